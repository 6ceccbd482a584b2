import { toLocal } from '../../base/quat.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { cameraPoseOf, pinholeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';

/** Points nearer to the plane of the lens, in metres, are taken to be this far from it. */
const NEAREST_M = 1e-6;

/**
 * Where a point of the world falls in the picture as shares of its width and height, from the top left. As in Kubric a point
 * behind the camera is mirrored through it, for the format has a place for every frame.
 */
export function sharesOf(shot: ShotSpec, frame: number, pointM: Vec3): readonly [number, number] {
  const { fxPx, fyPx, cxPx, cyPx, widthPx, heightPx } = pinholeOf(shot, frame);
  const [x, y, z] = toLocal(cameraPoseOf(shot, frame), pointM);
  const depth = Math.abs(z) < NEAREST_M ? NEAREST_M : -z;
  return [(cxPx + (fxPx * x) / depth) / widthPx, (cyPx - (fyPx * y) / depth) / heightPx];
}
