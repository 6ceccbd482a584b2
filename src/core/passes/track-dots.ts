import { clamp } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { createPixels } from './pixels.ts';

type Place = readonly [xPx: number, yPx: number];
type Rgb = readonly [number, number, number];

/** As LTX's motion tracks are drawn (Lightricks/ComfyUI-LTXVideo, `sparse_tracks.py`): a dot is seen until it is so many frames old, */
const OLDEST_FRAMES = 50;
/** and shrinks by then from the most to the least radius, where the shorter side of the picture is so many pixels. */
const LEAST_RADIUS_PX = 2;
const MOST_RADIUS_PX = 8;
const RADIUS_SIDE_PX = 1080;

/**
 * The dots of points that move, up to a frame: where each is, and was in the fifty frames before, newer ones larger and on
 * top. By age they run from blue (now) over green and yellow to red (fifty frames ago), however short the clip: LTX's own
 * node draws red to blue and then swaps red and blue. Black where there is none. Places are in pixels of the picture; those
 * of frames before `fromFrame`, as before a cut, are not drawn.
 */
export function trackDotsPicture(
  tracks: readonly (readonly Place[])[],
  frame: number,
  widthPx: number,
  heightPx: number,
  fromFrame = 0,
): Pixels {
  const picture = createPixels(widthPx, heightPx);
  const scale = Math.min(widthPx, heightPx) / RADIUS_SIDE_PX;
  for (let at = Math.max(fromFrame, frame - OLDEST_FRAMES); at <= frame; at++) {
    const freshness = 1 - (frame - at) / OLDEST_FRAMES;
    const radius = (LEAST_RADIUS_PX + (MOST_RADIUS_PX - LEAST_RADIUS_PX) * freshness) * scale;
    for (const track of tracks) {
      const place = track[Math.min(at, track.length - 1)];
      if (place) dot(picture, place, radius, colorAt(freshness));
    }
  }
  return picture;
}

/** Red (0) over yellow and green to blue (1). */
function colorAt(freshness: number): Rgb {
  const third = 3 * freshness;
  if (third <= 1) return [255, 255 * third, 0];
  if (third <= 2) return [255 * (2 - third), 255, 0];
  return [0, 255 * (3 - third), 255 * (third - 2)];
}

/** A filled circle whose rim covers pixels in part. */
function dot({ rgba, widthPx, heightPx }: Pixels, [x, y]: Place, radius: number, color: Rgb): void {
  const [left, right] = [Math.max(0, Math.floor(x - radius - 1)), Math.min(widthPx - 1, Math.ceil(x + radius))];
  const [top, bottom] = [Math.max(0, Math.floor(y - radius - 1)), Math.min(heightPx - 1, Math.ceil(y + radius))];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const [dx, dy] = [column + 0.5 - x, row + 0.5 - y];
      const share = clamp(radius + 0.5 - Math.sqrt(dx * dx + dy * dy), 0, 1);
      if (share === 0) continue;
      const i = 4 * (row * widthPx + column);
      for (let k = 0; k < 3; k++) rgba[i + k] = Math.round(rgba[i + k]! + (color[k]! - rgba[i + k]!) * share);
    }
  }
}
