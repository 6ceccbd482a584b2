import { neededStepHz } from '../../core/bake/step-rate.ts';
import type { TakeResult } from '../../core/tasks.ts';

/** Step rates that are offered, in hertz; the schema's greatest is beyond them. */
export const STEP_RATES_HZ = [240, 480, 960, 1920, 3840] as const;

/** The step rate to offer for the spins of a take, in hertz: the next of the usual ones. Null where `stepHz` carries them all. */
export function suggestedStepHz({ plan, motion }: Pick<TakeResult, 'plan' | 'motion'>, stepHz: number): number | null {
  const neededHz = neededStepHz(plan);
  // What was held back on the way was faster than the limit, by an unknown measure: the next rate is tried.
  const isHeldBack = plan.stepHz === stepHz && motion.clamps.some(({ what }) => what === 'spin');
  const least = Math.max(neededHz > stepHz ? neededHz : 0, isHeldBack ? stepHz + 1 : 0);
  if (least === 0) return null;
  return STEP_RATES_HZ.find((hz) => hz >= least) ?? null;
}
