import { sentence } from '../english.ts';
import { withFewerBeats, withFewerSounds } from '../tell.ts';
import type { Told } from '../told.ts';
import { defineDialect } from './dialect.ts';
import { airSentences, beatClauses, blocks, neverSentence, prose, quoted, soundSentences } from './phrases.ts';

/** The reference clip carries the choreography: the text names but the story's corners. */
const MOST_BEATS = 4;
const MOST_SOUNDS = 4;
/** Shorter reference clips and sounds are refused, in seconds (docs.comfy.org, ByteDance 2 reference node, November 2026). */
const SHORTEST_REFERENCE_S = 1.8;

/** Tags that say what each reference is for, then little: place, light, what must come about, speech, sound. */
export const seedance = defineDialect({
  id: 'seedance',
  label: 'Seedance with references',
  readers: 'Seedance 2.0 and 2.5, with the clip, a still and the sound uploaded',
  source: 'docs.comfy.org, ByteDance 2 reference node, read November 2026',
  limit: { unit: 'words', most: 300, source: 'our own choice: the reference clip carries the choreography' },
  losses: [
    'It tells the choreography by @Video1 alone: upload the reference clip, a still of its first frame in the looks you want, and the mix.',
    'The sound of @Audio1 is a reference: playback and sync are not promised.',
  ],
  write(told) {
    const short = withFewerSounds(withFewerBeats(told, MOST_BEATS), MOST_SOUNDS);
    return blocks([
      referenceLines(told),
      [prose([told.style, told.setting, told.lighting, told.mood])],
      [prose([...beatClauses(short.beats).map(({ words }) => sentence(words)), neverSentence(told)])],
      told.lines.map((line) => sentence(`${line.speaker} says, ${quoted(line)}`)),
      [prose([...soundSentences(short.sounds), ...airSentences(told)])],
    ]);
  },
});

function referenceLines({ durationS, shots }: Told): readonly string[] {
  const isLongEnough = durationS >= SHORTEST_REFERENCE_S;
  const camera = shots.length > 1 ? 'every camera setup and every cut' : 'the camera';
  return [
    isLongEnough
      ? `@Video1 is the choreography: follow its movements, its contacts and their timing, ${camera}. Take motion and framing from it, not looks.`
      : '',
    '@Image1 is the first frame: take the place, the light and the looks of everything from it.',
    isLongEnough ? '@Audio1 is the sound: every contact is heard in the instant in which it is seen.' : '',
  ];
}
