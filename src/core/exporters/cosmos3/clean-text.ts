import { oneLine } from '../plain-text.ts';

/** Text on one line, cut after whole letters where it is longer. */
export function plainText(text: string, most: number): string {
  const letters = [...oneLine(text)];
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
