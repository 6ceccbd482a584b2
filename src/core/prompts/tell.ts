import type { ShotSpec } from '../shot/shot-spec.ts';
import { airOf } from './air.ts';
import { beatsOf } from './beats.ts';
import { blowsOf } from './blows.ts';
import { toldShots } from './camera-words.ts';
import { castOf } from './cast.ts';
import { capitalized, sentence } from './english.ts';
import { withFewerBeats, withFewerSounds } from './fewer.ts';
import { missesOf, neversOf } from './misses.ts';
import { sayable } from './sayable.ts';
import { heardCues } from './sound-groups.ts';
import { soundsOf } from './sounds.ts';
import type { Told, ToldLine } from './told.ts';

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
    isTerse: false,
    style: sentence(shot.words.style),
    setting: sentence(shot.words.setting),
    lighting: sentence(shot.words.lighting),
    mood: sentence(shot.words.mood),
    cast: cast.items,
    shots: toldShots(shot, cast),
    beats,
    beatsLeft: 0,
    blows: blowsOf(shot, cast, MOST_BLOWS),
    pictures: [],
    nevers: neversOf(shot, misses, cast),
    sounds,
    soundsLeft: 0,
    ...airOf(shot, cast, misses),
    lines: linesOf(shot),
  };
  return withFewerSounds(withFewerBeats(told, MOST_BEATS), MOST_SOUNDS);
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
