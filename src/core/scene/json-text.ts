/** Deepest nesting that loads; a scene needs about ten levels. */
export const MAX_DEPTH = 64;
/** Most values in one file: the largest scene of 5000 props has about 200,000. */
export const MAX_VALUES = 1_000_000;
/** Keys that a scene may not have: in JavaScript they reach into every object's machinery. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Where and why a text is not JSON that we accept. */
export interface TextFault {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** A sentence. */
  readonly message: string;
}

/** What the scanner expects next. */
type State = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'done';

/** What people write where JSON wants something else, to be named in the message. */
const TOKEN = /[-+]?[\w$.]{1,64}|[\s\S]/uy;

/**
 * The first fault of a JSON text, or null: wrong syntax, nesting deeper than `MAX_DEPTH`, more than
 * `MAX_VALUES` values, a key twice in one object. Goes through the text once, without recursion or backtracking, so that
 * no text overflows the stack or takes long.
 */
export function findTextFault(text: string): TextFault | null {
  /** The keys seen in each open object; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let state: State = 'value';
  let values = 0;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const char = text[at]!;
    const isClosing =
      (char === '}' || char === ']') && state.endsWith('end') && (open.at(-1) === null) === (char === ']');
    if (isClosing) {
      open.pop();
      at += 1;
      state = open.length ? 'comma-or-end' : 'done';
    } else if (state === 'colon' && char === ':') {
      at += 1;
      state = 'value';
    } else if (state === 'comma-or-end' && char === ',') {
      at += 1;
      state = open.at(-1) ? 'key' : 'value';
    } else if ((state === 'key' || state === 'key-or-end') && char === '"') {
      const end = endOfString(text, at);
      if (end < 0) return fault(text, at, 'a key is not closed, or holds a control character or an unknown escape.');
      const key: string = JSON.parse(text.slice(at, end));
      const keys = open.at(-1)!;
      if (keys.has(key))
        return fault(text, at, `the key ${quoted(key)} appears twice in one object; keep one of them.`);
      keys.add(key);
      at = end;
      state = 'colon';
    } else if (state === 'value' || state === 'value-or-end') {
      values += 1;
      if (values > MAX_VALUES)
        return fault(text, at, `the file holds more than ${MAX_VALUES} values; a scene needs far fewer.`);
      if (char === '{' || char === '[') {
        if (open.length === MAX_DEPTH)
          return fault(text, at, `the file nests deeper than ${MAX_DEPTH} levels; a scene needs about ten.`);
        open.push(char === '{' ? new Set() : null);
        at += 1;
        state = char === '{' ? 'key-or-end' : 'value-or-end';
      } else {
        const end = char === '"' ? endOfString(text, at) : endOfWord(text, at);
        if (end < 0) return unexpected(text, at, state);
        at = end;
        state = open.length ? 'comma-or-end' : 'done';
      }
    } else return unexpected(text, at, state);
  }
  return state === 'done' ? null : fault(text, text.length, 'the file ends too early; it may have been cut off.');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}

/** Just past the string whose opening quote is at `from`; -1 where it is none. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < FIRST_PRINTABLE) return -1;
    if (code === BACKSLASH) {
      at += 1;
      if (text[at] === 'u') {
        if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1;
        at += 4;
      } else if (!'"\\/bfnrt'.includes(text[at] ?? '?')) return -1;
    }
  }
  return -1;
}

/** A number needs no more digits than this: 17 give a double exactly. */
const LONGEST_NUMBER = 400;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Just past the number, `true`, `false` or `null` at `from`; -1 where it is none. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from <= LONGEST_NUMBER && /[\w.+-]/.test(text[at]!)) at++;
  const word = text.slice(from, at);
  const isKnown = word === 'true' || word === 'false' || word === 'null' || NUMBER.test(word);
  return isKnown && word.length <= LONGEST_NUMBER ? at : -1;
}

const WANTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a key in double quotes',
  'key-or-end': 'a key in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the list or object',
  done: 'the end of the file',
};

function unexpected(text: string, at: number, state: State): TextFault {
  TOKEN.lastIndex = at;
  const token = TOKEN.exec(text)?.[0] ?? '';
  if (/^[-+]?(?:nan|inf|infinity|undefined)$/i.test(token))
    return fault(text, at, `${token} is not a number that JSON can hold; write a finite number.`);
  if (token === '"') return fault(text, at, 'a text is not closed, or holds a control character or an unknown escape.');
  return fault(text, at, `expected ${WANTED[state]}, but found ${quoted(token)}.`);
}

function fault(text: string, at: number, message: string): TextFault {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
    line += 1;
    start = i + 1;
  }
  return { line, column: at - start + 1, message };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
