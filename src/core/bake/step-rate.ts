import { stateOnMarks } from '../base/marks.ts';
import { stepHzForSpin } from '../base/spin-limit.ts';
import { length } from '../base/vec3.ts';
import type { BakePlan, BodyPlan } from './plan.ts';

/**
 * The lowest step rate in whole hertz that carries every spin that bodies of the engine are given, at their release or by
 * the marks that they are let go from; 0 where none spins. Lone balls spin in their own layer, at any rate.
 */
export function neededStepHz(plan: BakePlan): number {
  return Math.max(0, ...plan.bodies.map((body) => (isLoneBall(body) ? 0 : stepHzForSpin(givenSpinRadps(body)))));
}

function givenSpinRadps(body: BodyPlan): number {
  if (body.drive === 'free') return length(body.angularVelocityRadps);
  return body.letGoS === null ? 0 : length(stateOnMarks(body.marks, body.letGoS).angularVelocityRadps);
}

function isLoneBall({ parts }: BodyPlan): boolean {
  return parts.length === 1 && parts[0]!.shape.type === 'ball';
}
