import { sentence } from '../english.ts';
import type { Told, ToldShot } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  airSentences,
  beatClauses,
  blocks,
  castSentence,
  neverSentence,
  prose,
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
  losses: ['Its timestamps are whole seconds: a cut within a second is told by order alone.'],
  write: (told) =>
    blocks([
      [prose([told.style, told.setting, castSentence(told), told.lighting, told.mood])],
      ...segmentsOf(told).map((segment) => segmentLines(told, segment)),
      [prose([restOf(told), neverSentence(told)])],
      [`Ambient noise: ${prose(airSentences(told))}`],
    ]),
});

/** Shots that begin and end at the same whole second share a timestamp with the next. */
interface Segment {
  readonly fromS: number;
  readonly toS: number;
  readonly shots: readonly ToldShot[];
}

function segmentsOf({ shots, durationS }: Told): readonly Segment[] {
  const segments: Segment[] = [];
  const lastS = Math.max(1, Math.round(durationS));
  let open: ToldShot[] = [];
  let fromS = 0;
  shots.forEach((shot, i) => {
    open.push(shot);
    const isLast = i === shots.length - 1;
    const toS = isLast ? lastS : Math.round(shot.toS);
    if (toS <= fromS && !isLast) return;
    if (toS <= fromS) {
      const before = segments.pop()!;
      segments.push({ ...before, toS, shots: [...before.shots, ...open] });
      return;
    }
    segments.push({ fromS, toS, shots: open });
    open = [];
    fromS = toS;
  });
  return segments;
}

function segmentLines(told: Told, { fromS, toS, shots }: Segment): readonly string[] {
  const isWithin = (one: { readonly fromS: number }, shot: ToldShot) =>
    one.fromS >= shot.fromS - SLACK_S && (one.fromS < shot.toS - SLACK_S || shot === told.shots.at(-1));
  const seen = shots.flatMap((shot, i) => [
    sentence(`${i === 0 ? '' : 'cut to a '}${shotWords(shot)}`),
    ...beatClauses(told.beats.filter((beat) => isWithin(beat, shot))).map(({ words }) => sentence(words)),
    ...told.lines
      .filter((line) => isWithin(line, shot))
      .map((line) => sentence(`${line.speaker} says, ${quoted(line)}`)),
  ]);
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
