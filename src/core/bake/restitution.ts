import { MAX_RESTITUTION } from '../materials/pairs.ts';
import type { PairPlan } from './plan.ts';

/** At this closing speed or below nothing bounces: it lands, and rests, rolls or slides. In m/s; our choice. */
export const LANDING_MPS = 0.02;
/** From this closing speed on a bounce is as large as the pair says, in m/s; our choice. */
export const FULL_BOUNCE_MPS = 0.05;

/**
 * Restitution at a closing speed: the pair's own, times its curve, tapered straight to nothing between the two speeds
 * above, so that the last bounces die out instead of going on for ever.
 */
export function restitutionAt({ restitution, restitutionCurve }: PairPlan, closingMps: number): number {
  if (closingMps <= LANDING_MPS) return 0;
  const e = Math.min(MAX_RESTITUTION, restitution * factorAt(restitutionCurve, closingMps));
  if (closingMps >= FULL_BOUNCE_MPS) return e;
  return (e * (closingMps - LANDING_MPS)) / (FULL_BOUNCE_MPS - LANDING_MPS);
}

/** The factor of a curve at a speed: straight between its points and level beyond; 1 where it has none. */
export function factorAt(curve: PairPlan['restitutionCurve'], speedMps: number): number {
  let below = curve[0];
  if (!below) return 1;
  for (const above of curve) {
    if (speedMps <= above[0]) {
      const span = above[0] - below[0];
      return span > 0 ? below[1] + ((above[1] - below[1]) * (speedMps - below[0])) / span : above[1];
    }
    below = above;
  }
  return below[1];
}
