import type { SteadinessResult } from '../../core/trials/trial.ts';

/** Of 45 throws, 43 end as wanted: a shot that a player could make on the day. */
const STEADY_SHARE = 0.95;
/** Below this an ending is more luck than aim. */
const TOUCHY_SHARE = 0.6;

export type SteadinessWord = 'Steady' | 'Touchy' | 'Lucky';

export function steadinessWord({ trials, kept }: Pick<SteadinessResult, 'trials' | 'kept'>): SteadinessWord | null {
  if (trials === 0) return null;
  const share = kept / trials;
  if (share >= STEADY_SHARE) return 'Steady';
  return share >= TOUCHY_SHARE ? 'Touchy' : 'Lucky';
}

/** `Steady 45/45`; nothing where no trial ran. */
export function steadinessText(steadiness: Pick<SteadinessResult, 'trials' | 'kept'>): string {
  const word = steadinessWord(steadiness);
  return word ? `${word} ${steadiness.kept}/${steadiness.trials}` : '';
}
