import { clamp } from '../base/math.ts';
import type { Cue, CueKindId } from './cue.ts';
import { salienceOf } from './loudness.ts';

/** How much kinds of physics matter beside a blow as loud: what lasts is noticed less, what breaks is the story. */
const WEIGHTS: Readonly<Partial<Record<CueKindId, number>>> = {
  impact: 1,
  rattle: 0.8,
  roll: 0.5,
  slide: 0.5,
  whoosh: 0.6,
  splash: 1,
  break: 1.25,
};

/** How much a cue of physics would be missed at a distance; others keep what they were given. */
export function weighedSalience({ kind, levelDb, salience }: Cue, distanceM: number): number {
  const weight = WEIGHTS[kind];
  return weight === undefined ? salience : clamp(weight * salienceOf(levelDb, distanceM), 0, 1);
}
