import { accelerationAloft } from './air.ts';
import { carry, type LayerBall, wayOf } from './layer-ball.ts';
import type { Medium } from './medium.ts';

/** Kept from what may be near, in metres. */
const MARGIN_M = 1e-3;

/**
 * Takes the only ball of a plan through up to `most` steps in which nothing at all can be near, as any other step would, but
 * without the questions. Calls `arrive` after each, until it returns false. Returns how many it took.
 */
export type LoneFlight = (most: number, arrive: () => boolean) => number;

export function createLoneFlight(ball: LayerBall, medium: Medium, stepS: number): LoneFlight {
  const flight = medium.flightOf(ball.bodyIndex);
  const half = stepS / 2;
  const at = new Float64Array(9);
  const from = new Float64Array(3);
  const felt = new Float64Array(3);

  /** The acceleration at the middle of the step. */
  function feelAir(): void {
    const { vx, vy, vz } = ball;
    from[0] = vx;
    from[1] = vy;
    from[2] = vz;
    at[3] = vx;
    at[4] = vy;
    at[5] = vz;
    accelerationAloft(flight, at, from, half, felt);
    at[3] = vx + felt[0]! * half;
    at[4] = vy + felt[1]! * half;
    at[5] = vz + felt[2]! * half;
    accelerationAloft(flight, at, from, half, felt);
    ball.ax = felt[0]!;
    ball.ay = felt[1]!;
    ball.az = felt[2]!;
  }

  return (most, arrive) => {
    if (!ball.isFree || ball.clearM <= 0 || ball.touches.length > 0) return 0;
    const aloftM = medium.clearOf(ball.bodyIndex, [ball.px, ball.py, ball.pz]) - MARGIN_M;
    let clearM = Math.min(ball.clearM, aloftM);
    at[6] = ball.wx;
    at[7] = ball.wy;
    at[8] = ball.wz;
    ball.bx = 0;
    ball.by = 0;
    ball.bz = 0;
    let taken = 0;
    while (taken < most) {
      feelAir();
      const wayM = wayOf(ball, stepS);
      clearM -= wayM;
      if (clearM <= 0) break;
      ball.clearM -= wayM;
      ball.atS = 0;
      carry(ball, stepS);
      taken++;
      if (!arrive()) break;
    }
    return taken;
  };
}
