import type { Beat } from '../../prompts/beat.ts';

/** Actions that a shot or a subject is told by where words are short. */
export const MOST_BRIEF = 3;

/** The beats that would be missed most, in their order. */
export function heaviest(beats: readonly Beat[], most: number): readonly Beat[] {
  const kept = new Set(beats.toSorted((a, b) => b.weight - a.weight).slice(0, most));
  return beats.filter((beat) => kept.has(beat));
}
