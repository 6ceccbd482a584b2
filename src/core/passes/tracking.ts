import type { DataFrame, Pixels } from '../base/ports.ts';
import { blankPixels, GREYS, wordOf, wordsOf } from './pixels.ts';

/**
 * The range of inverse distances that Diffusion as Shader maps to blue: percentiles 2 and 98 of the first frame, in 1/m,
 * by linear interpolation between ranks. The void is left out.
 */
export function trackingRange({ depthM }: DataFrame): { readonly low: number; readonly high: number } {
  const depths = depthM.filter(Number.isFinite).sort();
  const last = depths.length - 1;
  const inverse = (rank: number) => {
    const depth = depths[last - rank];
    return depth === undefined ? null : 1 / depth;
  };
  const percentile = (share: number) => {
    const rank = share * last;
    const below = Math.floor(rank);
    const from = inverse(below) ?? 0;
    return from + (rank - below) * ((inverse(below + 1) ?? from) - from);
  };
  return { low: percentile(0.02), high: percentile(0.98) };
}

/**
 * A tracking video's frame (Diffusion as Shader): every point of a surface keeps the colour that its place in the first
 * frame gave it, red from left to right, green from top to bottom, blue by inverse distance. Black where it was outside of
 * that picture or nothing is.
 */
export function trackingPicture(
  { depthM, origins, widthPx, heightPx }: DataFrame,
  { low, high }: ReturnType<typeof trackingRange>,
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const span = high - low;
  const words = wordsOf(over);
  for (let i = 0; i < words.length; i++) {
    const x = origins[3 * i]!;
    const y = origins[3 * i + 1]!;
    const isInside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    if (!isInside || depthM[i] === Number.POSITIVE_INFINITY) {
      words[i] = GREYS[0]!;
      continue;
    }
    const near = span > 0 ? (255 * (origins[3 * i + 2]! - low)) / span : 0;
    const blue = near <= 0 ? 0 : near >= 255 ? 255 : near + 0.5;
    words[i] = wordOf(255 * x + 0.5, 255 * y + 0.5, blue);
  }
  return over;
}
