import { expect, test } from 'vitest';
import { readableJson } from '../../../../src/core/exporters/readable-json.ts';
import { shotJson } from '../../../../src/core/exporters/shot-json/shot-json.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { shotSpecSchema } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

const spec = buildShotSpec(sampleInput());

test('holds the whole spec', async () => {
  const files = await exported(shotJson, spec);
  expect([...files.keys()]).toEqual(['shot.json']);
  expect(shotSpecSchema.parse(JSON.parse(files.get('shot.json')!))).toEqual(spec);
});

test('large columns move to a file of their own', async () => {
  const files = await exported(shotJson, spec, { columnBudgetBytes: 400 });
  expect([...files.keys()].sort()).toEqual(['columns.bin', 'shot.json']);
  const { trajectories } = JSON.parse(files.get('shot.json')!);
  expect(trajectories[0].positionsM).toEqual({ file: 'columns.bin', offset: 0, type: 'float64', shape: [24, 3] });
  expect(shotJson.preflight(spec, { columnBudgetBytes: 400 })[0]!.message).toContain('columns.bin');
});

test('readable JSON keeps rows on a line and breaks what is long', () => {
  const value = {
    name: 'a',
    rows: [
      [1, 2],
      [3, 4],
    ],
    long: Array(60).fill(123),
    empty: [],
    nested: { deep: { x: 'y'.repeat(120) } },
  };
  const text = readableJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toContain('"rows": [[1, 2], [3, 4]]');
  expect(text.split('\n').filter((line) => line.includes('123'))).toHaveLength(1);
  expect(text).toContain('"deep": {\n');
});
