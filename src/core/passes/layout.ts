import type { Pixels } from '../base/ports.ts';
import { createPixels } from './pixels.ts';

type Rgb = readonly [number, number, number];
/** Left, top, right and bottom, in pixels from the top-left corner. */
type Box = readonly [x0Px: number, y0Px: number, x1Px: number, y1Px: number];

/** Bounds as outlines on white, `linePx` wide, inside of their edges. */
export function boxesPicture(
  boxes: readonly { readonly boxPx: Box; readonly colorRgb: Rgb }[],
  linePx: number,
  widthPx: number,
  heightPx: number,
): Pixels {
  const picture = createPixels(widthPx, heightPx, 255);
  for (const { boxPx, colorRgb } of boxes) {
    const left = Math.max(0, Math.round(boxPx[0]));
    const top = Math.max(0, Math.round(boxPx[1]));
    const right = Math.min(widthPx, Math.round(boxPx[2]));
    const bottom = Math.min(heightPx, Math.round(boxPx[3]));
    for (let y = top; y < bottom; y++) {
      const isAcross = y < top + linePx || y >= bottom - linePx;
      for (let x = left; x < right; x++) {
        if (isAcross || x < left + linePx || x >= right - linePx) paint(picture, y * widthPx + x, colorRgb);
      }
    }
  }
  return picture;
}

/** The outlines of regions on white: what lies in a region within `linePx` of another. Region 0 has none. */
export function contoursPicture(
  regionAt: (index: number) => number,
  colors: readonly Rgb[],
  linePx: number,
  widthPx: number,
  heightPx: number,
): Pixels {
  const picture = createPixels(widthPx, heightPx, 255);
  const regions = new Uint16Array(widthPx * heightPx);
  for (let i = 0; i < regions.length; i++) regions[i] = regionAt(i);
  const isRim = (x: number, y: number) => {
    const own = regions[y * widthPx + x]!;
    for (let dy = -linePx; dy <= linePx; dy++) {
      for (let dx = -linePx; dx <= linePx; dx++) {
        if (dx * dx + dy * dy > linePx * linePx) continue;
        const [nx, ny] = [x + dx, y + dy];
        // The picture's edge cuts a region off; it does not outline it.
        if (nx < 0 || ny < 0 || nx >= widthPx || ny >= heightPx) continue;
        if (regions[ny * widthPx + nx] !== own) return true;
      }
    }
    return false;
  };
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const region = regions[y * widthPx + x]!;
      if (region > 0 && isRim(x, y)) paint(picture, y * widthPx + x, colors[region - 1] ?? [0, 0, 0]);
    }
  }
  return picture;
}

function paint({ rgba }: Pixels, index: number, [r, g, b]: Rgb): void {
  rgba[4 * index] = r;
  rgba[4 * index + 1] = g;
  rgba[4 * index + 2] = b;
}
