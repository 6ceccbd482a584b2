import { syllablesOf, writingOf } from './letters.ts';

/** A word of a line with the marks that stand by it. */
export interface Token {
  /** As written; what is not said (a dash, an emoji) goes with the word before it, behind a space where one was. */
  readonly text: string;
  readonly syllables: number;
  /** What follows it: nothing, or as long a pause as a comma or a full stop asks for. */
  readonly pause: 'none' | 'comma' | 'stop';
}

const STOPS = new Set('.!?。！？｡．؟۔।॥։።፧…‼⁇⁈⁉។။᙮');
const COMMAS = new Set(',;:、，；：､،؛፣፤፥—–―');
/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION = /^(?:dr|jr|mr|mrs|ms|mt|prof|sr|st|vs)\.$/i;
/** Quotation marks and brackets, which may stand between a word and its stop. */
const WRAPPERS = new Set('"\'“”‘’«»‹›„‚()[]{}（）［］「」『』【】《》〈〉*_~');

/**
 * The words of a line in the order in which they are said, which is that of the text whatever its direction. Scripts without
 * spaces whose characters are syllables are taken character by character. None where nothing is said.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let leading = '';
  for (const { chunk, isApart } of chunksOf(text)) {
    const syllables = syllablesOf(chunk);
    const pause = pauseAfter(chunk);
    const previous = tokens.at(-1);
    if (syllables > 0) {
      tokens.push({ text: leading + chunk, syllables, pause });
      leading = '';
    } else if (previous) {
      const longer = pause === 'none' || previous.pause === 'stop' ? previous.pause : pause;
      tokens[tokens.length - 1] = { ...previous, text: previous.text + (isApart ? ' ' : '') + chunk, pause: longer };
    } else {
      leading += chunk;
    }
  }
  return tokens;
}

interface Chunk {
  readonly chunk: string;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
}

/** The text cut at white space, and around characters that are words by themselves. */
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const part of text.split(/\s+/u)) {
    let chunk = '';
    let isApart = true;
    const cut = () => {
      if (chunk === '') return;
      chunks.push({ chunk, isApart });
      chunk = '';
      isApart = false;
    };
    let wasLogogram = false;
    for (const letter of part) {
      const writing = writingOf(letter.codePointAt(0)!);
      const isLogogram = writing === 'logogram';
      // What is neither stays with the character before it.
      if (isLogogram || (wasLogogram && writing !== null && writing !== 'sign')) cut();
      chunk += letter;
      if (writing !== null && writing !== 'sign') wasLogogram = isLogogram;
    }
    cut();
  }
  return chunks;
}

function pauseAfter(chunk: string): Token['pause'] {
  if (ABBREVIATION.test(chunk)) return 'none';
  const letters = [...chunk];
  for (let at = letters.length - 1; at >= 0; at--) {
    const letter = letters[at]!;
    if (STOPS.has(letter)) return 'stop';
    if (COMMAS.has(letter)) return 'comma';
    if (!WRAPPERS.has(letter)) return 'none';
  }
  return 'none';
}
