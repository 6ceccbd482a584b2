import { type Token, tokensOf } from '../core/speech/tokens.ts';
import { sayable } from './sayable.ts';

/** A stretch of a line that is spoken at once: short enough that nobody waits for it, if possible a sentence. */
export interface Piece {
  readonly tokens: readonly Token[];
  /** Token by token as the engine reads it; null where the engine cannot read them. */
  readonly said: readonly string[] | null;
}

/** Most characters that are spoken at once: fifteen seconds, which the engine takes half a second for. */
const MAX_CHARACTERS = 200;
/** A sentence that is too long is cut at a comma, if it has one so far on. */
const MIN_CHARACTERS = 80;
/** The engine reads a row of signs one by one: longer than this is no word. */
const MAX_TOKEN_CHARACTERS = 60;

/** A line cut at its sentences, and where what the engine can read begins and ends. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let tokens: Token[] = [];
  let said: string[] = [];
  let isSaid = false;
  const cut = () => {
    if (tokens.length > 0) pieces.push({ tokens, said: isSaid ? said : null });
    tokens = [];
    said = [];
  };
  for (const token of tokensOf(text)) {
    const words = sayable(token.text).slice(0, MAX_TOKEN_CHARACTERS);
    const length = said.reduce((sum, word) => sum + word.length + 1, words.length);
    if ((words !== '') !== isSaid || length > MAX_CHARACTERS) cut();
    isSaid = words !== '';
    tokens.push(token);
    said.push(words);
    if (token.pause === 'stop' || (token.pause === 'comma' && length > MIN_CHARACTERS)) cut();
  }
  cut();
  return pieces;
}
