import type { DataFrame, Pixels } from '../base/ports.ts';
import { createPixels } from './pixels.ts';

/** The bodies of these numbers alone, on white. */
export function cutOut(
  { rgba, widthPx, heightPx }: Pixels,
  { bodies }: Pick<DataFrame, 'bodies'>,
  numbers: ReadonlySet<number>,
): Pixels {
  const out = createPixels(widthPx, heightPx, 255);
  for (let i = 0; i < bodies.length; i++)
    if (numbers.has(bodies[i]!)) out.rgba.set(rgba.subarray(4 * i, 4 * i + 3), 4 * i);
  return out;
}

/** What is not white of a picture, with a rim of white of this share of its longer side; the picture where all is white. */
export function cropped(picture: Pixels, rimShare: number): Pixels {
  const { rgba, widthPx, heightPx } = picture;
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1];
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const i = 4 * (y * widthPx + x);
      if (rgba[i] === 255 && rgba[i + 1] === 255 && rgba[i + 2] === 255) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (right < 0) return picture;
  const rim = Math.ceil(rimShare * Math.max(right - left + 1, bottom - top + 1));
  const out = createPixels(right - left + 1 + 2 * rim, bottom - top + 1 + 2 * rim, 255);
  for (let y = top; y <= bottom; y++) {
    const row = rgba.subarray(4 * (y * widthPx + left), 4 * (y * widthPx + right + 1));
    out.rgba.set(row, 4 * ((y - top + rim) * out.widthPx + rim));
  }
  return out;
}
