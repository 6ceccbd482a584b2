import type { ContactMark } from '../../editor/selectors/timeline.ts';
import { timeToX } from './scale.ts';

/** Rows and marks beyond these would be noise, and slow: the strongest stay. */
export const MOST_ROWS = 6;
const MOST_MARKS = 80;
/** Room that a label needs: what a letter takes, and the marker with its margins. */
const LETTER_PX = 6.5;
const MARKER_PX = 22;

export interface ShownMark {
  readonly mark: ContactMark;
  /** Where it stands in the scrolled content. */
  readonly x: number;
  /** False where the next marker would cover the label. */
  readonly hasLabel: boolean;
}

/** The impacts of a row that are shown, in order of time; of two that are too close, the stronger one keeps its label. */
export function shownImpacts(marks: readonly ContactMark[], pxPerS: number): readonly ShownMark[] {
  const impacts = marks.filter(({ phase }) => phase === 'impact');
  const strongest = impacts.toSorted((a, b) => b.strength - a.strength).slice(0, MOST_MARKS);
  const labelled: { readonly fromX: number; readonly toX: number }[] = [];
  const shown = strongest.map((mark) => {
    const x = timeToX(mark.timeS, pxPerS);
    const toX = x + MARKER_PX + mark.label.length * LETTER_PX;
    const coversOther = strongest.some((other) => {
      const otherX = timeToX(other.timeS, pxPerS);
      return other !== mark && otherX > x && otherX - MARKER_PX / 2 < toX && other.strength >= mark.strength / 3;
    });
    const hasLabel = !coversOther && labelled.every((room) => toX <= room.fromX || x >= room.toX);
    if (hasLabel) labelled.push({ fromX: x - MARKER_PX / 2, toX });
    return { mark, x, hasLabel };
  });
  return shown.toSorted((a, b) => a.x - b.x);
}

/** The slides, rolls and rests of a row, longest first up to a limit. */
export function shownSpans(marks: readonly ContactMark[]): readonly ContactMark[] {
  return marks
    .filter(({ phase, timeS, endTimeS }) => phase !== 'impact' && endTimeS > timeS)
    .toSorted((a, b) => b.endTimeS - b.timeS - (a.endTimeS - a.timeS))
    .slice(0, MOST_MARKS);
}
