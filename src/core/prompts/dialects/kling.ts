import { sentence } from '../english.ts';
import { withFewerBeats, withFewerSounds } from '../fewer.ts';
import { type Told, within } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  airSentences,
  beatClauses,
  blocks,
  labelled,
  neverSentences,
  prose,
  quietSentence,
  quoted,
  shotWords,
  soundSentences,
} from './phrases.ts';

/** Kling 3.0 tells a clip in at most so many shots (November 2026). */
const MOST_SHOTS = 6;
const MOST_BEATS = 6;
const MOST_SOUNDS = 5;

/** Short: a line for each shot, then what is heard, for its native audio. */
export const kling = defineDialect({
  id: 'kling',
  label: 'Kling',
  readers: 'Kling 3.0, with native audio',
  source:
    'makers’ pages on Kling 3.0 as gathered in November 2026: up to six shots and 15 s, speech in Chinese, English, Japanese, Korean and Spanish',
  limit: { unit: 'characters', most: 2_500, source: 'ComfyUI, nodes_kling.py, text to video, 2025' },
  losses: [
    `It tells ${MOST_BEATS} movements and ${MOST_SOUNDS} sounds at most, and takes ${MOST_SHOTS} shots.`,
    'Its native speech knows Chinese, English, Japanese, Korean and Spanish.',
  ],
  write(told) {
    const short = withFewerSounds(withFewerBeats(told, MOST_BEATS), MOST_SOUNDS);
    return blocks([
      [prose([told.style, told.setting, told.lighting, told.mood])],
      shotLines(short),
      [neverSentences(told)],
      told.lines.map((line) => sentence(`${line.speaker} says, ${quoted(line)}`)),
      [labelled('Sound', [...soundSentences(short.sounds), ...airSentences(told)])],
    ]);
  },
});

function shotLines({ shots: all, beats }: Told): readonly string[] {
  const shots = all.slice(0, MOST_SHOTS);
  return shots.map((shot, i) => {
    const seen = beatClauses(within(beats, shots, i)).map(({ words }) => sentence(words));
    const quiet = seen.length === 0 && shots.length > 1 ? [quietSentence(shot)] : [];
    return prose([`${shots.length > 1 ? `Shot ${i + 1}: ` : ''}${sentence(shotWords(shot))}`, ...seen, ...quiet]);
  });
}
