import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { gen3c } from '../../../../src/core/exporters/gen3c/gen3c.ts';
import { toHalf } from '../../../../src/core/exporters/gen3c/half.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { BALL_RADIUS_M } from '../../shot/sample.ts';
import { inFolder } from '../in-folder.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython } from '../python.ts';
import { rayFrames } from '../ray-frames.ts';

async function written(shot: ShotSpec, options: unknown = {}) {
  const sink = createMemorySink();
  const frames = rayFrames(shot);
  await gen3c.write({ shot, options: gen3c.options.parse(options), sink, recordings: new Map(), frames });
  return sink.files;
}

const small = () => movingCameraSpec({ sizePx: [96, 64], durationFrames: 8 });

test.skipIf(!hasPython('numpy')).each([
  // Half precision of up to 8 m: half a step of 2^-8 m along the axis, a little more along the ray and slantwise.
  ['float16', 0.0025],
  ['float32', 1e-5],
] as const)('NumPy reads depth in %s that lies on the ball and the floor', async (precision, toleranceM) => {
  const shot = small();
  const centers = shot.trajectories[0]!.positionsM;
  const told = inFolder(await written(shot, { precision }), (folder) =>
    spawnSync('python3', [path.join(import.meta.dirname, 'read_gen3c.py'), path.join(folder, 'gen3c')], {
      input: JSON.stringify({ centers, radius: BALL_RADIUS_M }),
    }),
  );
  expect(told.status, String(told.stderr)).toBe(0);
  const { types, shapes, ballM, floorM, ballPixels, maskedShare } = JSON.parse(String(told.stdout));
  expect(types).toEqual({ depth: precision, mask: 'bool', w2c: 'float32', intrinsics: 'float32' });
  expect(shapes).toEqual({ depth: [8, 64, 96], mask: [8, 64, 96], w2c: [8, 4, 4], intrinsics: [8, 3, 3] });
  expect(ballPixels).toBeGreaterThan(200);
  expect(maskedShare).toBeGreaterThan(0.05);
  expect(ballM).toBeLessThan(toleranceM);
  expect(floorM).toBeLessThan(toleranceM);
});

test('halves are rounded to the nearest, ties to even', () => {
  const cases: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0x3c00],
    [65504, 0x7bff],
    [1e6, 0x7bff],
    [Number.POSITIVE_INFINITY, 0x7bff],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 - 2 ** -12, 0x4000],
    [2 ** -24, 1],
    [2 ** -14, 0x0400],
    [1e-9, 0],
  ];
  expect([...toHalf(Float32Array.from(cases, ([x]) => x))]).toEqual(cases.map(([, half]) => half));
});

test('is filmed in the format of GEN3C, from where it is told to begin', () => {
  const format = { frameRate: { num: 24, den: 1 }, frameCount: 121, widthPx: 1280, heightPx: 704 };
  const clipOf = (settings: unknown) => gen3c.clip!(small(), gen3c.options.parse(settings));
  expect(clipOf({})).toEqual({ ...format, startFrame: 0 });
  expect(clipOf({ beginAtS: 0.25 })).toEqual({ ...format, startFrame: 6 });
});

test('the same bytes twice', async () => {
  expect(await written(small())).toEqual(await written(small()));
});
