import type { Cue } from './cue.ts';

/** The cues that would be missed most, at most `count` of them, in the order in which they came; of equals the earlier. */
export function pruneCues<C extends Pick<Cue, 'salience' | 'timeS'>>(cues: readonly C[], count: number): readonly C[] {
  if (cues.length <= count) return cues;
  const ranked = cues
    .map((cue, i) => ({ cue, i }))
    .sort((a, b) => b.cue.salience - a.cue.salience || a.cue.timeS - b.cue.timeS || a.i - b.i);
  const kept = new Set(ranked.slice(0, Math.max(0, count)).map(({ i }) => i));
  return cues.filter((_, i) => kept.has(i));
}
