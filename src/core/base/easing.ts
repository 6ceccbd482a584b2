/** How a value leaves one key and reaches the next. */
export const EASINGS = ['linear', 'ease-in', 'ease-out', 'ease-in-out', 'hold'] as const;
export type Easing = (typeof EASINGS)[number];

/** Eased progress for linear progress `t` in [0, 1]. */
export function ease(easing: Easing, t: number): number {
  if (easing === 'linear') return t;
  if (easing === 'ease-in') return t * t;
  if (easing === 'ease-out') return t * (2 - t);
  if (easing === 'ease-in-out') return t * t * (3 - 2 * t);
  return t < 1 ? 0 : 1;
}
