import { count, UNSPACED, wordCount } from '../english.ts';
import { isWanted, withBriefBeats, withFewerBeats, withFewerSounds } from '../fewer.ts';
import type { Told, ToldLine } from '../told.ts';
import type { Dialect, LengthLimit } from './dialect.ts';

/** A prompt within its dialect's length. */
export interface Fitted {
  readonly text: string;
  /** What was left out for length: "three sounds"; empty where nothing was. */
  readonly leftOut: readonly string[];
}

/** Speech takes at most this share of a prompt: the rest says what is seen. */
const SPEECH_SHARE = 0.4;
/** The words of a line that are quoted however short the prompt. */
const FEWEST_WORDS = 6;

/** Writes a prompt as long as it may be; where it is longer, what would be missed least goes first, and its end last of all. */
export function fitted(dialect: Dialect, told: Told): Fitted {
  const { limit } = dialect;
  const { told: short, leftOut } = shortened(told, limit, dialect.write);
  const text = dialect.write(short);
  if (lengthOf(text, limit.unit) <= limit.most) return { text, leftOut };
  return { text: cut(text, limit), leftOut: [...leftOut, 'its last sentences'] };
}

/** A shot told more shortly, and what is no longer in it. */
export interface Shortened {
  readonly told: Told;
  readonly leftOut: readonly string[];
}

/** A shot told so that `write` stays within a limit, where leaving things out can do it; what would be missed least goes first. */
export function shortened(
  told: Told,
  limit: Pick<LengthLimit, 'unit' | 'most'>,
  write: (told: Told) => string,
): Shortened {
  let now = withShortLines(told, Math.floor(limit.most * SPEECH_SHARE), limit.unit);
  let length = lengthOf(write(now), limit.unit);
  for (const step of STEPS) {
    while (length > limit.most) {
      const next = step(now);
      if (next === null) break;
      now = next;
      length = lengthOf(write(now), limit.unit);
    }
  }
  const full = { ...now, isTerse: told.isTerse };
  if (write(full) === write(now)) now = full;
  return { told: now, leftOut: differences(told, now) };
}

/** How long a text is, in the unit of a limit; characters are those of UTF-16, which services count. */
export function lengthOf(text: string, unit: LengthLimit['unit']): number {
  return unit === 'words' ? wordCount(text) : text.length;
}

/** One thing less, or null where there is nothing of its sort to leave out. */
type Step = (told: Told) => Told | null;

const STEPS: readonly Step[] = [
  (t) => (t.isTerse ? null : { ...t, isTerse: true }),
  fewerSounds(6),
  fewerBeats(8),
  (t) => (t.cast.length > 0 ? { ...t, cast: [] } : null),
  (t) => (t.pictures.length > 0 ? { ...t, pictures: t.pictures.slice(0, -1) } : null),
  (t) => (t.mood !== '' ? { ...t, mood: '' } : null),
  fewerSounds(4),
  fewerBeats(6),
  (t) => (t.lighting !== '' ? { ...t, lighting: '' } : null),
  (t) => (t.air.length > 1 ? { ...t, air: t.air.slice(0, -1) } : null),
  fewerSounds(3),
  (t) => (t.air.length > 0 ? { ...t, air: [] } : null),
  (t) => (t.music.length > 0 ? { ...t, music: [] } : null),
  fewerSounds(2),
  fewerBeats(4),
  (t) => (t.style !== '' ? { ...t, style: '' } : null),
  fewerSounds(1),
  fewerBeats(1),
  (t) => (t.lines.length > 1 ? { ...t, lines: t.lines.slice(0, -1) } : null),
  (t) => (t.lines.some((line) => wordCount(line.text) > FEWEST_WORDS) ? withOpenings(t, FEWEST_WORDS) : null),
  fewerSounds(0),
  (t) => (t.setting !== '' ? { ...t, setting: '' } : null),
  (t) => (t.nevers.length > 1 ? { ...t, nevers: t.nevers.slice(0, -1) } : null),
  (t) => (t.beats.some(({ brief }) => brief !== undefined) ? withBriefBeats(t) : null),
  (t) => (t.beats.length > 1 ? withFewerBeats(t, t.beats.length - 1) : null),
];

/** Beats that the outcome wants stay. */
function fewerBeats(fewest: number): Step {
  return (told) => {
    const least = Math.max(fewest, told.beats.filter(isWanted).length);
    return told.beats.length > least ? withFewerBeats(told, told.beats.length - 1) : null;
  };
}

function fewerSounds(fewest: number): Step {
  return (told) => (told.sounds.length > fewest ? withFewerSounds(told, told.sounds.length - 1) : null);
}

function withShortLines(told: Told, most: number, unit: LengthLimit['unit']): Told {
  const all = told.lines.reduce((sum, line) => sum + lengthOf(line.text, unit), 0);
  if (all <= most) return told;
  const share = most / all;
  return {
    ...told,
    lines: told.lines.map((line) => opening(line, Math.max(FEWEST_WORDS, Math.floor(wordCount(line.text) * share)))),
  };
}

function withOpenings(told: Told, words: number): Told {
  return { ...told, lines: told.lines.map((line) => opening(line, words)) };
}

/** The first words of a line, exactly as they stand, and how many follow. */
function opening(line: ToldLine, most: number): ToldLine {
  const all = wordCount(line.text);
  if (all <= most) return line;
  let text = '';
  let words = 0;
  for (const chunk of line.text.split(/(?<= )/)) {
    if (words >= most) break;
    if (words + wordCount(chunk) <= most) text += chunk;
    else text += firstLetters(chunk, most - words);
    words += wordCount(chunk);
  }
  text = text.trimEnd();
  return { ...line, text, wordsLeft: line.wordsLeft + all - wordCount(text) };
}

/** The beginning of a text without spaces, with the marks that stand on its last letter. */
function firstLetters(text: string, most: number): string {
  let letters = 0;
  let kept = '';
  for (const letter of text) {
    if (UNSPACED.test(letter) && !/\p{M}/u.test(letter) && letters++ >= most) break;
    kept += letter;
  }
  return kept;
}

/** The sentences that fit; the first of them, cut, where not even it does. */
function cut(text: string, { unit, most }: LengthLimit): string {
  const kept: string[] = [];
  for (const sentence of text.split(/(?<=[.!?]["”»]?\s)/)) {
    if (lengthOf(kept.join('') + sentence, unit) > most) break;
    kept.push(sentence);
  }
  return `${kept.join('').trimEnd()}\n`;
}

function differences(before: Told, after: Told): readonly string[] {
  const less = (n: number, what: string, many = `${what}s`) => (n > 0 ? [`${count(n)} ${n === 1 ? what : many}`] : []);
  const quoted = (told: Told) => told.lines.reduce((sum, line) => sum + wordCount(line.text), 0);
  const gone = (what: string, key: 'style' | 'setting' | 'lighting' | 'mood') =>
    before[key] !== '' && after[key] === '' ? [what] : [];
  return [
    ...(before.isTerse === after.isTerse ? [] : ['minor details']),
    ...less(after.beatsLeft - before.beatsLeft, 'movement'),
    ...(after.beats.some((beat) => !before.beats.includes(beat)) ? ['details of what is wanted'] : []),
    ...less(after.soundsLeft - before.soundsLeft, 'sound'),
    ...less(before.pictures.length - after.pictures.length, 'mention of a further image', 'mentions of further images'),
    ...less(quoted(before) - quoted(after), 'word').map((words) => `${words} of speech`),
    ...(before.cast.length > after.cast.length ? ['what things are made of and their sizes'] : []),
    ...gone('the mood', 'mood'),
    ...gone('the light', 'lighting'),
    ...gone('the style', 'style'),
    ...gone('the place', 'setting'),
    ...less(before.air.length + before.music.length - after.air.length - after.music.length, 'background sound'),
    ...less(before.nevers.length - after.nevers.length, 'thing that does not happen', 'things that do not happen'),
  ];
}
