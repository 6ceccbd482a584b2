/** How many frames a reader takes: `step` times a whole number plus `plus`, within limits. */
export interface CountRule {
  readonly step: number;
  readonly plus: number;
  readonly least: number;
  readonly most: number;
}

/** The fewest frames of a rule that hold so many; the most that it allows where none do. */
export function nearestCount(frames: number, { step, plus, least, most }: CountRule): number {
  const holding = (count: number) => step * Math.ceil((count - plus) / step) + plus;
  const largest = step * Math.floor((most - plus) / step) + plus;
  return Math.min(holding(Math.max(frames, least)), largest);
}

/** The same, but no more frames than are held where the rule allows fewer. */
export function countWithin(frames: number, held: number, rule: CountRule): number {
  const count = nearestCount(frames, rule);
  const fewer = rule.step * Math.floor((held - rule.plus) / rule.step) + rule.plus;
  return fewer < rule.least ? count : Math.min(count, fewer);
}

type SizePx = readonly [width: number, height: number];

/** The size of a list whose shape, width by height, is nearest to a clip's; the first of those that are alike. */
export function fitSize(
  clip: { readonly widthPx: number; readonly heightPx: number },
  sizes: readonly [SizePx, ...SizePx[]],
): SizePx {
  // Shapes are compared by how many times wider the one is: 2:1 is as far from 1:1 as 1:2 is.
  const off = ([width, height]: SizePx) => {
    const ratio = (width * clip.heightPx) / (height * clip.widthPx);
    return ratio < 1 ? 1 / ratio : ratio;
  };
  return sizes.reduce((best, size) => (off(size) < off(best) ? size : best));
}
