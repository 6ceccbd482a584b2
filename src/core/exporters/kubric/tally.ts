import type { DataFrame } from '../../base/ports.ts';

/** Least and greatest of all numbers met so far; 0 and 0 where none were. */
export interface Range {
  min: number;
  max: number;
}

/** What a shot's pictures show of each body, gathered frame by frame before any picture can be written. */
export interface Tally {
  readonly frameCount: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of body `b` at frame `f` of the shot, at `b * frameCount + f`. */
  readonly visibility: Uint32Array;
  /** First column, first row, and those after the last, of those pixels: four at a time, in the same order. */
  readonly boxesPx: Uint16Array;
  readonly forward: Range;
  readonly backward: Range;
}

export function createTally(bodyCount: number, frameCount: number, widthPx: number, heightPx: number): Tally {
  return {
    frameCount,
    widthPx,
    heightPx,
    visibility: new Uint32Array(bodyCount * frameCount),
    boxesPx: new Uint16Array(4 * bodyCount * frameCount),
    forward: { min: 0, max: 0 },
    backward: { min: 0, max: 0 },
  };
}

/** Adds a frame, counted from the start of the shot. */
export function addToTally(tally: Tally, frame: number, data: DataFrame): void {
  const { frameCount, visibility, boxesPx, forward, backward } = tally;
  const { widthPx, bodies, flowForwardPx, flowBackwardPx } = data;
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]! - 1;
    if (body < 0) continue;
    const at = body * frameCount + frame;
    const x = i % widthPx;
    const y = (i - x) / widthPx;
    const isFirst = visibility[at]!++ === 0;
    const box = 4 * at;
    if (isFirst || x < boxesPx[box]!) boxesPx[box] = x;
    if (isFirst) boxesPx[box + 1] = y;
    if (isFirst || x >= boxesPx[box + 2]!) boxesPx[box + 2] = x + 1;
    boxesPx[box + 3] = y + 1;
  }
  widen(forward, flowForwardPx, 1);
  // Kubric counts from where the point was to where it is: the other way round.
  widen(backward, flowBackwardPx, -1);
}

/** Pixels of a body over all frames. */
export function totalSeen({ visibility, frameCount }: Tally, body: number): number {
  let sum = 0;
  for (let f = 0; f < frameCount; f++) sum += visibility[body * frameCount + f]!;
  return sum;
}

function widen(range: Range, values: Float32Array, sign: 1 | -1): void {
  let { min, max } = range;
  for (let i = 0; i < values.length; i++) {
    const value = sign * values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  range.min = min;
  range.max = max;
}
