import type { Point2 } from '../../base/convex-hull.ts';

/** What is drawn and must not be drawn over: a box around a middle, in pixels. */
export interface Taken {
  readonly middle: Point2;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Directions in which a label may leave its place, the best first. */
const WAYS: readonly Point2[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.7, -0.7],
  [-0.7, -0.7],
  [0.7, 0.7],
  [-0.7, 0.7],
];

export interface LabelSpace {
  /** Keeps labels off a box. */
  take(box: Taken): void;
  /**
   * The middle of a label near a place: the first that is free on the page, `reachesPx` away in some direction; 0 is the place
   * itself. Null where all is taken.
   */
  find(at: Point2, reachesPx: readonly number[], size: Omit<Taken, 'middle'>): Point2 | null;
}

/** Where labels go on a page of a size, so that none lies on another. */
export function createLabelSpace([pageWidth, pageHeight]: Point2): LabelSpace {
  const taken: Taken[] = [];
  const isFree = (box: Taken) =>
    Math.abs(box.middle[0] - pageWidth / 2) <= (pageWidth - box.widthPx) / 2 &&
    Math.abs(box.middle[1] - pageHeight / 2) <= (pageHeight - box.heightPx) / 2 &&
    taken.every(
      ({ middle, widthPx, heightPx }) =>
        Math.abs(middle[0] - box.middle[0]) >= (widthPx + box.widthPx) / 2 ||
        Math.abs(middle[1] - box.middle[1]) >= (heightPx + box.heightPx) / 2,
    );
  return {
    take: (box) => void taken.push(box),
    find([x, y], reachesPx, size) {
      for (const reach of reachesPx) {
        for (const [dx, dy] of reach === 0 ? WAYS.slice(0, 1) : WAYS) {
          const box = { ...size, middle: [x + dx * reach, y + dy * reach] as const };
          if (!isFree(box)) continue;
          taken.push(box);
          return box.middle;
        }
      }
      return null;
    },
  };
}
