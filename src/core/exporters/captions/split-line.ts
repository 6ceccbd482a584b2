import type { ShotCue } from '../../shot/shot-spec.ts';

/** A part of a line with the time at which it is said. */
export interface LinePart {
  readonly text: string;
  readonly startS: number;
  readonly endS: number;
}

/** Two rows of 42 letters, as broadcasters ask for, and no longer than it takes to read them. */
const MAX_LETTERS = 84;
const MAX_S = 7;
const ROW_LETTERS = 42;

/**
 * A line cut between words into captions, with nothing lost but runs of white space: each part is shown from its first
 * word to the end of its last. A word that fills more than a caption is cut between letters.
 */
export function splitLine(text: string, words: ShotCue['words'], startS: number, endS: number): LinePart[] {
  const whole = text.trim().replace(/\s+/gu, ' ');
  const parts: LinePart[] = [];
  for (const piece of piecesOf(whole, words, startS, endS).flatMap(cutLong)) {
    const last = parts.at(-1);
    const joined = last ? last.text + piece.text : '';
    if (last && lettersOf(joined.trimEnd()) <= MAX_LETTERS && piece.endS - last.startS <= MAX_S)
      parts[parts.length - 1] = { text: joined, startS: last.startS, endS: piece.endS };
    else parts.push(piece);
  }
  return parts.map((part) => ({ ...part, text: part.text.trim() }));
}

/** A caption's text in rows, broken at a space where it has one near the middle. */
export function rowsOf(text: string): string[] {
  if (lettersOf(text) <= ROW_LETTERS) return [text];
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = text.length / 2;
  const nearest = spaces.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best), -1);
  return nearest < 0 ? [text] : [text.slice(0, nearest), text.slice(nearest + 1)];
}

/** The text from each word to the next, with the word's time; cut at spaces and timed by length where words and text differ. */
function piecesOf(text: string, words: ShotCue['words'], startS: number, endS: number): LinePart[] {
  const starts: number[] = [];
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word.text, from);
    if (at < 0) return byLength(text.match(/\S+ ?/gu) ?? [], startS, endS);
    starts.push(at);
    from = at + word.text.length;
  }
  if (starts.length === 0) return byLength(text.match(/\S+ ?/gu) ?? [], startS, endS);
  return words.map(({ timeS, endTimeS }, i) => ({
    text: text.slice(i === 0 ? 0 : starts[i], starts[i + 1]),
    startS: timeS,
    endS: endTimeS,
  }));
}

function cutLong(part: LinePart): LinePart[] {
  if (lettersOf(part.text) <= MAX_LETTERS) return [part];
  const letters = [...part.text.matchAll(LETTER)].map(([letter]) => letter);
  const chunks: string[] = [];
  for (let i = 0; i < letters.length; i += MAX_LETTERS) chunks.push(letters.slice(i, i + MAX_LETTERS).join(''));
  return byLength(chunks, part.startS, part.endS);
}

function byLength(texts: readonly string[], startS: number, endS: number): LinePart[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  let before = 0;
  return texts.map((text) => {
    const from = before / total;
    before += text.length;
    return { text, startS: startS + (endS - startS) * from, endS: startS + (endS - startS) * (before / total) };
  });
}

/** A letter with the marks upon it, and what is joined to it; the two halves of a flag. */
const LETTER = /\p{RI}{2}|[\s\S][\p{M}\p{Emoji_Modifier}]*(?:\u200d[\s\S][\p{M}\p{Emoji_Modifier}]*)*/gu;

function lettersOf(text: string): number {
  return [...text.matchAll(LETTER)].length;
}
