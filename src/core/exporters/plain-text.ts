/** Text on one line: every run of white space and control characters becomes one space, none at its ends. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Letters of a name that tell which it is, in a sentence. */
const BRIEF_LETTERS = 60;

/** Text of at most so many letters, cut after whole ones with an ellipsis where it is longer. */
export function cutAfter(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const kept = letters.slice(0, most - 1).join('');
  return `${kept.trimEnd()}…`;
}

/** A name as it stands in a sentence for people: on one line without signs that turn the writing, cut with an ellipsis where it is long. */
export function brief(name: string): string {
  return cutAfter(oneLine(name.replace(/\p{Cf}+/gu, ' ')), BRIEF_LETTERS);
}

/** Text in printable ASCII, on one line: letters lose their accents, what has no letter in ASCII becomes a question mark. */
export function plainAscii(text: string): string {
  const bare = oneLine(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return [...bare].map((letter) => (/^[\x20-\x7e]$/.test(letter) ? letter : '?')).join('');
}

/** Text as a name of a file or a reel: ASCII letters, digits, `-` and `_`; `fallback` where nothing else is left. */
export function plainName(text: string, fallback: string): string {
  const name = plainAscii(text)
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? fallback : name;
}
