import { atan, PI } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, wordOf, wordsOf } from './pixels.ts';

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
/** What white lacks of each colour of the wheel, of 255, and how much more of it the next one lacks: the first once more at the end. */
const LACK = Float64Array.from(
  COLORS.flatMap((color, i) => {
    const next = COLORS[(i + 1) % COLORS.length]!;
    return [...color.map((value) => 255 * (1 - value)), ...color.map((value, axis) => 255 * (value - next[axis]!))];
  }),
);
/** Half of the way round the wheel, in colours. */
const HALF = (COLORS.length - 1) / 2;
/**
 * The way round the wheel at so many slopes up to 1, in colours, and the next three terms of its series about each. The term
 * after them is below HALF / pi / 512^4 / 4 = 3e-11.
 */
const SLOPES = 256;
const TURNS = Float64Array.from(
  Array.from({ length: SLOPES + 1 }, (_, k) => {
    const slope = k / SLOPES;
    const rise = 1 / (1 + slope * slope);
    const terms = [atan(slope), rise, -slope * rise * rise, (slope * slope - 1 / 3) * rise * rise * rise];
    return terms.map((term) => (HALF / PI) * term);
  }).flat(),
);
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
export function flowPicture(
  flowPx: Float32Array,
  widthPx: number,
  heightPx: number,
  longestPx: number,
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const scale = 1 / (longestPx + LEAST_PX);
  const words = wordsOf(over);
  for (let i = 0; i < words.length; i++) {
    const x = flowPx[2 * i]! * scale;
    const y = flowPx[2 * i + 1]! * scale;
    if (x === 0 && y === 0) {
      words[i] = GREYS[255]!;
      continue;
    }
    const length = Math.min(Math.sqrt(x * x + y * y), 1);
    const turn = turnOf(x, y);
    const first = turn | 0;
    const share = turn - first;
    const at = 6 * first;
    words[i] = wordOf(
      255 - length * (LACK[at]! + share * LACK[at + 3]!),
      255 - length * (LACK[at + 1]! + share * LACK[at + 4]!),
      255 - length * (LACK[at + 2]! + share * LACK[at + 5]!),
    );
  }
  return over;
}

/** How far round the wheel a direction is, in colours: from the left over up, right and down, as `atan2(-y, -x)` grows from -pi. */
function turnOf(x: number, y: number): number {
  const [across, up] = [Math.abs(x), Math.abs(y)];
  const slope = up > across ? across / up : up / across;
  const k = (slope * SLOPES + 0.5) | 0;
  const rest = slope - k / SLOPES;
  const at = 4 * k;
  const low = TURNS[at]! + rest * (TURNS[at + 1]! + rest * (TURNS[at + 2]! + rest * TURNS[at + 3]!));
  const upper = up > across ? HALF / 2 - low : low;
  const half = x > 0 ? HALF - upper : upper;
  return y > 0 ? HALF - half : HALF + half;
}
