import { compose, conjugate, type Pose, type Quat, rotate } from '../base/quat.ts';
import { type Bounds, boundsOfPlaced } from '../base/shapes/bounds.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { nearestOn } from '../base/shapes/signed-distance.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { BakePlan } from './plan.ts';

/** A part that never moves, placed in the world and ready for exact distances. */
export interface StillPart extends Pose {
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly shape: Shape;
  readonly back: Quat;
  readonly bounds: Bounds;
  /** Key into the surfaces of the plan. */
  readonly surface: string;
}

/** Every part of every still body, in stored order. */
export function stillPartsOf(plan: BakePlan): StillPart[] {
  return plan.bodies.flatMap((body, bodyIndex) => {
    if (body.drive !== 'still') return [];
    return body.parts.map((part, partIndex) => {
      const pose = compose(body, part);
      return {
        ...pose,
        bodyIndex,
        partIndex,
        shape: part.shape,
        back: conjugate(pose.rotation),
        bounds: boundsOfPlaced([{ ...pose, shape: part.shape }]),
        surface: plan.surfaces[`${body.id}/${part.id}`]!,
      };
    });
  });
}

/** Distance from a world point to the part's surface, negative inside, and the outward normal in the world. */
export function nearestOnStill(part: StillPart, point: Vec3): { readonly distanceM: number; readonly normal: Vec3 } {
  const local = rotate(part.back, [
    point[0] - part.positionM[0],
    point[1] - part.positionM[1],
    point[2] - part.positionM[2],
  ]);
  const nearest = nearestOn(part.shape, local);
  return { distanceM: nearest.distanceM, normal: rotate(part.rotation, nearest.normal) };
}

/** Whether a point may lie within `reachM` of the part: a test against its bounds that is never wrongly false. */
export function isWithinReach({ bounds: { minM, maxM } }: StillPart, p: Vec3, reachM: number): boolean {
  return (
    p[0] > minM[0] - reachM &&
    p[0] < maxM[0] + reachM &&
    p[1] > minM[1] - reachM &&
    p[1] < maxM[1] + reachM &&
    p[2] > minM[2] - reachM &&
    p[2] < maxM[2] + reachM
  );
}
