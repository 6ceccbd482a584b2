import { shapeBounds } from '../base/shapes/bounds.ts';
import { distance, length } from '../base/vec3.ts';
import type { BakePlan, BodyPlan } from './plan.ts';

/** How far any body can plausibly fall in a scene, which bounds the speed it may reach, in metres. */
export const FALL_M = 20;
/** The steepest easing leaves or reaches a mark at twice the mean speed of its stretch. */
const STEEPEST_EASING = 2;

/** The extent of a body's thinnest part along its thinnest side, in metres. */
export function thicknessM(body: BodyPlan): number {
  return Math.min(
    ...body.parts.map((part) => {
      const { minM, maxM } = shapeBounds(part.shape);
      return Math.min(maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]);
    }),
  );
}

/** The fastest that marks carry any body's origin, in m/s. */
export function fastestCarriedMps(plan: BakePlan): number {
  let fastest = 0;
  for (const { marks } of plan.bodies) {
    for (let k = 1; k < marks.length; k++) {
      const from = marks[k - 1]!;
      const to = marks[k]!;
      if (from.easing === 'hold' || to.timeS <= from.timeS) continue;
      const mean = distance(from.positionM, to.positionM) / (to.timeS - from.timeS);
      fastest = Math.max(fastest, STEEPEST_EASING * mean);
    }
  }
  return fastest;
}

/** Whether a body could cover half its own thickness in one step, and so needs to be swept against moving things. */
export function isFast(plan: BakePlan, body: BodyPlan, carriedMps: number): boolean {
  const { velocityMps: v } = body;
  const fallen = Math.sqrt(length(v) * length(v) + 2 * length(plan.gravityMps2) * FALL_M);
  return (fallen + carriedMps) / plan.stepHz > thicknessM(body) / 2;
}
