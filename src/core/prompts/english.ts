/** "a, b and c". */
export function listed(words: readonly string[], link: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`;
}

/** With a capital at the start. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence: capital, one full stop at the end; '' stays ''. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed === '') return '';
  return /[.!?…。！？]["”»」]?$/.test(trimmed) ? capitalized(trimmed) : `${capitalized(trimmed)}.`;
}

/** "a thump", "an icy crack". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** "boxes", "balls", "bodies", "dominoes": the last word of a noun made plural by rule. */
export function plural(noun: string): string {
  if (/(s|x|ch|sh|domino|tomato|potato|torpedo)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Small numbers in words. */
export function count(n: number): string {
  return COUNTS[n] ?? String(n);
}

/** "once", "twice", "three times". */
export function timesWord(n: number): string {
  return ['', 'once', 'twice'][n] || `${count(n)} times`;
}

/** Seconds to one decimal: no generator that reads prose resolves finer times. */
export function seconds(timeS: number): string {
  return (Math.round(timeS * 10) / 10 + 0).toFixed(1);
}

/** "0.0–0.9 s", or "0.9 s" where both ends read alike. */
export function span(fromS: number, toS: number): string {
  return seconds(fromS) === seconds(toS) ? `${seconds(fromS)} s` : `${seconds(fromS)}–${seconds(toS)} s`;
}

/** "the board", "Ball 1": a name with its article; numbered ones are names of their own. */
export function withThe(name: string): string {
  return /\d$/.test(name) || /^(the|a|an|one of) /i.test(name) ? name : `the ${name}`;
}

/** How many words a text has; in scripts without spaces each character is one. */
export function wordCount(text: string): number {
  return text
    .split(/\s+/)
    .filter((chunk) => chunk !== '')
    .reduce((sum, chunk) => sum + Math.max(1, [...chunk].filter((letter) => UNSPACED.test(letter)).length), 0);
}

/** Scripts that set no spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
