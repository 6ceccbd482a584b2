import type { DataFrame, Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, wordsOf } from './pixels.ts';

/** Smallest and largest inverse distance, in 1/m; what is infinitely far counts as 0. */
export interface InverseRange {
  readonly least: number;
  readonly most: number;
}

/** A pixel that is so many times as near as each beside it is taken for a stray. */
const STRAY_FACTOR = 2;

/**
 * The range of one frame, widened by that of those before it. Strays do not count as near: where a face is seen edge-on,
 * rounding in the drawing throws a pixel far from it, and one that comes to lie before the lens would make all else black.
 */
export function inverseRange(data: DataFrame, before?: InverseRange): InverseRange {
  const { depthM } = data;
  let nearM = Number.POSITIVE_INFINITY;
  let farM = 0;
  for (let i = 0; i < depthM.length; i++) {
    const depth = depthM[i]!;
    if (depth < nearM && !isStray(data, i)) nearM = depth;
    if (depth > farM) farM = depth;
  }
  return {
    least: Math.min(1 / farM, before?.least ?? Number.POSITIVE_INFINITY),
    most: Math.max(1 / nearM, before?.most ?? 0),
  };
}

function isStray({ depthM, widthPx, heightPx }: DataFrame, i: number): boolean {
  const x = i % widthPx;
  const beside = [
    x > 0 ? i - 1 : -1,
    x < widthPx - 1 ? i + 1 : -1,
    i - widthPx,
    i + widthPx < widthPx * heightPx ? i + widthPx : -1,
  ].filter((j) => j >= 0);
  return beside.length > 0 && beside.every((j) => depthM[j]! > STRAY_FACTOR * depthM[i]!);
}

/**
 * Inverse depth as estimators of depth give it: near is bright, the void is black. Values run straight from the range's
 * least (black) to its most (white); what lies outside is clipped.
 */
export function depthPicture(
  { depthM, widthPx, heightPx }: DataFrame,
  { least, most }: InverseRange,
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const span = most - least;
  const out = wordsOf(over);
  for (let i = 0; i < out.length; i++) {
    const share = span > 0 ? (1 / depthM[i]! - least) / span : 0;
    out[i] = GREYS[share <= 0 ? 0 : share >= 1 ? 255 : (255 * share + 0.5) | 0]!;
  }
  return over;
}
