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

/**
 * `Steady 45/45` where the take ends as wanted; where it does not, how many of the throws around it would: `2/45 as
 * wanted`. Nothing where no trial ran.
 */
export function steadinessText(steadiness: Pick<SteadinessResult, 'trials' | 'kept'>, isMet: boolean): string {
  const word = steadinessWord(steadiness);
  if (!word) return '';
  const share = `${steadiness.kept}/${steadiness.trials}`;
  return isMet ? `${word} ${share}` : `${share} as wanted`;
}
