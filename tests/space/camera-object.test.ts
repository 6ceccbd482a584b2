import fc from 'fast-check';
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { normalizeQuat } from '../../src/core/base/quat.ts';
import type { CameraState } from '../../src/core/camera/camera.ts';
import { intrinsicsOf, project } from '../../src/core/camera/projection.ts';
import { applyCameraState, applyPinhole, createFilmCamera } from '../../src/space/camera-object.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const cameras = fc.record({
  positionM: fc.tuple(number(-20, 20), number(-20, 20), number(-20, 20)),
  rotation: fc
    .tuple(number(-1, 1), number(-1, 1), number(-1, 1), number(-1, 1))
    .filter((q) => Math.hypot(...q) > 0.1)
    .map((q) => normalizeQuat(q)),
  focalLengthMm: number(12, 200),
  fStop: fc.constant(4),
  focusDistanceM: fc.constant(3),
  sensorMm: fc.constantFrom([36, 24], [24.89, 18.66], [36, 20.25]) as fc.Arbitrary<[number, number]>,
  squeeze: fc.constantFrom(1, 1.33, 2),
});
const sizes = fc.constantFrom([1280, 720], [1920, 804], [720, 1280], [1001, 777]) as fc.Arbitrary<[number, number]>;

describe('applyCameraState', () => {
  it('puts every point where the core projects it, within a thousandth of a pixel', () => {
    fc.assert(
      fc.property(
        cameras,
        sizes,
        fc.tuple(number(-0.9, 0.9), number(-0.9, 0.9), number(0.5, 60)),
        (state: CameraState, [widthPx, heightPx], [across, up, depth]) => {
          const camera = createFilmCamera();
          applyCameraState(camera, state, widthPx, heightPx);
          const intrinsics = intrinsicsOf(state, widthPx, heightPx);
          const point = new Vector3(
            (across * depth * widthPx) / (2 * intrinsics.fxPx),
            (up * depth * heightPx) / (2 * intrinsics.fyPx),
            -depth,
          ).applyMatrix4(camera.matrixWorld);
          const expected = project(intrinsics, state, point.toArray())!;
          const ndc = point.clone().project(camera);
          expect(Math.abs(((ndc.x + 1) / 2) * widthPx - expected[0])).toBeLessThan(1e-3);
          expect(Math.abs(((1 - ndc.y) / 2) * heightPx - expected[1])).toBeLessThan(1e-3);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('applyPinhole', () => {
  it('keeps two focal lengths apart', () => {
    const camera = createFilmCamera();
    const pinhole = { widthPx: 1000, heightPx: 500, fxPx: 400, fyPx: 800 };
    applyPinhole(camera, { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] }, pinhole);
    // A point at depth 2, 1 m right and 0.5 m up: 400 / 2 = 200 px right and 800 * 0.5 / 2 = 200 px up of the middle.
    const ndc = new Vector3(1, 0.5, -2).project(camera);
    expect(((ndc.x + 1) / 2) * 1000).toBeCloseTo(700, 3);
    expect(((1 - ndc.y) / 2) * 500).toBeCloseTo(50, 3);
  });
});
