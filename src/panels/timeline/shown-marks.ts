import type { ContactMark, CueMark } from '../../editor/selectors/timeline.ts';
import { type LabelSide, labelSides } from './place-labels.ts';
import { timeToX } from './scale.ts';

/** Rows and marks beyond these would be noise, and slow: the strongest stay. */
export const MOST_ROWS = 6;
const MOST_MARKS = 80;
/** What a letter of a label takes, and a marker with its margins. */
const LETTER_PX = 6.5;
const MARKER_PX = 22;

export interface ShownMark {
  readonly mark: ContactMark;
  /** Where it stands in the scrolled content. */
  readonly x: number;
  readonly side: LabelSide;
}

/** The impacts of a row that are shown, in order of time, with a label where there is room. */
export function shownImpacts(marks: readonly ContactMark[], pxPerS: number): readonly ShownMark[] {
  const strongest = marks
    .filter(({ phase }) => phase === 'impact')
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, MOST_MARKS)
    .toSorted((a, b) => a.timeS - b.timeS);
  const things = strongest.map(({ timeS, label, strength }) => ({
    x: timeToX(timeS, pxPerS),
    labelPx: label.length * LETTER_PX + 8,
    weight: strength,
  }));
  const sides = labelSides(things, MARKER_PX);
  return strongest.map((mark, index) => ({ mark, x: things[index]!.x, side: sides[index]! }));
}

/** The slides, rolls and rests of a row, longest first up to a limit. */
export function shownSpans(marks: readonly ContactMark[]): readonly ContactMark[] {
  return marks
    .filter(({ phase, timeS, endTimeS }) => phase !== 'impact' && endTimeS > timeS)
    .toSorted((a, b) => b.endTimeS - b.timeS - (a.endTimeS - a.timeS))
    .slice(0, MOST_MARKS);
}

export interface ShownCue {
  readonly cue: CueMark;
  readonly x: number;
  readonly side: LabelSide;
}

/** The cues that have room for a label, the louder ones first. */
export function shownCues(cues: readonly CueMark[], pxPerS: number): readonly ShownCue[] {
  const loudest = cues.toSorted((a, b) => b.levelDb - a.levelDb).slice(0, MOST_MARKS);
  const things = loudest.map(({ timeS, label, levelDb }) => ({
    x: timeToX(timeS, pxPerS),
    labelPx: label.length * LETTER_PX + 4,
    weight: levelDb,
  }));
  const sides = labelSides(things, 2);
  return loudest
    .map((cue, index) => ({ cue, x: things[index]!.x, side: sides[index]! }))
    .filter(({ side }) => side !== 'none');
}
