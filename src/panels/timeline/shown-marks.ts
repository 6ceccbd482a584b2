import type { ContactMark, FindingMark } from '../../editor/selectors/timeline.ts';
import { type LabelSide, labelSides } from './place-labels.ts';
import { timeToX } from './scale.ts';

/** Rows and marks beyond these would be noise, and slow: the strongest stay. */
export const MOST_ROWS = 6;
const MOST_MARKS = 80;
/** Two markers stand at least this far apart, so that either can be pressed; of closer ones the weaker waits for a zoom. */
const CLOSEST_PX = 9;
/** What a letter of a label takes, and a marker with its margins. */
const LETTER_PX = 6.5;
const MARKER_PX = 22;

export interface ShownMark {
  readonly mark: ContactMark;
  /** Where it stands in the scrolled content. */
  readonly x: number;
  readonly side: LabelSide;
}

/**
 * The impacts of a row that are shown, in order of time, with a label where there is room: the strongest, none too close
 * to a stronger one, and always what is selected or nudged.
 */
export function shownImpacts(
  marks: readonly ContactMark[],
  pxPerS: number,
  selectedId: string | null = null,
): readonly ShownMark[] {
  const weightOf = (mark: ContactMark) => mark.strength + (mark.id === selectedId || mark.isNudged ? 2 : 0);
  const taken: number[] = [];
  const strongest = marks
    .filter(({ phase }) => phase === 'impact')
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .filter((mark) => {
      const x = timeToX(mark.timeS, pxPerS);
      const isFree = taken.length < MOST_MARKS && taken.every((other) => Math.abs(other - x) >= CLOSEST_PX);
      if (isFree) taken.push(x);
      return isFree || mark.id === selectedId || mark.isNudged;
    })
    .toSorted((a, b) => a.timeS - b.timeS);
  const things = strongest.map(({ timeS, label, strength }) => ({
    x: timeToX(timeS, pxPerS),
    labelPx: label.length * LETTER_PX + 8,
    weight: strength,
  }));
  const sides = repeatedLabelsOff(strongest, labelSides(things, MARKER_PX));
  return strongest.map((mark, index) => ({ mark, x: things[index]!.x, side: sides[index]! }));
}

/** Told once is enough where one thing is hit again and again within a short time: the label stands at the first. */
function repeatedLabelsOff(marks: readonly ContactMark[], sides: readonly LabelSide[]): readonly LabelSide[] {
  let told = '';
  return sides.map((side, index) => {
    if (side === 'none') return side;
    const { label } = marks[index]!;
    const isRepeat = label === told && marks.length > CROWD;
    told = label;
    return isRepeat ? 'none' : side;
  });
}

/** From this many markers on, a row is crowded. */
const CROWD = 12;

/** The slides, rolls and rests of a row, longest first up to a limit. */
export function shownSpans(marks: readonly ContactMark[]): readonly ContactMark[] {
  return marks
    .filter(({ phase, timeS, endTimeS }) => phase !== 'impact' && endTimeS > timeS)
    .toSorted((a, b) => b.endTimeS - b.timeS - (a.endTimeS - a.timeS))
    .slice(0, MOST_MARKS);
}

const GRAVITY = { impossible: 0, unlikely: 1, craft: 2 } as const;

/** The findings that are shown on the ruler, none meant: of those too close to tell apart, the gravest. */
export function shownFindings(findings: readonly FindingMark[], pxPerS: number): readonly FindingMark[] {
  const taken: number[] = [];
  return findings
    .filter(({ isIntended }) => !isIntended)
    .toSorted((a, b) => GRAVITY[a.level] - GRAVITY[b.level] || a.timeS - b.timeS)
    .filter(({ timeS }) => {
      const x = timeToX(timeS, pxPerS);
      const isFree = taken.every((other) => Math.abs(other - x) >= CLOSEST_PX);
      if (isFree) taken.push(x);
      return isFree;
    });
}
