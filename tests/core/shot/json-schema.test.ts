import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { sceneJsonSchema } from '../../../src/core/scene/json-schema.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { COLUMNS, moveColumns } from '../../../src/core/shot/columns.ts';
import { shotSpecJsonSchema } from '../../../src/core/shot/json-schema.ts';
import { sampleInput, sampleScene } from './sample.ts';

const published = (name: string) => readFileSync(new URL(`../../../docs/spec/${name}`, import.meta.url), 'utf8');
const asText = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;
const HINT = 'run node scripts/write-spec.mjs';

describe('published schemas', () => {
  test('are up to date', () => {
    expect(published('shot-spec-v1.schema.json') === asText(shotSpecJsonSchema()), HINT).toBe(true);
    expect(published('scene-v2.schema.json') === asText(sceneJsonSchema()), HINT).toBe(true);
  });

  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false }).compile(
    JSON.parse(published('shot-spec-v1.schema.json')),
  );
  const spec = buildShotSpec(sampleInput());

  test('accept a shot spec, with its columns in place or moved', () => {
    validate(JSON.parse(JSON.stringify(spec)));
    expect(validate.errors).toBeNull();
    validate(JSON.parse(JSON.stringify(moveColumns(spec, 'columns.bin', 0).spec)));
    expect(validate.errors).toBeNull();
  });

  test('accept later additions and refuse what is missing or misshapen', () => {
    expect(validate({ ...spec, later: 1 })).toBe(true);
    expect(validate({ ...spec, version: 2 })).toBe(false);
    const { camera: _, ...rest } = spec;
    expect(validate(rest)).toBe(false);
    expect(validate({ ...spec, camera: { ...spec.camera, positionsM: [[0, 0]] } })).toBe(false);
  });

  test('accept a scene', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false });
    const check = ajv.compile(JSON.parse(published('scene-v2.schema.json')));
    check(sampleScene());
    expect(check.errors).toBeNull();
  });
});

describe('moveColumns', () => {
  const spec = buildShotSpec(sampleInput());

  test('leaves small specs alone', () => {
    const { spec: same, bytes } = moveColumns(spec, 'columns.bin');
    expect(bytes).toBeNull();
    expect(same).toBe(spec);
  });

  test('every column comes back from its bytes, null as NaN', () => {
    const hidden = structuredClone(spec);
    hidden.tracks2d[1]!.centersPx[3] = null;
    const { spec: moved, bytes } = moveColumns(hidden, 'columns.bin', 0);
    const at = (root: unknown, path: readonly string[]): unknown[] =>
      path.reduce<unknown[]>(
        (found, step) => found.flatMap((v) => (step === '*' ? (v as unknown[]) : [(v as never)[step]])),
        [root],
      );
    let total = 0;
    for (const { path, width } of COLUMNS) {
      const originals = at(hidden, path) as (number | number[] | null)[][];
      const references = at(moved, path) as { offset: number; shape: number[]; type: string }[];
      references.forEach((reference, i) => {
        const column = originals[i]!;
        expect(reference.shape).toEqual(width === 1 ? [column.length] : [column.length, width]);
        expect(reference.offset).toBe(total);
        total += 8 * column.length * width;
        const view = new DataView(bytes!.buffer, reference.offset);
        column.forEach((row, r) => {
          for (let k = 0; k < width; k++) {
            const value = view.getFloat64(8 * (r * width + k), true);
            expect(value).toBe(row === null ? Number.NaN : typeof row === 'number' ? row : row[k]);
          }
        });
      });
    }
    expect(bytes!.length).toBe(total);
  });

  test('moves a column of all bodies together once it is over the budget', () => {
    // 24 rows of three numbers for one body: a few hundred bytes of positions, fewer of focal lengths.
    const { spec: moved } = moveColumns(spec, 'columns.bin', 400) as { spec: typeof spec };
    expect(moved.trajectories[0]!.positionsM).toHaveProperty('file', 'columns.bin');
    expect(moved.camera.focalLengthsMm).toEqual(spec.camera.focalLengthsMm);
  });
});
