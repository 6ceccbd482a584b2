import { exp } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, wordsOf } from './pixels.ts';

/** Weights of red, green and blue in luma (ITU-R BT.601), which OpenCV's grey has too. */
const LUMA = [0.299, 0.587, 0.114] as const;
/** Gradients within this slope (tan 22.5°) of an axis are compared along it, others along a diagonal. */
const DIAGONAL = 0.41421356;
/** What a place of the picture is: no edge, a ridge that is an edge if an edge reaches it, an edge. */
const RIDGE = 1;
const EDGE = 2;

export interface CannyOptions {
  /** Gradients above are edges if an edge reaches them, and edges by themselves; on the scale of 3 x 3 Sobel sums of 0 to 255. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation of a 3 x 3 blur beforehand, in pixels; 0 for none. */
  readonly blurPx: number;
}

/** A picture of whole numbers with a rim of one pixel all round. */
interface Rimmed {
  readonly values: Int16Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** From a row to the next. */
  readonly stride: number;
}

/** Canny's edges of a picture: thin white lines on black. */
export function edgesPicture(picture: Pixels, { low, high, blurPx }: CannyOptions): Pixels {
  const grey = greyOf(picture);
  if (blurPx > 0) blur(grey, blurPx);
  repeatRim(grey);
  const [acrossX, acrossY, strength] = gradients(grey);
  const marks = thinned(acrossX, acrossY, strength, low);
  grow(marks, strength, high);
  const { widthPx, heightPx, stride } = strength;
  const edges = blankPixels(widthPx, heightPx);
  const out = wordsOf(edges);
  for (let y = 0, to = 0; y < heightPx; y++)
    for (let x = 0, i = stride * (y + 1) + 1; x < widthPx; x++, i++) out[to++] = GREYS[marks[i] === EDGE ? 255 : 0]!;
  return edges;
}

function rimmed(widthPx: number, heightPx: number): Rimmed {
  const stride = widthPx + 2;
  return { values: new Int16Array(stride * (heightPx + 2)), widthPx, heightPx, stride };
}

function greyOf({ rgba, widthPx, heightPx }: Pixels): Rimmed {
  const grey = rimmed(widthPx, heightPx);
  const { values, stride } = grey;
  for (let y = 0, from = 0; y < heightPx; y++) {
    for (let x = 0, i = stride * (y + 1) + 1; x < widthPx; x++, i++, from += 4)
      values[i] = Math.round(LUMA[0] * rgba[from]! + LUMA[1] * rgba[from + 1]! + LUMA[2] * rgba[from + 2]!);
  }
  return grey;
}

/** Blurs in place, with the picture mirrored about its outermost pixels. */
function blur({ values, widthPx, heightPx, stride }: Rimmed, sigmaPx: number): void {
  const side = exp(-1 / (2 * sigmaPx * sigmaPx));
  const [beside, here] = [side / (1 + 2 * side), 1 / (1 + 2 * side)];
  const rows = new Float32Array(widthPx * heightPx);
  for (let y = 0, to = 0; y < heightPx; y++) {
    const row = stride * (y + 1) + 1;
    for (let x = 0; x < widthPx; x++, to++) {
      const sides = values[row + mirrored(x - 1, widthPx)]! + values[row + mirrored(x + 1, widthPx)]!;
      rows[to] = here * values[row + x]! + beside * sides;
    }
  }
  for (let y = 0, from = 0; y < heightPx; y++) {
    const above = widthPx * mirrored(y - 1, heightPx);
    const below = widthPx * mirrored(y + 1, heightPx);
    for (let x = 0, i = stride * (y + 1) + 1; x < widthPx; x++, i++, from++) {
      const blurred = here * rows[from]! + beside * (rows[above + x]! + rows[below + x]!);
      // In single precision, as the rows are.
      values[i] = Math.round(Math.fround(blurred));
    }
  }
}

function mirrored(at: number, size: number): number {
  if (at < 0) return Math.min(-at, size - 1);
  return at >= size ? Math.max(2 * size - 2 - at, 0) : at;
}

/** Gives the rim the values of the outermost pixels. */
function repeatRim({ values, heightPx, stride }: Rimmed): void {
  for (let row = stride; row <= stride * heightPx; row += stride) {
    values[row] = values[row + 1]!;
    values[row + stride - 1] = values[row + stride - 2]!;
  }
  values.copyWithin(0, stride, 2 * stride);
  values.copyWithin(stride * (heightPx + 1), stride * heightPx, stride * (heightPx + 1));
}

/** Sobel's sums, and those of their sizes, which are 0 on the rim. */
function gradients({ values, widthPx, heightPx, stride }: Rimmed): readonly [x: Int16Array, y: Int16Array, of: Rimmed] {
  const acrossX = new Int16Array(values.length);
  const acrossY = new Int16Array(values.length);
  const strength = rimmed(widthPx, heightPx);
  for (let row = 1; row <= heightPx; row++) {
    for (let x = 0, i = stride * row + 1; x < widthPx; x++, i++) {
      const a = values[i - stride - 1]!;
      const c = values[i - stride + 1]!;
      const g = values[i + stride - 1]!;
      const k = values[i + stride + 1]!;
      const dx = c + 2 * values[i + 1]! + k - a - 2 * values[i - 1]! - g;
      const dy = g + 2 * values[i + stride]! + k - a - 2 * values[i - stride]! - c;
      acrossX[i] = dx;
      acrossY[i] = dy;
      strength.values[i] = Math.abs(dx) + Math.abs(dy);
    }
  }
  return [acrossX, acrossY, strength];
}

/** Marks as ridges what is above `low` and stronger than the neighbours along the gradient. */
function thinned(
  acrossX: Int16Array,
  acrossY: Int16Array,
  { values, widthPx, heightPx, stride }: Rimmed,
  low: number,
): Uint8Array {
  const marks = new Uint8Array(values.length);
  for (let row = 1; row <= heightPx; row++) {
    for (let x = 0, i = stride * row + 1; x < widthPx; x++, i++) {
      const own = values[i]!;
      if (own <= low) continue;
      const dx = Math.abs(acrossX[i]!);
      const dy = Math.abs(acrossY[i]!);
      const slant = acrossX[i]! * acrossY[i]! < 0 ? -1 : 1;
      const isRidge =
        dy < dx * DIAGONAL
          ? own > values[i - 1]! && own >= values[i + 1]!
          : dx < dy * DIAGONAL
            ? own > values[i - stride]! && own >= values[i + stride]!
            : own > values[i - stride - slant]! && own > values[i + stride + slant]!;
      if (isRidge) marks[i] = RIDGE;
    }
  }
  return marks;
}

/** Makes edges of the ridges that are above `high` and of those that hang together with one. */
function grow(marks: Uint8Array, { values, stride }: Rimmed, high: number): void {
  const around = [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];
  const open: number[] = [];
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] !== RIDGE || values[i]! <= high) continue;
    marks[i] = EDGE;
    open.push(i);
  }
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const step of around) {
      const i = from + step;
      if (marks[i] !== RIDGE) continue;
      marks[i] = EDGE;
      open.push(i);
    }
  }
}
