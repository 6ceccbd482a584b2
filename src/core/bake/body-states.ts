import type { Quat } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { BodyState } from '../motion/motion.ts';
import type { BakePlan } from './plan.ts';

/** The true state of every body now, packed by body: doubles, so that our own layer loses nothing. */
export interface BodyStates {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly v: Float64Array;
  readonly w: Float64Array;
}

export function startStates(plan: BakePlan): BodyStates {
  const n = plan.bodies.length;
  const states = {
    p: new Float64Array(3 * n),
    q: new Float64Array(4 * n),
    v: new Float64Array(3 * n),
    w: new Float64Array(3 * n),
  };
  plan.bodies.forEach((body, i) => {
    writeState(states, i, body);
  });
  return states;
}

export function writeState(states: BodyStates, i: number, state: BodyState): void {
  for (let k = 0; k < 3; k++) {
    states.p[3 * i + k] = state.positionM[k]!;
    states.v[3 * i + k] = state.velocityMps[k]!;
    states.w[3 * i + k] = state.angularVelocityRadps[k]!;
  }
  for (let k = 0; k < 4; k++) states.q[4 * i + k] = state.rotation[k]!;
}

export function vecOf(column: Float64Array, i: number): Vec3 {
  return [column[3 * i]!, column[3 * i + 1]!, column[3 * i + 2]!];
}

export function quatOf(column: Float64Array, i: number): Quat {
  return [column[4 * i]!, column[4 * i + 1]!, column[4 * i + 2]!, column[4 * i + 3]!];
}

export function readState(states: BodyStates, i: number): BodyState {
  return {
    positionM: vecOf(states.p, i),
    rotation: quatOf(states.q, i),
    velocityMps: vecOf(states.v, i),
    angularVelocityRadps: vecOf(states.w, i),
  };
}
