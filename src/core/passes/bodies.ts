import type { DataFrame, Pixels } from '../base/ports.ts';
import { colorPixels, greyPixels } from './pixels.ts';

/** A flat colour for each body, 0 to 255, by its number; black for nothing. */
export function bodiesPicture(
  { bodies, widthPx, heightPx }: DataFrame,
  colors: readonly (readonly [number, number, number])[],
): Pixels {
  return colorPixels((i) => colors[bodies[i]! - 1] ?? [0, 0, 0], widthPx, heightPx);
}

/** White where any of the bodies of these numbers is seen, black elsewhere. */
export function maskPicture({ bodies, widthPx, heightPx }: DataFrame, numbers: ReadonlySet<number>): Pixels {
  return greyPixels((i) => (numbers.has(bodies[i]!) ? 1 : 0), widthPx, heightPx);
}
