import { lerp } from '../base/math.ts';
import type { Net } from './prop-kind.ts';

/** How wide a hanging net is at a share of its way down, 0 at the ring to 1 at the bottom: it narrows, then hangs straight. */
export function netRadiusAt({ topRadiusM, bottomRadiusM }: Pick<Net, 'topRadiusM' | 'bottomRadiusM'>, down: number) {
  return lerp(topRadiusM, bottomRadiusM, down * (2 - down));
}
