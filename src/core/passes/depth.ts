import type { DataFrame, Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, wordsOf } from './pixels.ts';

/** Smallest and largest inverse distance, in 1/m; what is infinitely far counts as 0. */
export interface InverseRange {
  readonly least: number;
  readonly most: number;
}

/** The range of one frame, widened by that of those before it. */
export function inverseRange({ depthM }: DataFrame, before?: InverseRange): InverseRange {
  let least = before?.least ?? Number.POSITIVE_INFINITY;
  let most = before?.most ?? 0;
  for (let i = 0; i < depthM.length; i++) {
    const inverse = 1 / depthM[i]!;
    if (inverse < least) least = inverse;
    if (inverse > most) most = inverse;
  }
  return { least, most };
}

/**
 * Inverse depth as estimators of depth give it: near is bright, the void is black. Values run straight from the range's
 * least (black) to its most (white); what lies outside is clipped.
 */
export function depthPicture({ depthM, widthPx, heightPx }: DataFrame, { least, most }: InverseRange): Pixels {
  const span = most - least;
  const picture = blankPixels(widthPx, heightPx);
  const out = wordsOf(picture);
  for (let i = 0; i < out.length; i++) {
    const share = span > 0 ? (1 / depthM[i]! - least) / span : 0;
    out[i] = GREYS[share <= 0 ? 0 : share >= 1 ? 255 : Math.round(255 * share)]!;
  }
  return picture;
}
