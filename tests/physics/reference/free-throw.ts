import { speedTo } from './flight.ts';
import { leastGap, type Ring } from './ring.ts';
import type { V } from './vectors.ts';

/** A throw in the plane of the hoop's axis: how far away and how far below the ring's centreline it is let go. */
export interface FreeThrow {
  readonly ring: Ring;
  readonly awayM: number;
  readonly upM: number;
}

/** Ring centreline at 3.048 m, release at 2.134 m, 4.191 m away; a ring of 18 in of a rod of 5/8 in; a ball of 119.2 mm. */
export const TEXTBOOK: FreeThrow = {
  ring: { ringM: 0.2286 + 0.0079, rodM: 0.0079, ballM: 0.1192 },
  awayM: 4.191,
  upM: 3.048 - 2.134,
};

/** Speeds without drag at which the ball passes the ring without a touch, computed from first principles. */
export const SWISH_WINDOWS: readonly (readonly [deg: number, window: readonly [low: number, high: number] | null])[] = [
  [45, null],
  [48, [7.172, 7.182]],
  [50, [7.136, 7.168]],
  [52, [7.125, 7.175]],
  [55, [7.15, 7.226]],
  [60, [7.314, 7.426]],
  [65, [7.658, 7.802]],
];

/** Velocity at an elevation, along +x. */
export const toward = (speedMps: number, deg: number): V => [
  speedMps * Math.cos((deg * Math.PI) / 180),
  speedMps * Math.sin((deg * Math.PI) / 180),
  0,
];

/** Where it is let go in a frame whose origin is the middle of the ring. */
export const releaseOf = ({ awayM, upM }: FreeThrow): V => [-awayM, -upM, 0];

export const middleSpeed = ({ awayM, upM }: FreeThrow, deg: number) => speedTo(awayM, upM, (deg * Math.PI) / 180);

/** Whether a drag-free throw touches nothing and goes in. */
export function isSwish(shot: FreeThrow, speedMps: number, deg: number): boolean {
  const v = toward(speedMps, deg);
  if (leastGap(shot.ring, releaseOf(shot), v) <= 0) return false;
  // In the plane of the axis: a clean pass beside the ring is none.
  const downS = (v[1] + Math.sqrt(v[1] * v[1] - 2 * 9.81 * shot.upM)) / 9.81;
  return Math.abs(v[0] * downS - shot.awayM) < shot.ring.ringM;
}

/**
 * The speeds at which a throw is a swish, to `width`: searched on a grid of 2 mm/s within 8 % of a speed that leads near the
 * middle, then bisected at both ends. Null where there is none. Windows narrower than the grid would be missed; the narrowest
 * asked for is 10 mm/s wide.
 */
export async function windowOf(
  nearMps: number,
  width: number,
  swishes: (speedMps: number) => boolean | Promise<boolean>,
): Promise<readonly [low: number, high: number] | null> {
  const gridMps = 0.002;
  const share = 0.08;
  const edge = async (clean: number, not: number): Promise<number> => {
    let a = clean;
    let b = not;
    while (Math.abs(b - a) > width) {
      const middle = (a + b) / 2;
      if (await swishes(middle)) a = middle;
      else b = middle;
    }
    return (a + b) / 2;
  };
  // From the middle outwards, so that a window that is there is found soon.
  for (let n = 0; n * gridMps < nearMps * share; n++) {
    for (const at of n === 0 ? [nearMps] : [nearMps + n * gridMps, nearMps - n * gridMps]) {
      if (!(await swishes(at))) continue;
      let high = at;
      while (await swishes(high + gridMps)) high += gridMps;
      let low = at;
      while (await swishes(low - gridMps)) low -= gridMps;
      return [await edge(low, low - gridMps), await edge(high, high + gridMps)];
    }
  }
  return null;
}
