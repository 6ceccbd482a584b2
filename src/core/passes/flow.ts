import { atan2, clamp, PI } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { colorPixels } from './pixels.ts';

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
const WHEEL: readonly Rgb[] = STEPS.flatMap((count, corner) => {
  const from = CORNERS[corner]!;
  const to = CORNERS[(corner + 1) % CORNERS.length]!;
  return Array.from({ length: count }, (_, k): Rgb => {
    const at = (axis: 0 | 1 | 2) => from[axis] + ((to[axis] - from[axis]) * k) / count;
    return [at(0), at(1), at(2)];
  });
});
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
  return colorPixels(
    (i) => {
      const x = flowPx[2 * i]! * scale;
      const y = flowPx[2 * i + 1]! * scale;
      const length = clamp(Math.sqrt(x * x + y * y), 0, 1);
      const turn = ((atan2(-y, -x) / PI + 1) / 2) * (WHEEL.length - 1);
      const first = Math.floor(turn);
      const share = turn - first;
      const from = WHEEL[first]!;
      const to = WHEEL[(first + 1) % WHEEL.length]!;
      const at = (axis: 0 | 1 | 2) => {
        const hue = (1 - share) * from[axis] + share * to[axis];
        return Math.floor(255 * (1 - length * (1 - hue)));
      };
      return [at(0), at(1), at(2)];
    },
    widthPx,
    heightPx,
  );
}
