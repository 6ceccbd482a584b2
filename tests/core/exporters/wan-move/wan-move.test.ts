import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { npyOf } from '../../../../src/core/exporters/npy.ts';
import { wanMove } from '../../../../src/core/exporters/wan-move/wan-move.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exportedBytes } from '../export-sample.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython, python } from '../python.ts';
import { readNpy } from '../read-npy.ts';

const FIXTURES = fileURLToPath(new URL('../../../../../shared/fixtures/wan-move/', import.meta.url));
const hasFixtures = existsSync(FIXTURES);
if (!hasFixtures) process.stdout.write(`Skipped: Wan-Move's own tracks are not at ${FIXTURES}.\n`);

async function written(spec: ShotSpec, options: object = {}) {
  const files = await exportedBytes(wanMove, spec, options);
  return [files.get('wan-move_tracks.npy')!, files.get('wan-move_visibility.npy')!] as const;
}

test('places and visibility of every track at 81 instants, held and hidden after the end', async () => {
  const spec = movingCameraSpec({ frameRate: { num: 16, den: 1 } });
  const [tracks, visibility] = (await written(spec, { bodies: 'all' })).map(readNpy);
  expect([tracks!.type, tracks!.shape]).toEqual(['<f4', [1, 81, 2, 2]]);
  expect([visibility!.type, visibility!.shape]).toEqual(['|b1', [1, 81, 2]]);
  const centers = spec.bodies.map(({ id }) => spec.tracks2d.find((t) => t.bodyId === id)!.centersPx);
  const { frameCount } = spec.clip;
  expect(frameCount).toBe(16);
  for (let i = 0; i < 81; i++) {
    centers.forEach((of, n) => {
      const [x, y] = of[Math.min(i, frameCount - 1)]!;
      // Single precision of some thousands.
      expect(tracks!.values[(i * 2 + n) * 2]).toBeCloseTo(x, 3);
      expect(tracks!.values[(i * 2 + n) * 2 + 1]).toBeCloseTo(y, 3);
      if (i >= frameCount) expect(visibility!.values[i * 2 + n]).toBe(0);
    });
  }
  expect(visibility!.values[1]).toBe(1);
});

test('says what another rate and a short clip cost', () => {
  const problems = wanMove.preflight(movingCameraSpec(), wanMove.options.parse({}));
  const messages = problems.map((p) => p.message);
  expect(messages[0]).toBe(
    'Wan-Move reads 81 frames at 16 fps (5.06 s), and the clip ends after 16 of them (1 s from frame 0): in the last 65 of ' +
      'wan-move_tracks.npy points are hidden and steer nothing. Make the clip at least 121 frames long.',
  );
  expect(messages[1]).toMatch(/the clip has 24 fps: .* Export the clip at 16 fps for exact places\.$/);
  expect(messages.at(-1)).toContain('a first picture of 1280x720');
});

test.skipIf(!hasFixtures)("Wan-Move's own files read, and come back byte for byte", () => {
  const [tracks, visibility] = ['example_tracks.npy', 'example_visibility.npy'].map((name) =>
    readFileSync(FIXTURES + name),
  );
  const [places, seen] = [readNpy(tracks!), readNpy(visibility!)];
  expect([places.type, places.shape]).toEqual(['<f4', [1, 81, 1, 2]]);
  expect([seen.type, seen.shape]).toEqual(['|b1', [1, 81, 1]]);
  const { shape } = places;
  expect(npyOf({ values: Float32Array.from(places.values), shape })).toEqual(new Uint8Array(tracks!));
  expect(npyOf({ flags: seen.values.map((x) => x === 1), shape: seen.shape })).toEqual(new Uint8Array(visibility!));
});

test.skipIf(!hasPython('numpy'))('NumPy reads the same numbers', async () => {
  const [tracks, visibility] = await written(movingCameraSpec());
  for (const bytes of [tracks, visibility]) {
    const told = python(
      `import sys, io, json, numpy
a = numpy.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
print(json.dumps({'type': str(a.dtype), 'shape': a.shape, 'values': a.astype(float).ravel().tolist()}))`,
      bytes,
    );
    const ours = readNpy(bytes);
    const type = bytes === tracks ? 'float32' : 'bool';
    expect(JSON.parse(told)).toEqual({ type, shape: ours.shape, values: ours.values });
  }
});
