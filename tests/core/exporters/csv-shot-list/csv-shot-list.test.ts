import { expect, test } from 'vitest';
import { csvShotList } from '../../../../src/core/exporters/csv-shot-list/csv-shot-list.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { exported, exportedBytes } from '../export-sample.ts';
import { hasPython, python } from '../python.ts';

const ODD = ['=HYPERLINK("x")', 'Ball, "the" 🏀/\\ \n two', 'é'.repeat(200)];

function spec() {
  const shots = Object.fromEntries(ODD.map((name, i) => [`s${i}`, sampleShot(`a${i}`, { name, durationFrames: 12 })]));
  return buildShotSpec(sampleInput(sampleScene(shots)));
}

test.skipIf(!hasPython('csv'))("Python's csv reads a row for each shot, whatever its name", async () => {
  const bytes = (await exportedBytes(csvShotList, spec(), { startTimecode: '01:00:00:00' })).get(
    'editing/shot-list.csv',
  )!;
  const rows = JSON.parse(
    python(
      `import sys, csv, io, json
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.DictReader(io.StringIO(text, newline=''), strict=True))))`,
      bytes,
    ),
  ) as Record<string, string>[];
  expect(rows.map((row) => row.Name)).toEqual([`'${ODD[0]}`, 'Ball, "the" 🏀/\\ two', ODD[2]]);
  expect(rows.map((row) => [row.In, row.Out, row.Frames])).toEqual([
    ['01:00:00:00', '01:00:00:12', '12'],
    ['01:00:00:12', '01:00:01:00', '12'],
    ['01:00:01:00', '01:00:01:12', '12'],
  ]);
  expect(rows[0]).toMatchObject({
    Shot: '1',
    Subject: 'Ball',
    'Frame rate': '24',
    'Length (s)': '0.5',
    'Lens at first (mm)': '35',
    'Sensor (mm)': '36 x 24',
  });
  expect(new Set(rows.map((row) => Object.keys(row).length))).toEqual(new Set([22]));
});

test('rows end as RFC 4180 says, and a start that is no timecode is told', async () => {
  const text = (await exported(csvShotList, spec())).get('editing/shot-list.csv')!;
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(5);
  const told = csvShotList.preflight(spec(), { startTimecode: '01:00:00:99' });
  expect(told[0]).toMatchObject({ level: 'error', path: 'startTimecode' });
});
