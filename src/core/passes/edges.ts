import { exp } from '../base/math.ts';
import type { Pixels } from '../base/ports.ts';
import { greyPixels } from './pixels.ts';

/** Weights of red, green and blue in luma (ITU-R BT.601), which OpenCV's grey has too. */
const LUMA = [0.299, 0.587, 0.114] as const;
/** Gradients within this slope (tan 22.5°) of an axis are compared along it, others along a diagonal. */
const DIAGONAL = 0.41421356;

export interface CannyOptions {
  /** Gradients above are edges if an edge reaches them, and edges by themselves; on the scale of 3 x 3 Sobel sums of 0 to 255. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation of a 3 x 3 blur beforehand, in pixels; 0 for none. */
  readonly blurPx: number;
}

/** Canny's edges of a picture: thin white lines on black. */
export function edgesPicture({ rgba, widthPx, heightPx }: Pixels, { low, high, blurPx }: CannyOptions): Pixels {
  const count = widthPx * heightPx;
  const grey = new Float32Array(count);
  for (let i = 0; i < count; i++)
    grey[i] = Math.round(LUMA[0] * rgba[4 * i]! + LUMA[1] * rgba[4 * i + 1]! + LUMA[2] * rgba[4 * i + 2]!);
  const smooth = blurPx > 0 ? blurred(grey, widthPx, heightPx, blurPx) : grey;
  const [acrossX, acrossY] = sobel(smooth, widthPx, heightPx);
  const strength = new Float32Array(count);
  for (let i = 0; i < count; i++) strength[i] = Math.abs(acrossX[i]!) + Math.abs(acrossY[i]!);
  const isEdge = grownFrom(
    thinned(strength, acrossX, acrossY, widthPx, heightPx, low),
    strength,
    high,
    widthPx,
    heightPx,
  );
  return greyPixels((i) => isEdge[i]!, widthPx, heightPx);
}

function blurred(grey: Float32Array, widthPx: number, heightPx: number, sigmaPx: number): Float32Array {
  const side = exp(-1 / (2 * sigmaPx * sigmaPx));
  const weights = [side / (1 + 2 * side), 1 / (1 + 2 * side)] as const;
  const pass = (from: Float32Array, stepX: number, stepY: number) => {
    const out = new Float32Array(from.length);
    for (let y = 0; y < heightPx; y++) {
      for (let x = 0; x < widthPx; x++) {
        const before = from[mirrored(y - stepY, heightPx) * widthPx + mirrored(x - stepX, widthPx)]!;
        const after = from[mirrored(y + stepY, heightPx) * widthPx + mirrored(x + stepX, widthPx)]!;
        out[y * widthPx + x] = weights[1] * from[y * widthPx + x]! + weights[0] * (before + after);
      }
    }
    return out;
  };
  return pass(pass(grey, 1, 0), 0, 1).map(Math.round);
}

/** Beyond the border the picture is mirrored about its outermost pixels. */
function mirrored(at: number, size: number): number {
  if (at < 0) return Math.min(-at, size - 1);
  return at >= size ? Math.max(2 * size - 2 - at, 0) : at;
}

function sobel(grey: Float32Array, widthPx: number, heightPx: number): readonly [x: Float32Array, y: Float32Array] {
  const x = new Float32Array(grey.length);
  const y = new Float32Array(grey.length);
  const clampTo = (at: number, size: number) => Math.min(Math.max(at, 0), size - 1);
  for (let row = 0; row < heightPx; row++) {
    const above = clampTo(row - 1, heightPx) * widthPx;
    const here = row * widthPx;
    const below = clampTo(row + 1, heightPx) * widthPx;
    for (let column = 0; column < widthPx; column++) {
      const left = clampTo(column - 1, widthPx);
      const right = clampTo(column + 1, widthPx);
      const [a, b, c] = [grey[above + left]!, grey[above + column]!, grey[above + right]!];
      const [d, f] = [grey[here + left]!, grey[here + right]!];
      const [g, h, i] = [grey[below + left]!, grey[below + column]!, grey[below + right]!];
      x[here + column] = c + 2 * f + i - a - 2 * d - g;
      y[here + column] = g + 2 * h + i - a - 2 * b - c;
    }
  }
  return [x, y];
}

/** 1 where the strength is above `low` and a ridge: stronger than the neighbours along the gradient. */
function thinned(
  strength: Float32Array,
  acrossX: Float32Array,
  acrossY: Float32Array,
  widthPx: number,
  heightPx: number,
  low: number,
): Uint8Array {
  const ridges = new Uint8Array(strength.length);
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : strength[y * widthPx + x]!;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const i = y * widthPx + x;
      const own = strength[i]!;
      if (own <= low) continue;
      const [dx, dy] = [Math.abs(acrossX[i]!), Math.abs(acrossY[i]!)];
      const slant = acrossX[i]! * acrossY[i]! < 0 ? -1 : 1;
      const isRidge =
        dy < dx * DIAGONAL
          ? own > at(x - 1, y) && own >= at(x + 1, y)
          : dx < dy * DIAGONAL
            ? own > at(x, y - 1) && own >= at(x, y + 1)
            : own > at(x - slant, y - 1) && own > at(x + slant, y + 1);
      if (isRidge) ridges[i] = 1;
    }
  }
  return ridges;
}

/** The ridges that are above `high` and those that hang together with one. */
function grownFrom(
  ridges: Uint8Array,
  strength: Float32Array,
  high: number,
  widthPx: number,
  heightPx: number,
): Uint8Array {
  const edges = new Uint8Array(ridges.length);
  const open: number[] = [];
  for (let i = 0; i < ridges.length; i++) {
    if (!ridges[i] || strength[i]! <= high) continue;
    edges[i] = 1;
    open.push(i);
  }
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const [x, y] = [from % widthPx, Math.floor(from / widthPx)];
    for (let ny = Math.max(y - 1, 0); ny <= Math.min(y + 1, heightPx - 1); ny++) {
      for (let nx = Math.max(x - 1, 0); nx <= Math.min(x + 1, widthPx - 1); nx++) {
        const i = ny * widthPx + nx;
        if (!ridges[i] || edges[i]) continue;
        edges[i] = 1;
        open.push(i);
      }
    }
  }
  return edges;
}
