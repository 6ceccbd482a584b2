import { seconds, sentence, span } from '../english.ts';
import type { Told } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  beatClauses,
  blocks,
  castSentence,
  neverSentences,
  prose,
  quoted,
  restOf,
  shotWords,
  silentSentence,
  soundSentences,
  timed,
} from './phrases.ts';

/** The picture in prose, the sound by channel, and the times at which rendered frames are to be pinned. */
export const flux = defineDialect({
  id: 'flux',
  label: 'FLUX 3',
  readers: 'FLUX 3 Video',
  source: 'docs.bfl.ai and runware.ai/docs, FLUX 3 Video, read November 2026: ten keyframes, sound planned by channel',
  limit: { unit: 'words', most: 500, source: 'our own choice: no length is stated' },
  losses: ['Its keyframes are images: pin a rendered frame at each time that the prompt names.'],
  write: (told) =>
    blocks([
      [prose([told.style, told.setting, castSentence(told), told.lighting, told.mood])],
      told.shots.map((shot) => sentence(`${span(shot.fromS, shot.toS)}, ${shotWords(shot)}`)),
      [
        prose([
          ...beatClauses(told.beats).map((clause) => sentence(timed(clause))),
          restOf(told),
          neverSentences(told),
        ]),
      ],
      ['Audio:', ...channels(told)],
      [
        `Keyframes: ${sentence(['0.0 s, the first frame', ...told.blows.map(({ atS, words }) => `${seconds(atS)} s, ${words}`)].join('; '))}`,
      ],
    ]),
});

function channels(told: Told): readonly string[] {
  const none = (sentences: readonly string[], words: string) => (sentences.length === 0 ? words : prose(sentences));
  const speech = told.lines.map((line) => sentence(`${line.speaker} says, ${quoted(line)}`));
  const silent = told.silent.filter((words) => words !== 'no music' && words !== 'no voices');
  return [
    `Ambient: ${none([...told.air, ...told.hushes.map((when) => `Silence at ${when}`)].map(sentence), 'Near silence.')}`,
    `Effects: ${none([...soundSentences(told.sounds), silent.length > 0 ? silentSentence(silent) : ''].filter(Boolean), 'None.')}`,
    `Music: ${none(told.music.map(sentence), 'None.')}`,
    `Speech: ${none(speech, 'None.')}`,
  ];
}
