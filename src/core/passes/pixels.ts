import type { Pixels } from '../base/ports.ts';

/** A picture of one grey, opaque. */
export function createPixels(widthPx: number, heightPx: number, grey = 0): Pixels {
  const pixels = blankPixels(widthPx, heightPx);
  wordsOf(pixels).fill(GREYS[grey]!);
  return pixels;
}

/** A picture of which every pixel is still to be written: until then it is see-through. */
export function blankPixels(widthPx: number, heightPx: number): Pixels {
  return { widthPx, heightPx, rgba: new Uint8ClampedArray(4 * widthPx * heightPx) };
}

/** The pixels of a picture as one number each, which `palette` gives for a colour: a pixel is then written in one step. */
export function wordsOf({ rgba }: Pixels): Uint32Array<ArrayBuffer> {
  return new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
}

/**
 * The number that stands for an opaque colour of 0 to 255, fractions cut off, in `wordsOf`: every machine that browsers run on
 * puts the lowest byte first.
 */
export function wordOf(red: number, green: number, blue: number): number {
  return 0xff000000 | (blue << 16) | (green << 8) | red;
}

/** The numbers that stand for opaque colours of 0 to 255 in `wordsOf`. */
export function palette(colors: readonly (readonly [number, number, number])[]): Uint32Array<ArrayBuffer> {
  const rgba = Uint8ClampedArray.from(colors.flatMap(([r, g, b]) => [r, g, b, 255]));
  return new Uint32Array(rgba.buffer);
}

/** The numbers of the 256 greys, black first. */
export const GREYS = palette(Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]));
