import type { DataFrame, Pixels } from '../base/ports.ts';
import { createPixels } from './pixels.ts';

/**
 * The range of inverse distances that Diffusion as Shader maps to blue: percentiles 2 and 98 of the first frame, in 1/m,
 * by linear interpolation between ranks. The void is left out.
 */
export function trackingRange({ depthM }: DataFrame): { readonly low: number; readonly high: number } {
  const inverse = Float64Array.from(depthM.filter(Number.isFinite), (depth) => 1 / depth).sort();
  const percentile = (share: number) => {
    const rank = share * (inverse.length - 1);
    const below = Math.floor(rank);
    const from = inverse[below] ?? 0;
    return from + (rank - below) * ((inverse[below + 1] ?? from) - from);
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
): Pixels {
  const span = high - low;
  const picture = createPixels(widthPx, heightPx);
  const { rgba } = picture;
  for (let i = 0; i < depthM.length; i++) {
    const x = origins[3 * i]!;
    const y = origins[3 * i + 1]!;
    const isInside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    if (!isInside || depthM[i] === Number.POSITIVE_INFINITY) continue;
    rgba[4 * i] = Math.round(255 * x);
    rgba[4 * i + 1] = Math.round(255 * y);
    // What is nearer or farther than the range is clipped as it is stored.
    rgba[4 * i + 2] = span > 0 ? Math.round((255 * (origins[3 * i + 2]! - low)) / span) : 0;
  }
  return picture;
}
