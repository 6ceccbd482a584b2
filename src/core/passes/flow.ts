import { atan, PI } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { createPixels } from './pixels.ts';

type Rgb = readonly [number, number, number];

/** Steps between the corners of the wheel: red, yellow, green, cyan, blue, magenta and back (Baker et al., Middlebury 2007). */
const STEPS = [15, 6, 4, 11, 13, 6] as const;
const CORNERS: readonly Rgb[] = [
  [1, 0, 0],
  [1, 1, 0],
  [0, 1, 0],
  [0, 1, 1],
  [0, 0, 1],
  [1, 0, 1],
];
const COLORS: readonly Rgb[] = STEPS.flatMap((count, corner) => {
  const from = CORNERS[corner]!;
  const to = CORNERS[(corner + 1) % CORNERS.length]!;
  return Array.from({ length: count }, (_, k): Rgb => {
    const at = (axis: 0 | 1 | 2) => from[axis] + ((to[axis] - from[axis]) * k) / count;
    return [at(0), at(1), at(2)];
  });
});
/** The colours of the wheel, one after the other, the first once more at the end. */
const WHEEL = Float64Array.from([...COLORS, COLORS[0]!].flat());
/** Angles of so many slopes up to 1, from which those between are a short series away. */
const SLOPES = 64;
const ANGLES = Float64Array.from({ length: SLOPES + 1 }, (_, k) => atan(k / SLOPES));
/** Keeps a picture in which nothing moves from being divided by nothing, in pixels. */
const LEAST_PX = 1e-5;

/** The longest way that any pixel goes, in pixels. */
export function longestFlowPx(flowPx: Float32Array): number {
  let longest = 0;
  for (let i = 0; i < flowPx.length; i += 2) {
    const square = flowPx[i]! * flowPx[i]! + flowPx[i + 1]! * flowPx[i + 1]!;
    if (square > longest) longest = square;
  }
  return Math.sqrt(longest);
}

/**
 * Optical flow on the colour wheel of the Middlebury set, as RAFT draws it: direction is hue, length is saturation, white
 * does not move and `longestPx` is fully coloured. `flowPx` is x to the right and y down.
 */
export function flowPicture(flowPx: Float32Array, widthPx: number, heightPx: number, longestPx: number): Pixels {
  const scale = 1 / (longestPx + LEAST_PX);
  const picture = createPixels(widthPx, heightPx, 255);
  const { rgba } = picture;
  for (let i = 0; i < widthPx * heightPx; i++) {
    const x = flowPx[2 * i]! * scale;
    const y = flowPx[2 * i + 1]! * scale;
    if (x === 0 && y === 0) continue;
    const length = Math.min(Math.sqrt(x * x + y * y), 1);
    const turn = ((angleOf(-y, -x) / PI + 1) / 2) * (COLORS.length - 1);
    const first = Math.floor(turn);
    const share = turn - first;
    for (let axis = 0; axis < 3; axis++) {
      const hue = (1 - share) * WHEEL[3 * first + axis]! + share * WHEEL[3 * first + 3 + axis]!;
      rgba[4 * i + axis] = Math.floor(255 * (1 - length * (1 - hue)));
    }
  }
  return picture;
}

/** The angle of the point (x, y) as `atan2` gives it, but for the last bits, in a fraction of its time. */
function angleOf(y: number, x: number): number {
  const [across, up] = [Math.abs(x), Math.abs(y)];
  const slope = up > across ? across / up : up / across;
  const k = Math.floor(slope * SLOPES + 0.5);
  const rest = (slope - k / SLOPES) / (1 + (slope * k) / SLOPES);
  const square = rest * rest;
  // The next term is below (1 / 128)^7 / 7 = 3e-16.
  const low = ANGLES[k]! + rest * (1 - square * (1 / 3 - square / 5));
  const upper = up > across ? PI / 2 - low : low;
  const half = x < 0 ? PI - upper : upper;
  return y < 0 ? -half : half;
}
