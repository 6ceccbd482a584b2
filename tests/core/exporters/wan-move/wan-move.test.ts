import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { npyOf } from '../../../../src/core/exporters/npy.ts';
import { wanMove } from '../../../../src/core/exporters/wan-move/wan-move.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleScene, sampleShot } from '../../shot/sample.ts';
import { exportedBytes } from '../export-sample.ts';
import { filmedFor } from '../filmed-for.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython, python } from '../python.ts';
import { readNpy } from '../read-npy.ts';

const FIXTURES = fileURLToPath(new URL('../../../../../shared/fixtures/wan-move/', import.meta.url));
const hasFixtures = existsSync(FIXTURES);
if (!hasFixtures) process.stdout.write(`Skipped: Wan-Move's own tracks are not at ${FIXTURES}.\n`);

/** Nothing stands between this camera and the ball or the floor's middle. */
const isInside = ([x, y]: readonly [number, number], { clip }: ShotSpec) =>
  x >= 0 && y >= 0 && x <= clip.widthPx && y <= clip.heightPx;

async function written(spec: ShotSpec, options: object = {}) {
  const files = await exportedBytes(wanMove, spec, options);
  return [files.get('wan-move/tracks.npy')!, files.get('wan-move/visibility.npy')!] as const;
}

test('films 81 frames at 16 fps in the size of the clip', () => {
  const { clip } = filmedFor(wanMove);
  expect([clip.frameCount, clip.frameRate, clip.widthPx, clip.heightPx]).toEqual([81, { num: 16, den: 1 }, 1280, 720]);
});

test('places and visibility of every track in every frame', async () => {
  const spec = filmedFor(wanMove);
  const [tracks, visibility] = (await written(spec, { bodies: 'all' })).map(readNpy);
  expect([tracks!.type, tracks!.shape]).toEqual(['<f4', [1, 81, 2, 2]]);
  expect([visibility!.type, visibility!.shape]).toEqual(['|b1', [1, 81, 2]]);
  const centers = spec.bodies.map(({ id }) => spec.tracks2d.find((t) => t.bodyId === id)!.centersPx);
  for (let i = 0; i < 81; i++) {
    centers.forEach((of, n) => {
      const [x, y] = of[i]!;
      // Single precision of some thousands.
      expect(tracks!.values[(i * 2 + n) * 2]).toBeCloseTo(x, 3);
      expect(tracks!.values[(i * 2 + n) * 2 + 1]).toBeCloseTo(y, 3);
      expect(visibility!.values[i * 2 + n]).toBe(Number(isInside(of[i]!, spec)));
    });
  }
});

test('says which picture its places are in, and of cuts', () => {
  const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { cameraId: 'cam-b' }) });
  const messages = wanMove.preflight(filmedFor(wanMove, {}, scene), wanMove.options.parse({})).map((p) => p.message);
  expect(messages).toContainEqual(expect.stringContaining('a first picture of 1280x720'));
  expect(messages).toContainEqual(expect.stringMatching(/^The clip has 2 shots.*from the cut at 1\.00 s on/));
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
