import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fromUnrealRows, toUnrealRows, type UnrealRows } from '../../../../src/core/base/frames.ts';
import { reCamMaster } from '../../../../src/core/exporters/recammaster/recammaster.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';
import { movingCameraSpec, worstPx } from '../moving-camera.ts';

const FIXTURE = fileURLToPath(
  new URL('../../../../../shared/fixtures/recammaster/camera_extrinsics.json', import.meta.url),
);
const hasFixture = existsSync(FIXTURE);
if (!hasFixture) process.stdout.write(`Skipped: ReCamMaster's own file is not at ${FIXTURE}.\n`);
/** Well under the half pixel that is asked for: nine decimals of a rotation, thousandths of a pixel. */
const TOLERANCE_PX = 0.01;

type Matrix = readonly (readonly number[])[];
type Path = Record<string, Record<string, string>>;

/** As ReCamMaster's `parse_matrix`. */
function parse(text: string): Matrix {
  return text
    .trim()
    .split('] [')
    .map((row) => row.replace(/[[\]]/g, '').split(/\s+/).filter(Boolean).map(Number));
}

/** As ReCamMaster's loader: columns right, down, forward and place in metres, of the world the file is in. */
function cameraToWorld(matrix: Matrix): Matrix {
  const transposed = [0, 1, 2].map((i) => matrix.map((row) => row[i]!));
  return transposed.map(([forward, right, up, place]) => [right!, -up!, forward!, place! / 100]);
}

/** Where a point of our world falls for a camera of the file; the file's world is (-z, x, y) of ours. */
function pixel(c2w: Matrix, [x, y, z]: readonly number[], f: number, cx: number, cy: number): [number, number] {
  const away = [-z!, x!, y!].map((p, i) => p - c2w[i]![3]!);
  const [X, Y, Z] = [0, 1, 2].map((k) => c2w.reduce((sum, row, i) => sum + row[k]! * away[i]!, 0)) as [
    number,
    number,
    number,
  ];
  return [(f * X) / Z + cx, (f * Y) / Z + cy];
}

test('reprojects, in every frame that the loader may read', async () => {
  const spec = movingCameraSpec({ durationFrames: 81 });
  const path = JSON.parse((await exported(reCamMaster, spec)).get('recammaster/camera_extrinsics.json')!) as Path;
  expect(Object.keys(path)).toEqual(Array.from({ length: 81 }, (_, i) => `frame${i}`));
  expect(path.frame0!.cam01).toMatch(/^(\[(-?[\d.e-]+ ){3}[01]\] ){4}$/);
  const { fxPx, cxPx, cyPx } = spec.camera;
  const worst = worstPx(spec, (frame, mark) =>
    pixel(cameraToWorld(parse(path[`frame${frame}`]!.cam01!)), mark, fxPx[frame]!, cxPx, cyPx),
  );
  expect(worst).toBeLessThan(TOLERANCE_PX);
});

test('wants 81 frames at the rate and size of the clip', () => {
  const spec = movingCameraSpec({ durationFrames: 48 });
  const { frameRate, widthPx, heightPx } = spec.clip;
  const format = { frameRate, widthPx, heightPx, startFrame: 24, frameCount: 81 };
  expect(reCamMaster.clip!(spec, reCamMaster.options.parse({ beginAtS: 1 }))).toEqual(format);
  expect(reCamMaster.preflight(spec, reCamMaster.options.parse({}))).toEqual([]);
});

test('tells of a zoom and of cuts', () => {
  const spec = movingCameraSpec({ durationFrames: 81 });
  const fxPx = spec.camera.fxPx.map((f, i) => f + i);
  const zooming = { ...spec, camera: { ...spec.camera, fxPx } };
  expect(reCamMaster.preflight(zooming, { beginAtS: 0 })[0]!.message).toContain(
    'the zoom from 1244 to 1324 px is lost',
  );
  const cut = buildShotSpec(
    sampleInput(sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { cameraId: 'cam-b' }) })),
  );
  expect(reCamMaster.preflight(cut, { beginAtS: 0 }).map((p) => p.path)).toContain('shots');
});

test.skipIf(!hasFixture)(
  'the shipped cameras read as ours, come back as they were, and move as their names say',
  () => {
    const path = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Path;
    expect(Object.keys(path)).toHaveLength(81);
    for (const cameras of Object.values(path)) {
      for (const text of Object.values(cameras)) {
        const given = parse(text);
        const rows = given.map((row) => row.slice(0, 3)) as unknown as UnrealRows;
        const back = toUnrealRows(fromUnrealRows(rows)).map((row, i) => [...row, i === 3 ? 1 : 0]);
        // The file has six digits, of centimetres up to 3500: a hundredth; its axes are square to one part in a million.
        back.flat().forEach((x, k) => void expect(Math.abs(x - given.flat()[k]!)).toBeLessThan(1e-2));
      }
    }
    const moved = (camera: string) => {
      const [a, b] = ['frame0', 'frame80'].map((frame) => fromUnrealRows(rowsOf(path[frame]![camera]!)));
      return a!.positionM.map((p, i) => b!.positionM[i]! - p);
    };
    // Ours looks along -z with y up: camera 5 moves 1.99 m ahead, camera 7 0.99 m up.
    [0, 0, -1.99].forEach((x, i) => void expect(moved('cam05')[i]).toBeCloseTo(x, 1));
    expect(Math.abs(moved('cam07')[1]!)).toBeCloseTo(0.99, 1);
  },
);

function rowsOf(text: string): UnrealRows {
  return parse(text).map((row) => row.slice(0, 3)) as unknown as UnrealRows;
}
