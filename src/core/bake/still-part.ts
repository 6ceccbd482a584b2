import { compose, conjugate, type Pose, type Quat } from '../base/quat.ts';
import { type Bounds, boundsOfPlaced } from '../base/shapes/bounds.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { nearestInto } from '../base/shapes/signed-distance.ts';
import type { BakePlan, BodyPlan } from './plan.ts';

/** A part that never moves, placed in the world and ready for exact distances. */
export interface StillPart extends Pose {
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly shape: Shape;
  readonly back: Quat;
  readonly isTurned: boolean;
  readonly bounds: Bounds;
  /** Key into the surfaces of the plan. */
  readonly surface: string;
}

/** Every part of every still body, in stored order. */
export function stillPartsOf(plan: BakePlan): StillPart[] {
  const parts: StillPart[] = [];
  for (let i = 0; i < plan.bodies.length; i++) {
    if (plan.bodies[i]!.drive === 'still') parts.push(...partsOf(plan, i));
  }
  return parts;
}

/** What does not change from one varied plan to the next is worked out once. */
interface Known {
  readonly bodyIndex: number;
  readonly surfaces: BakePlan['surfaces'];
  readonly parts: readonly StillPart[];
}

const cache = new WeakMap<BodyPlan, Known>();

function partsOf({ bodies, surfaces }: BakePlan, bodyIndex: number): readonly StillPart[] {
  const body = bodies[bodyIndex]!;
  const known = cache.get(body);
  if (known && known.bodyIndex === bodyIndex && known.surfaces === surfaces) return known.parts;
  const parts = body.parts.map((part, partIndex) => {
    const pose = compose(body, part);
    const [x, y, z] = pose.rotation;
    return {
      ...pose,
      bodyIndex,
      partIndex,
      shape: part.shape,
      back: conjugate(pose.rotation),
      isTurned: x !== 0 || y !== 0 || z !== 0,
      bounds: boundsOfPlaced([{ ...pose, shape: part.shape }]),
      surface: surfaces[`${body.id}/${part.id}`]!,
    };
  });
  cache.set(body, { bodyIndex, surfaces, parts });
  return parts;
}

/**
 * Writes the distance from a world point to the part's surface, negative inside, and the outward normal in the world, into
 * the four places of `out`.
 */
export function nearestOnStill(part: StillPart, x: number, y: number, z: number, out: Float64Array): void {
  const lx = x - part.positionM[0];
  const ly = y - part.positionM[1];
  const lz = z - part.positionM[2];
  if (!part.isTurned) {
    nearestInto(part.shape, lx, ly, lz, out);
    return;
  }
  turn(part.back, lx, ly, lz);
  nearestInto(part.shape, turned[0]!, turned[1]!, turned[2]!, out);
  turn(part.rotation, out[1]!, out[2]!, out[3]!);
  out[1] = turned[0]!;
  out[2] = turned[1]!;
  out[3] = turned[2]!;
}

/** Distance of a world point from the axis of a ring, in metres. */
export function distanceFromAxis(part: StillPart, x: number, y: number, z: number): number {
  turn(part.back, x - part.positionM[0], y - part.positionM[1], z - part.positionM[2]);
  return Math.sqrt(turned[0]! * turned[0]! + turned[2]! * turned[2]!);
}

const turned = new Float64Array(3);

function turn([qx, qy, qz, w]: Quat, x: number, y: number, z: number): void {
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  turned[0] = x + w * tx + qy * tz - qz * ty;
  turned[1] = y + w * ty + qz * tx - qx * tz;
  turned[2] = z + w * tz + qx * ty - qy * tx;
}

/** A lower bound on the distance of a point from a part: that from its bounds, 0 inside them. */
export function distanceFromBounds({ bounds: { minM, maxM } }: StillPart, x: number, y: number, z: number): number {
  const dx = Math.max(minM[0] - x, 0, x - maxM[0]);
  const dy = Math.max(minM[1] - y, 0, y - maxM[1]);
  const dz = Math.max(minM[2] - z, 0, z - maxM[2]);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
