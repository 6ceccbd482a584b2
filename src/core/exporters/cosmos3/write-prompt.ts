import type { Beat } from '../../prompts/beat.ts';
import type { Cast } from '../../prompts/cast.ts';
import { beatClauses, prose, quietSentence, quoted, restOf, soundscape } from '../../prompts/dialects/phrases.ts';
import { capitalized, listed, seconds, sentence, span } from '../../prompts/english.ts';
import { type Told, type ToldShot, within } from '../../prompts/told.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { plainText } from './clean-text.ts';
import { colorWord } from './color-words.ts';
import { heaviest, MOST_BRIEF } from './heaviest.ts';
import { lensWords } from './lens-words.ts';
import { lightWords } from './light-words.ts';
import type { StructuredPrompt } from './structured-prompt.ts';
import { type Portrait, placeWords, subjectOf } from './subjects.ts';

/** Durations that the schema allows, in seconds. */
export const SHORTEST_S = 2;
export const LONGEST_S = 10;
/** A name of a clip is quoted up to here. */
const MOST_NAME = 80;
const MOST_COLORS = 4;

/** What a prompt is written from. */
export interface PromptFacts {
  readonly cast: Cast;
  readonly portraits: readonly Portrait[];
  /** The aspect's own name: "16,9". */
  readonly aspect: string;
}

/**
 * A shot as Cosmos 3 reads it: everything that the simulation knows, under upstream's keys, in upstream's order. Briefly,
 * segments and subjects say less of what stands elsewhere too.
 */
export function writePrompt(
  shot: ShotSpec,
  { cast, portraits, aspect }: PromptFacts,
  told: Told,
  isBrief: boolean,
): StructuredPrompt {
  const { clip } = shot;
  // Where what things are is left out for length, those that only stand there go without an entry.
  const shown = portraits.filter(({ group }) => group.isMoving || told.cast.length > 0);
  return {
    subjects: shown.map((portrait) => subjectOf(shot, portrait, told.beats, isBrief)),
    background_setting: told.setting || settingOf(shot),
    lighting: lightWords(shot, told.lighting),
    aesthetics: {
      composition: compositionOf(shot, cast, told),
      color_scheme: colorsOf(shot),
      mood_atmosphere: told.mood,
      patterns: '',
    },
    cinematography: {
      camera_motion: byShot(told, ({ movement, speed }) => [movement, speed].filter((w) => w !== '').join('; ')),
      framing: byShot(told, ({ size }) => size),
      camera_angle: byShot(told, ({ angle }) => angle),
      ...lensWords(shot, told),
    },
    style_medium: mediumOf(told.style),
    artistic_style: told.style || 'Realistic',
    context: plainText(clip.name, MOST_NAME),
    actions: actionsOf(told),
    text_and_signage_elements: [],
    segments: told.shots.map((s, i) => segmentOf(told, s, i, isBrief)),
    transitions: told.shots.slice(1).map((s) => `Hard cut at ${seconds(s.fromS)} s to a ${s.size}.`),
    temporal_caption: captionOf(told),
    audio_description: audioOf(told),
    resolution: { H: clip.heightPx, W: clip.widthPx },
    aspect_ratio: aspect,
    duration: `${Math.min(LONGEST_S, Math.max(SHORTEST_S, Math.round(clip.durationS)))}s`,
    fps: Math.round(clip.frameRate.num / clip.frameRate.den),
  };
}

/** All that a prompt says, without its keys. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(' ');
}

/** The second in which the clip ends, as its ranges count. */
function lastSecond(durationS: number): number {
  return Math.max(1, Math.round(durationS));
}

/** "0:00-0:02": the whole seconds around a span, one at least, none after the clip's last. */
export function timeRange(fromS: number, toS: number, durationS: number): string {
  const end = lastSecond(durationS);
  const from = Math.min(Math.floor(fromS + SLACK_S), end - 1);
  return rangeLabel(from, Math.min(end, Math.max(from + 1, Math.ceil(toS - SLACK_S))));
}

/** The same of a shot: the seconds nearest to its cuts, so that shots follow one another. */
function shotRange({ fromS, toS }: ToldShot, durationS: number): string {
  const end = lastSecond(durationS);
  const from = Math.min(Math.round(fromS), end - 1);
  return rangeLabel(from, Math.min(end, Math.max(from + 1, Math.round(toS))));
}

function rangeLabel(from: number, to: number): string {
  const stamp = (s: number) => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  return `${stamp(from)}-${stamp(to)}`;
}

const SLACK_S = 1e-6;

function settingOf({ subjects }: ShotSpec): string {
  const ground = subjects.find(({ kind }) => kind === 'floor' || kind === 'water');
  return ground ? sentence(ground.description) : 'A plain, empty space.';
}

function compositionOf(shot: ShotSpec, cast: Cast, { shots }: Told): string {
  const [first] = shot.shots;
  const subject = shot.subjects.find(({ id }) => id === first?.subjectId);
  const body = shot.bodies.find(({ id }) => id === subject?.bodyIds[0]);
  const size = capitalized(shots[0]?.size ?? 'wide shot');
  if (!first || !body) return size;
  const place = placeWords(shot, body, first.startFrame);
  return place === null ? size : `${size} with ${cast.nameOf(body.id)} in the ${place.toLowerCase()}`;
}

function colorsOf({ subjects }: ShotSpec): string {
  const words = [...new Set(subjects.map(({ colorRgb }) => colorWord(colorRgb)))].slice(0, MOST_COLORS);
  return capitalized(listed(words));
}

/** What a word is in each shot, told once where they agree. */
function byShot({ shots }: Told, of: (shot: ToldShot) => string): string {
  const words = shots.map(of);
  return capitalized(words.filter((word, i) => word !== words[i - 1]).join(', then '));
}

function mediumOf(style: string): string {
  if (/anime|animat|cartoon|stop.motion|claymation/i.test(style)) return 'Animation';
  return /\bCGI\b|3D render|computer.generated/i.test(style) ? 'CGI' : 'Live-action video';
}

/** Beats under whole seconds; those of the same seconds share an entry. */
function actionsOf(told: Told): StructuredPrompt['actions'] {
  const actions = new Map<string, Beat[]>();
  for (const beat of told.beats) {
    const time = timeRange(beat.fromS, beat.toS, told.durationS);
    actions.set(time, [...(actions.get(time) ?? []), beat]);
  }
  const all = [...actions].map(([time, beats]) => ({ time, description: sentencesOf(beats) }));
  return all.length > 0
    ? all
    : [{ time: timeRange(0, told.durationS, told.durationS), description: 'Nothing moves but the camera.' }];
}

function sentencesOf(beats: readonly Beat[]): string {
  return prose(beatClauses(beats).map(({ words }) => sentence(words)));
}

/** A shot with all that happens in it, in order and with its times; briefly, what weighs most and without times. */
function segmentOf(told: Told, shot: ToldShot, i: number, isBrief: boolean): StructuredPrompt['segments'][number] {
  const beats = within(told.beats, told.shots, i);
  const kept = isBrief ? heaviest(beats, MOST_BRIEF) : beats;
  const clauses = beatClauses(kept).map(({ fromS, words }) =>
    sentence(isBrief ? words : `at ${seconds(fromS)} s, ${words}`),
  );
  const main = heaviest(beats, 1)[0];
  return {
    segment_index: i,
    time_range: shotRange(shot, told.durationS),
    description: clauses.length > 0 ? prose(clauses) : quietSentence(shot),
    key_changes: main && beats.length > 1 && !isBrief ? sentence(`${main.who} ${main.does}`) : '',
    camera: capitalized(
      [shot.size, ...(isBrief ? [] : [shot.movement, shot.speed, span(shot.fromS, shot.toS)])]
        .filter((words) => words !== '')
        .join(', '),
    ),
  };
}

/** The whole of it in order of time, beat by beat, with what does not happen. */
function captionOf(told: Told): string {
  const beats = beatClauses(told.beats).map(({ fromS, words }) => sentence(`at ${seconds(fromS)} s, ${words}`));
  const rest = told.nevers.map((words) => sentence(words));
  return prose([...(beats.length > 0 ? beats : ['Nothing moves but the camera.']), restOf(told), ...rest]);
}

function audioOf(told: Told): string {
  const lines = told.lines.map((line) =>
    sentence(`at ${seconds(line.fromS)} s, ${line.speaker} says, ${quoted(line)}`),
  );
  return prose([...soundscape(told), ...lines]);
}
