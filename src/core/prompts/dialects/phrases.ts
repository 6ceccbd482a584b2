import { type Beat, doesWords } from '../beat.ts';
import { count, sentence, span } from '../english.ts';
import { MERGE_S } from '../run-words.ts';
import type { Told, ToldLine, ToldShot, ToldSound } from '../told.ts';

/** Later than this a sound no longer belongs to the one before it, in seconds. */
const SOON_S = 0.6;
const AT_ONCE_S = 0.05;

/** Something of the action with its span, as a clause without a capital. */
export interface Clause {
  readonly fromS: number;
  readonly toS: number;
  readonly words: string;
}

/** Beats as clauses; whoever went before is "it". */
export function beatClauses(beats: readonly Beat[]): readonly Clause[] {
  return beats.map((beat, i) => {
    const { who, fromS, toS, isMany } = beat;
    const isSame = beats[i - 1]?.who === who;
    return { fromS, toS, words: `${isSame ? (isMany ? 'they' : 'it') : who} ${doesWords(beat)}` };
  });
}

/** "Around these, five other movements and contacts go on.", or ''. */
export function restOf({ beatsLeft, isTerse }: Told): string {
  if (beatsLeft === 0 || isTerse) return '';
  const [what, goes] = beatsLeft === 1 ? ['movement or contact', 'goes'] : ['movements and contacts', 'go'];
  return `Around these, ${count(beatsLeft)} other ${what} ${goes} on.`;
}

/** Sounds as sentences: each tied to the action, then its time; those at once are one sentence. */
export function soundSentences(sounds: readonly ToldSound[]): readonly string[] {
  const sentences: string[] = [];
  let before: ToldSound | undefined;
  for (const sound of sounds) {
    const gapS = before === undefined ? 0 : sound.fromS - before.toS;
    const words = `${sound.clause} (${sound.when})`;
    if (before !== undefined && isAtOnce(before, sound))
      sentences.push(`${sentences.pop()}, and at once${afterThat(words, before, sound)}`);
    else {
      const link =
        before === undefined
          ? ''
          : gapS < 0
            ? 'meanwhile, '
            : gapS < AT_ONCE_S
              ? 'at once, '
              : gapS < SOON_S
                ? 'right after, '
                : 'then, ';
      sentences.push(link + words);
    }
    before = sound;
  }
  return sentences.map(sentence);
}

/** Whether two sounds are as one: both short, and closer than prose resolves. */
function isAtOnce(before: ToldSound, sound: ToldSound): boolean {
  const isShort = ({ isLasting, fromS, toS }: ToldSound) => !isLasting && toS - fromS < MERGE_S;
  return isShort(before) && isShort(sound) && sound.fromS - before.fromS < MERGE_S;
}

function afterThat(words: string, before: ToldSound, sound: ToldSound): string {
  if (!words.startsWith('as ')) return ` ${words}`;
  return `, ${before.who === sound.who ? words.replace(`as ${sound.who} `, 'as it ') : words}`;
}

/** All that is heard but speech, as sentences: sounds of the action, air, music, silences, what must not be heard. */
export function soundscape(told: Told): readonly string[] {
  const { sounds, soundsLeft } = told;
  const isSilent = sounds.length + soundsLeft === 0;
  return [...(isSilent ? ['Nothing of the action is heard.'] : soundSentences(sounds)), ...airSentences(told)];
}

/** The air of the place, music, silences, and what must not be heard. */
export function airSentences({ air, music, hushes, silent }: Told): readonly string[] {
  return [
    ...air,
    ...music.map((words) => `Music: ${words}`),
    ...hushes.map((when) => `Silence at ${when}`),
    ...(silent.length > 0 ? [silentSentence(silent)] : []),
  ].map(sentence);
}

/** "No net swish, for the net hangs still; no voices, no music." */
export function silentSentence(silent: readonly string[]): string {
  const bare = silent.filter((words) => !words.includes(','));
  return sentence([...silent.filter((words) => words.includes(',')), bare.join(', ')].filter(Boolean).join('; '));
}

/** A line in quotation marks that it does not use itself, and how much of it follows. */
export function quoted({ text, wordsLeft }: ToldLine): string {
  const [open, close] = MARKS.find((marks) => !marks.some((mark) => text.includes(mark))) ?? MARKS[0]!;
  return `${open}${text}${close}${wordsLeft > 0 ? `, and goes on for ${count(wordsLeft)} more words` : ''}`;
}

const MARKS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
];

/** "wide shot, eye level, static, locked off". */
export function shotWords({ size, angle, movement, speed }: ToldShot): string {
  return [size, angle, movement, speed].filter((words) => words !== '').join(', ');
}

/** What does not happen, a sentence each, or ''. */
export function neverSentences({ nevers }: Told): string {
  return prose(nevers.map(sentence));
}

/** What is said of a shot in which nothing begins. */
export function quietSentence({ isStill }: ToldShot): string {
  return isStill ? 'Everything is at rest.' : 'The movement goes on.';
}

/** "In it: a floor; and a ball.", or ''. */
export function castSentence({ cast }: Told, head = 'In it: '): string {
  const last = cast.at(-1);
  if (last === undefined) return '';
  return sentence(`${head}${cast.length === 1 ? last : `${cast.slice(0, -1).join('; ')}; and ${last}`}`);
}

/** A time after what it belongs to: " (0.9 s)". */
export function timed({ fromS, toS, words }: Clause): string {
  return `${words} (${span(fromS, toS)})`;
}

/** A heading over its lines, or nothing where they are empty. */
export function headed(heading: string, lines: readonly string[]): readonly string[] {
  return lines.some((line) => line !== '') ? [heading, ...lines] : [];
}

/** "Sound: A thump.", or '' where there are no sentences. */
export function labelled(label: string, sentences: readonly string[]): string {
  const text = prose(sentences);
  return text === '' ? '' : `${label}: ${text}`;
}

/** Blocks of lines, those that are empty left out, with a blank line between and an end of line after. */
export function blocks(all: readonly (readonly string[])[]): string {
  const texts = all.map((lines) => lines.filter((line) => line !== '').join('\n')).filter((block) => block !== '');
  return `${texts.join('\n\n')}\n`;
}

/** Sentences in a row. */
export function prose(sentences: readonly string[]): string {
  return sentences.filter((words) => words !== '').join(' ');
}
