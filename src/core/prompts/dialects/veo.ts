import { seconds, sentence, withArticle } from '../english.ts';
import type { Told, ToldShot } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  airSentences,
  beatClauses,
  blocks,
  castSentence,
  labelled,
  neverSentences,
  prose,
  quietSentence,
  quoted,
  restOf,
  shotWords,
  soundSentences,
} from './phrases.ts';

/** Shots under timestamps of whole seconds, speech in quotes, lines of effects for each, and the air of the place. */
export const veo = defineDialect({
  id: 'veo',
  label: 'Veo',
  readers: 'Veo 3.x and what follows it in the Gemini API',
  source: 'ai.google.dev/gemini-api/docs/veo, read November 2026',
  limit: { unit: 'words', most: 400, source: 'our own choice: no length is stated in words' },
  losses: ['Its timestamps are whole seconds: a cut between two of them stands in the text, with its time.'],
  write: (told) =>
    blocks([
      [prose([told.style, told.setting, castSentence(told), told.lighting, told.mood])],
      ...segmentsOf(told).map((segment) => segmentLines(told, segment)),
      [prose([restOf(told), neverSentences(told)])],
      [labelled('Ambient noise', airSentences(told))],
    ]),
});

/** Shots under one timestamp. */
interface Segment {
  readonly fromS: number;
  readonly toS: number;
  readonly shots: readonly ToldShot[];
}

/** A cut within this of a whole second is told by its timestamp, in seconds: prose resolves to a tenth. */
const WHOLE_S = 0.05;

/** Timestamps are whole seconds, and none is untrue: shots that are cut between two of them share one. */
function segmentsOf({ shots, durationS }: Told): readonly Segment[] {
  const segments: Segment[] = [];
  const lastS = Math.max(1, Math.ceil(durationS - WHOLE_S));
  let open: ToldShot[] = [];
  let fromS = 0;
  shots.forEach((shot, i) => {
    open.push(shot);
    const isLast = i === shots.length - 1;
    const toS = isLast ? lastS : Math.round(shot.toS);
    if (!isLast && (Math.abs(shot.toS - toS) > WHOLE_S || toS <= fromS || toS >= lastS)) return;
    segments.push({ fromS, toS, shots: open });
    open = [];
    fromS = toS;
  });
  return segments;
}

function segmentLines(told: Told, { fromS, toS, shots }: Segment): readonly string[] {
  const isWithin = (one: { readonly fromS: number }, shot: ToldShot) =>
    one.fromS >= shot.fromS - SLACK_S && (one.fromS < shot.toS - SLACK_S || shot === told.shots.at(-1));
  const seen = shots.flatMap((shot, i) => {
    const beats = beatClauses(told.beats.filter((beat) => isWithin(beat, shot))).map(({ words }) => sentence(words));
    const quiet = beats.length === 0 && told.shots.length > 1 ? [quietSentence(shot)] : [];
    return [
      sentence(
        `${i === 0 ? '' : `at ${seconds(shot.fromS)} s, cut to `}${i === 0 ? shotWords(shot) : withArticle(shotWords(shot))}`,
      ),
      ...beats,
      ...quiet,
      ...told.lines
        .filter((line) => isWithin(line, shot))
        .map((line) => sentence(`${line.speaker} says, ${quoted(line)}`)),
    ];
  });
  const sounds = told.sounds.filter((sound) => shots.some((shot) => isWithin(sound, shot)));
  return [
    `[${stamp(fromS)}-${stamp(toS)}] ${prose(seen)}`,
    sounds.length === 0 ? '' : `SFX: ${prose(soundSentences(sounds))}`,
  ];
}

/** What begins within this of a cut is seen after it, in seconds. */
const SLACK_S = 1e-6;

function stamp(timeS: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(timeS / 60))}:${two(timeS % 60)}`;
}
