import type { Quat } from '../../base/quat.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { steadyTurns } from '../steady-turns.ts';
import { sampled, tuple } from './usda-text.ts';

/** A frame of the clip on the time codes of a layer. */
export interface TimedKey {
  readonly frame: number;
  readonly timeCode: number;
}

/** Place and turn of a prim, for each key. */
export function poseLines(
  keys: readonly TimedKey[],
  positionsM: readonly Vec3[],
  rotations: readonly Quat[],
): readonly string[] {
  const turns = steadyTurns(rotations);
  return [
    ...samples('quatf xformOp:orient', keys, (frame) => orientLine(turns[frame]!)),
    ...samples('double3 xformOp:translate', keys, (frame) => tuple(positionsM[frame]!)),
    'uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:orient"]',
  ];
}

/** A property that has a value for each key. */
export function samples(
  property: string,
  keys: readonly TimedKey[],
  valueAt: (frame: number) => string,
): readonly string[] {
  return sampled(
    property,
    keys.map(({ frame, timeCode }) => ({ at: timeCode, value: valueAt(frame) })),
  );
}

/** Quaternions of USD begin with their real part. */
export function orientLine([x, y, z, w]: Quat): string {
  return tuple([w, x, y, z], 8);
}
