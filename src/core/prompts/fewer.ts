import type { Beat } from './beat.ts';
import { type Told, within } from './told.ts';

/**
 * The same with at most so many beats: what the outcome wants, something of each shot, the ways to what is wanted, then those
 * that would be missed most; in their order. What is wanted is told in brief before any of it is left out.
 */
export function withFewerBeats(told: Told, most: number): Told {
  if (told.beats.length <= most) return told;
  const wanted = told.beats.filter(isWanted);
  const isTight = wanted.length > most;
  const from = isTight ? withBriefBeats({ ...told, beats: wanted }) : told;
  const beats = first(from.beats, most, foremost(from));
  const othersLeft = isTight ? told.beats.length - wanted.length : 0;
  return { ...told, beats, beatsLeft: told.beatsLeft + othersLeft + from.beats.length - beats.length };
}

/** The same with what the outcome wants in brief: what one does in a row within a shot is one beat. */
export function withBriefBeats(told: Told): Told {
  return { ...told, beats: told.shots.flatMap((_, i) => merged(within(told.beats, told.shots, i))) };
}

/** The same with at most so many named sounds. */
export function withFewerSounds(told: Told, most: number): Told {
  const sounds = first(told.sounds, most, heaviest(told.sounds));
  return { ...told, sounds, soundsLeft: told.soundsLeft + told.sounds.length - sounds.length };
}

export function isWanted({ rank }: Beat): boolean {
  return rank === 'wanted';
}

/** So many of those that come first in another order, in their own. */
function first<T>(all: readonly T[], most: number, inOrder: readonly T[]): readonly T[] {
  const kept = new Set(inOrder.slice(0, most));
  return all.filter((one) => kept.has(one));
}

function heaviest<T extends { readonly weight: number }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => b.weight - a.weight);
}

/** Beats in the order in which they would be missed: none of the shots is left without action as long as there is room. */
function foremost({ beats, shots }: Told): readonly Beat[] {
  const byWeight = heaviest(beats);
  const openings = shots.flatMap((_, i) => {
    const own = heaviest(within(beats, shots, i));
    return own.some(isWanted) ? [] : own.slice(0, 1);
  });
  return [
    ...new Set([
      ...byWeight.filter(isWanted),
      ...heaviest(openings),
      ...byWeight.filter(({ rank }) => rank === 'way'),
      ...byWeight,
    ]),
  ];
}

function merged(beats: readonly Beat[]): readonly Beat[] {
  const all: Beat[] = [];
  for (const beat of beats) {
    const short = isWanted(beat) ? brief(beat) : beat;
    const last = all.at(-1);
    if (last && isWanted(last) && isWanted(short) && last.who === short.who)
      all[all.length - 1] = {
        ...last,
        toS: short.toS,
        does: `${last.does}, then ${short.does}`,
        weight: Math.max(last.weight, short.weight),
      };
    else all.push(short);
  }
  return all;
}

function brief({ brief: words, does, when: _, ...beat }: Beat): Beat {
  return { ...beat, does: words ?? does };
}
