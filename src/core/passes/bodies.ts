import type { DataFrame, Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, palette, wordsOf } from './pixels.ts';

/** A flat colour for each body, 0 to 255, by its number; black for nothing. */
export function bodiesPicture(
  { bodies, widthPx, heightPx }: DataFrame,
  colors: readonly (readonly [number, number, number])[],
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const words = palette([[0, 0, 0], ...colors]);
  const out = wordsOf(over);
  for (let i = 0; i < out.length; i++) out[i] = words[bodies[i]!] ?? words[0]!;
  return over;
}

/** White where any of the bodies of these numbers is seen, black elsewhere. */
export function maskPicture(
  { bodies, widthPx, heightPx }: DataFrame,
  numbers: ReadonlySet<number>,
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const words = new Uint32Array(Math.max(0, ...numbers) + 1).fill(GREYS[0]!);
  for (const number of numbers) words[number] = GREYS[255]!;
  const out = wordsOf(over);
  for (let i = 0; i < out.length; i++) out[i] = words[bodies[i]!] ?? GREYS[0]!;
  return over;
}
