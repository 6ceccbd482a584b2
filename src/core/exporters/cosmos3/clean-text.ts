import { cutAfter, oneLine } from '../plain-text.ts';

/** Text on one line, cut after whole letters where it is longer. */
export function plainText(text: string, most: number): string {
  return cutAfter(oneLine(text), most);
}
