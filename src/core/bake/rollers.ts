import { rotate } from '../base/quat.ts';
import { cross, dot, length, sub, UP, type Vec3 } from '../base/vec3.ts';
import type { BodyPlan } from './plan.ts';

/** Parts whose axes lean or lie apart by more than this, in radians or metres, roll about no common axis. */
const OFF_AXIS = 1e-6;

/** A body that rolls about one axis: a wheel, a can, a pipe. */
export interface Roller {
  /** Unit vector, in the body's frame. */
  readonly axis: Vec3;
  /** By part. */
  readonly radiiM: readonly number[];
  /** About the axis. */
  readonly inertiaKgm2: number;
}

/** How a body rolls; null unless all its parts are cylinders and capsules about one axis. */
export function rollerOf(body: BodyPlan): Roller | null {
  const first = body.parts[0];
  if (body.drive === 'still' || !first) return null;
  const axis = rotate(first.rotation, UP);
  const radiiM: number[] = [];
  for (const { shape, rotation, positionM } of body.parts) {
    if (shape.type !== 'cylinder' && shape.type !== 'capsule') return null;
    if (length(cross(rotate(rotation, UP), axis)) > OFF_AXIS) return null;
    if (length(cross(sub(positionM, first.positionM), axis)) > OFF_AXIS) return null;
    radiiM.push(shape.radiusM);
  }
  // I = sum of I_k (axis . e_k)^2 over the principal axes e_k.
  const inertiaKgm2 = ([0, 1, 2] as const).reduce<number>((sum, k) => {
    const e = rotate(body.principalRotation, [k === 0 ? 1 : 0, k === 1 ? 1 : 0, k === 2 ? 1 : 0]);
    return sum + body.inertiaKgm2[k] * dot(axis, e) * dot(axis, e);
  }, 0);
  return { axis, radiiM, inertiaKgm2 };
}
