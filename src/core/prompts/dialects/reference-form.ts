import { sentence } from '../english.ts';
import { withFewerBeats, withFewerSounds } from '../fewer.ts';
import type { Told } from '../told.ts';
import { airSentences, beatClauses, blocks, neverSentences, prose, quoted, soundSentences } from './phrases.ts';

/** The reference clip carries the choreography: the text names but the story's corners. */
const MOST_BEATS = 4;
const MOST_SOUNDS = 4;

/** What a prompt calls the files that are uploaded with it; null for what is not. */
export interface Tags {
  readonly video: string | null;
  readonly image: string | null;
  readonly audio: string | null;
}

/** What each reference is for, then little: place, light, what must come about, speech, sound. */
export function referenceForm(told: Told, tags: Tags): string {
  const short = withFewerSounds(withFewerBeats(told, MOST_BEATS), MOST_SOUNDS);
  return blocks([
    referenceLines(told, tags),
    [prose([told.style, told.setting, told.lighting, told.mood])],
    [prose([...beatClauses(short.beats).map(({ words }) => sentence(words)), neverSentences(told)])],
    told.lines.map((line) => sentence(`${line.speaker} says, ${quoted(line)}`)),
    [prose([...soundSentences(short.sounds), ...airSentences(told)])],
  ]);
}

function referenceLines({ shots, pictures }: Told, { video, image, audio }: Tags): readonly string[] {
  const camera = shots.length > 1 ? 'every camera setup and every cut' : 'the camera';
  return [
    video === null
      ? ''
      : `${video} is the reference for the choreography: follow its movements, its contacts and their timing, ${camera}. Take motion and framing from it, not looks.`,
    image === null ? '' : `${image} is the first frame: take the place, the light and the looks of everything from it.`,
    prose(pictures.map(({ tag, atS }) => `${tag}: the instant at ${atS.toFixed(2)} s, composition only.`)),
    audio === null
      ? ''
      : `${audio} is the reference for the sound: every contact is heard in the instant in which it is seen.`,
  ];
}
