import type { ShotSpec } from '../shot/shot-spec.ts';
import { airOf } from './air.ts';
import type { Beat } from './beat.ts';
import { beatsOf } from './beats.ts';
import { blowsOf } from './blows.ts';
import { toldShots } from './camera-words.ts';
import { castOf } from './cast.ts';
import { capitalized, sentence } from './english.ts';
import { missesOf, neversOf } from './misses.ts';
import { sayable } from './sayable.ts';
import { heardCues } from './sound-groups.ts';
import { soundsOf } from './sounds.ts';
import { type Told, type ToldLine, within } from './told.ts';

/** A prompt with more beats is followed less, not more. */
const MOST_BEATS = 12;
/** More named sounds than this are not followed within one clip. */
const MOST_SOUNDS = 8;
/** As many blows as a generator takes pictures pinned to times, but for the first frame (FLUX 3: ten keyframes). */
const MOST_BLOWS = 9;

/** The shot as pieces of prose, from which every dialect is put together. */
export function tell(given: ShotSpec): Told {
  const shot = sayable(given);
  const cast = castOf(shot);
  const misses = missesOf(shot, cast);
  const beats = beatsOf(shot, cast, misses);
  const sounds = soundsOf(shot, cast);
  const told = {
    durationS: shot.clip.durationS,
    style: sentence(shot.words.style),
    setting: sentence(shot.words.setting),
    lighting: sentence(shot.words.lighting),
    mood: sentence(shot.words.mood),
    cast: cast.items,
    shots: toldShots(shot, cast),
    beats,
    beatsLeft: 0,
    blows: blowsOf(shot, cast, MOST_BLOWS),
    nevers: neversOf(shot, misses, cast),
    sounds,
    soundsLeft: 0,
    ...airOf(shot, cast, misses),
    lines: linesOf(shot),
  };
  return withFewerSounds(withFewerBeats(told, MOST_BEATS), MOST_SOUNDS);
}

/** The same with at most so many beats: those that would be missed most, in their order. */
export function withFewerBeats(told: Told, most: number): Told {
  const beats = heaviest(told.beats, most, openingsOf(told));
  return { ...told, beats, beatsLeft: told.beatsLeft + told.beats.length - beats.length };
}

/** The same with at most so many named sounds. */
export function withFewerSounds(told: Told, most: number): Told {
  const sounds = heaviest(told.sounds, most);
  return { ...told, sounds, soundsLeft: told.soundsLeft + told.sounds.length - sounds.length };
}

function heaviest<T extends { readonly weight: number }>(
  all: readonly T[],
  most: number,
  first: readonly T[] = [],
): readonly T[] {
  const inOrder = [...new Set([...first, ...all.toSorted((a, b) => b.weight - a.weight)])];
  const kept = new Set(inOrder.slice(0, most));
  return all.filter((one) => kept.has(one));
}

/** The heaviest beat that begins in each shot: none is left without action as long as there is room. */
function openingsOf({ beats, shots }: Told): readonly Beat[] {
  return shots
    .flatMap((_, i) => within(beats, shots, i).toSorted((a, b) => b.weight - a.weight)[0] ?? [])
    .toSorted((a, b) => b.weight - a.weight);
}

/** Lines as they are written; white space, which nobody speaks, becomes one space. */
function linesOf(shot: ShotSpec): readonly ToldLine[] {
  return heardCues(shot)
    .filter(({ kind }) => kind === 'dialogue')
    .map((cue) => ({
      speaker: capitalized(folded(cue.speaker ?? '') || 'Voice'),
      text: folded(cue.text ?? cue.label),
      fromS: cue.timeS,
      toS: cue.endTimeS,
      wordsLeft: 0,
    }));
}

function folded(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
