import type { Pixels } from '../base/ports.ts';

/** A picture of one grey, opaque. */
export function createPixels(widthPx: number, heightPx: number, grey = 0): Pixels {
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(grey);
  for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
  return { widthPx, heightPx, rgba };
}

/** A picture of shares, 0 black and 1 white; rounds to the nearest of 256 greys. */
export function greyPixels(shareAt: (index: number) => number, widthPx: number, heightPx: number): Pixels {
  const pixels = createPixels(widthPx, heightPx);
  for (let i = 0; i < widthPx * heightPx; i++) {
    const value = Math.round(255 * shareAt(i));
    pixels.rgba[4 * i] = value;
    pixels.rgba[4 * i + 1] = value;
    pixels.rgba[4 * i + 2] = value;
  }
  return pixels;
}

/** A picture of colours of 0 to 255. */
export function colorPixels(
  colorAt: (index: number) => readonly [number, number, number],
  widthPx: number,
  heightPx: number,
): Pixels {
  const pixels = createPixels(widthPx, heightPx);
  for (let i = 0; i < widthPx * heightPx; i++) {
    const [r, g, b] = colorAt(i);
    pixels.rgba[4 * i] = r;
    pixels.rgba[4 * i + 1] = g;
    pixels.rgba[4 * i + 2] = b;
  }
  return pixels;
}
