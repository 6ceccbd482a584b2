import { PI } from './math.ts';

/** The engine turns a body by at most this in one step, in radians. Source: Rapier 0.21, measured at 60 to 960 Hz. */
const MAX_TURN_PER_STEP_RAD = PI / 4;

/** The fastest spin that the engine carries at a step rate, in rad/s. */
export function fastestSpinRadps(stepHz: number): number {
  return MAX_TURN_PER_STEP_RAD * stepHz;
}

/** The lowest step rate in whole hertz at which the engine carries a spin. */
export function stepHzForSpin(spinRadps: number): number {
  return Math.ceil(spinRadps / MAX_TURN_PER_STEP_RAD - 1e-9);
}
