import { isSameInstant } from '../shot/reading.ts';
import type { Beat } from './beat.ts';
import type { Cast } from './cast.ts';
import { listed } from './english.ts';
import { goalWords, type Hit, verbOf } from './hits.ts';
import { MERGE_S } from './run-words.ts';

/** The rank of a run of hits, and in short what of it the outcome wants: "strikes the board and hits the rim". */
export function wantedRun(cast: Cast, run: readonly Hit[], wantedS: readonly number[]): Pick<Beat, 'rank' | 'brief'> {
  const wanted = run.filter(({ atS }) => wantedS.some((timeS) => isSameInstant(timeS, atS)));
  if (wanted.length === 0) return {};
  const steps = new Set(wanted.map((hit) => `${verbOf(hit)} ${goalWords(cast, hit)}`));
  return { rank: 'wanted', brief: listed([...steps]) };
}

/** Beats with their ranks: each wanted instant that no run of hits tells has the beat that tells it best. */
export function ranked(beats: readonly Beat[], wantedS: readonly number[]): readonly Beat[] {
  const wanted = new Set(beats.filter(({ rank }) => rank === 'wanted'));
  for (const timeS of wantedS) {
    if ([...wanted].some((beat) => isSameInstant(offS(beat, timeS), 0))) continue;
    const [best] = beats
      .filter((beat) => offS(beat, timeS) < MERGE_S)
      .sort((a, b) => b.weight - a.weight || offS(a, timeS) - offS(b, timeS));
    if (best) wanted.add(best);
  }
  const isWay = (beat: Beat) =>
    [...wanted].some(({ who, fromS }) => who === beat.who && isSameInstant(beat.toS, fromS));
  return beats.map((beat) => {
    if (wanted.has(beat)) return { ...beat, rank: 'wanted' };
    return isWay(beat) ? { ...beat, rank: 'way' } : beat;
  });
}

/** How far an instant is from a beat, in seconds. */
function offS({ fromS, toS }: Beat, timeS: number): number {
  return Math.max(fromS - timeS, timeS - toS, 0);
}
