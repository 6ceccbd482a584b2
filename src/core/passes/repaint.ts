import type { DataFrame, Pixels } from '../base/ports.ts';
import { blankPixels, createPixels, GREYS, wordsOf } from './pixels.ts';

/** The grey of what a model is to paint (ali-vilab/VACE 48eb44f). */
export const BLANK_GREY = 127;

/** 1 wherever a pixel of the bodies of these numbers is at most `growPx` away, along a row and a column; 0 elsewhere. */
export function regionOf(
  { bodies, widthPx, heightPx }: Pick<DataFrame, 'bodies' | 'widthPx' | 'heightPx'>,
  numbers: ReadonlySet<number>,
  growPx: number,
): Uint8Array {
  const seen = Uint8Array.from(bodies, (number) => (numbers.has(number) ? 1 : 0));
  return grown(grown(seen, widthPx, heightPx, growPx, 1, widthPx), heightPx, widthPx, growPx, widthPx, 1);
}

/** White where a model is to paint, black where it keeps what is there. */
export function repaintMask(region: Uint8Array, widthPx: number, heightPx: number): Pixels {
  const picture = blankPixels(widthPx, heightPx);
  const out = wordsOf(picture);
  for (let i = 0; i < out.length; i++) out[i] = GREYS[region[i] ? 255 : 0]!;
  return picture;
}

/** The picture with grey where a model is to paint. */
export function blanked({ rgba, widthPx, heightPx }: Pixels, region: Uint8Array): Pixels {
  const out = createPixels(widthPx, heightPx);
  out.rgba.set(rgba);
  for (let i = 0; i < region.length; i++) if (region[i]) out.rgba.fill(BLANK_GREY, 4 * i, 4 * i + 3);
  return out;
}

/** Widens lines of marks: `length` pixels that lie `step` apart, in each of `lines` lines that begin `lineStep` apart. */
function grown(
  marks: Uint8Array,
  length: number,
  lines: number,
  byPx: number,
  step: number,
  lineStep: number,
): Uint8Array {
  const out = new Uint8Array(marks.length);
  for (let line = 0; line < lines; line++) {
    const at = (i: number) => line * lineStep + i * step;
    let before = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < length; i++) {
      if (marks[at(i)]) before = i;
      if (i - before <= byPx) out[at(i)] = 1;
    }
    let after = Number.POSITIVE_INFINITY;
    for (let i = length - 1; i >= 0; i--) {
      if (marks[at(i)]) after = i;
      if (after - i <= byPx) out[at(i)] = 1;
    }
  }
  return out;
}
