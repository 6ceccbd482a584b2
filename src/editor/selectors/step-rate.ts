import { fastestSpinRadps, stepHzForSpin } from '../../core/base/spin-limit.ts';
import { length } from '../../core/base/vec3.ts';
import type { TakeResult } from '../../core/tasks.ts';

/** Step rates that are offered, in hertz; the schema's greatest is beyond them. */
export const STEP_RATES_HZ = [240, 480, 960, 1920, 3840] as const;

/**
 * The step rate that the spins of a take need, in hertz: the next of the usual ones. Null where `stepHz` carries them all.
 * A lone ball's spin is no engine's business.
 */
export function neededStepHz({ plan, motion }: Pick<TakeResult, 'plan' | 'motion'>, stepHz: number): number | null {
  const declared = plan.bodies.flatMap(({ parts, angularVelocityRadps }) =>
    parts.every(({ shape }) => shape.type === 'ball') ? [] : [length(angularVelocityRadps)],
  );
  const fastest = Math.max(0, ...declared);
  const needed = fastest > fastestSpinRadps(stepHz) ? stepHzForSpin(fastest) : 0;
  // What was held back on the way was faster than the limit, by an unknown measure: the next rate is tried.
  const isHeldBack = plan.stepHz === stepHz && motion.clamps.some(({ what }) => what === 'spin');
  const least = Math.max(needed, isHeldBack ? stepHz + 1 : 0);
  if (least === 0) return null;
  return STEP_RATES_HZ.find((hz) => hz >= least) ?? null;
}
