import type { CueMark, OrphanMark, StemRow } from '../../editor/selectors/sound-rows.ts';
import { type LabelSide, labelSides } from '../timeline/place-labels.ts';
import { timeToX } from '../timeline/scale.ts';
import { lanesOf } from '../timeline/shot-blocks.ts';

/** Height of a track with its blocks in one lane, and what each further lane adds. */
const ROW_PX = 40;
const LANE_PX = 20;
const MOST_LANES = 4;
/** Height of the strip of marks and labels at the head of a lane. */
export const HEAD_PX = 15;
/** Where rings stand in a track of one lane. */
const RING_Y = 13;
/** What a letter of a label takes. */
const LETTER_PX = 6.2;
const POINT_PX = 12;
/** Labels of a crowd would be noise: the most salient ones that are in sight compete for room. */
const MOST_LABELS = 60;
/** A block narrower than this is named beside it. */
const ROOMY_PX = 40;
/** How far from a point, and from the end of a block, a press still takes hold of it. */
const REACH_PX = 7;
const GRIP_PX = 6;

/** Where a cue, or a change that lost its cue, stands on its track. */
export interface PlacedCue {
  readonly id: string;
  readonly cue: CueMark | null;
  readonly orphan: OrphanMark | null;
  /** From the left of the scrolled content. */
  readonly x: number;
  readonly endX: number;
  readonly y: number;
  readonly heightPx: number;
  readonly label: string;
  /** `inside` within a block; `none` where there is no room. */
  readonly side: LabelSide | 'inside';
}

/** In which lane each block of a row is, by cue id; all others are in the first. */
export interface CueLanes {
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
  /** Where rings stand, below the points. */
  readonly ringY: number;
}

export function cueLanes(row: StemRow): CueLanes {
  const blocks = row.cues.filter(({ form }) => form === 'block');
  const hasRings = row.cues.some(({ form }) => form === 'ring');
  // What physics makes keeps the first lane for itself, and what it does not make the second.
  const isMixed = blocks.length > 0 && (blocks.length < row.cues.length || row.orphans.length > 0);
  const first = isMixed ? (hasRings ? 2 : 1) : 0;
  const lanes = lanesOf(blocks).map((lane) => Math.min(lane + first, MOST_LANES - 1));
  return {
    of: new Map(blocks.map(({ id }, index) => [id, lanes[index]!])),
    count: lanes.reduce((most, lane) => Math.max(most, lane + 1), 1 + first),
    ringY: isMixed ? LANE_PX : RING_Y,
  };
}

export function rowHeight({ count }: CueLanes): number {
  return ROW_PX + LANE_PX * (count - 1);
}

/** Room that a track's wave has, at its foot. */
export const WAVE_PX = ROW_PX - HEAD_PX;

/** What of a row is in sight between two places of the scrolled content, and which of it has room for its name. */
export function placeCues(
  row: StemRow,
  lanes: CueLanes,
  pxPerS: number,
  fromPx: number,
  toPx: number,
  selectedId: string | null = null,
): readonly PlacedCue[] {
  const rowPx = rowHeight(lanes);
  const placed: PlacedCue[] = [];
  const weights: number[] = [];
  for (const cue of row.cues) {
    const x = timeToX(cue.startS, pxPerS);
    const endX = Math.max(timeToX(cue.endS, pxPerS), x);
    if (x > toPx || Math.max(endX, x + cue.label.length * LETTER_PX) < fromPx) continue;
    const isBlock = cue.form === 'block';
    const lane = lanes.of.get(cue.id) ?? 0;
    const isLast = lane === lanes.count - 1;
    const y = cue.form === 'ring' ? lanes.ringY : lane * LANE_PX;
    placed.push({
      id: cue.id,
      cue,
      orphan: null,
      x,
      endX: isBlock ? Math.max(endX, x + 4) : endX,
      y,
      heightPx: isBlock && !isLast ? LANE_PX : rowPx - y,
      label: cue.isMissing ? `Missing: ${cue.label}` : cue.label,
      side: isBlock && endX - x >= ROOMY_PX ? 'inside' : 'none',
    });
    weights.push(cue.id === selectedId ? 3 : (isBlock ? 1 : 0) + cue.salience);
  }
  for (const orphan of row.orphans) {
    const x = timeToX(orphan.timeS ?? 0, pxPerS);
    if (x < fromPx - POINT_PX || x > toPx) continue;
    placed.push({
      id: orphan.id,
      cue: null,
      orphan,
      x,
      endX: x,
      y: 0,
      heightPx: rowPx,
      label: orphan.label,
      side: 'none',
    });
    weights.push(orphan.id === selectedId ? 3 : 2);
  }
  return labelled(placed, weights);
}

/** Gives, lane by lane, the weightiest of those that are named beside their mark a side with room. */
function labelled(placed: readonly PlacedCue[], weights: readonly number[]): readonly PlacedCue[] {
  const tops = [...new Set(placed.map(({ y }) => y))];
  const sideOf = new Map(tops.flatMap((y) => sidesOf(placed, weights, y)));
  return placed.map((cue, index) => (sideOf.has(index) ? { ...cue, side: sideOf.get(index)! } : cue));
}

function sidesOf(placed: readonly PlacedCue[], weights: readonly number[], top: number): [number, LabelSide][] {
  const competing = placed
    .map((_, index) => index)
    .filter((index) => placed[index]!.side === 'none' && placed[index]!.y === top)
    .sort((a, b) => weights[b]! - weights[a]!)
    .slice(0, MOST_LABELS);
  const blocks = placed.filter(({ side, y }) => side === 'inside' && y === top);
  // The names of blocks hold their room against all others.
  const things = [
    ...blocks.map(({ x, endX, label }) => ({
      x: x + POINT_PX / 2,
      labelPx: Math.min(label.length * LETTER_PX, endX - x - POINT_PX),
      weight: Number.POSITIVE_INFINITY,
    })),
    ...competing.map((index) => ({
      x: placed[index]!.x,
      labelPx: placed[index]!.label.length * LETTER_PX + 4,
      weight: weights[index]!,
    })),
  ];
  const sides = labelSides(things, POINT_PX, true).slice(blocks.length);
  return competing.map((index, place) => [index, sides[place]!]);
}

/** What a press takes hold of. */
export interface HeldCue {
  readonly placed: PlacedCue;
  readonly grip: 'start' | 'end' | 'whole';
}

/** What lies under a point of a row; a point before a bar before a block, and of several the closest. Null for nothing. */
export function cueAt(placed: readonly PlacedCue[], x: number, y: number): HeldCue | null {
  let best: HeldCue | null = null;
  let bestFar = Number.POSITIVE_INFINITY;
  for (const candidate of placed) {
    const far = farFrom(candidate, x, y);
    if (far === null || far > bestFar) continue;
    best = { placed: candidate, grip: gripOf(candidate, x) };
    bestFar = far;
  }
  return best;
}

/** How far a place is from a cue for a press, in pixels and by rank; null where it is out of reach. */
function farFrom({ cue, x: startX, endX, y: topY, heightPx, side, label }: PlacedCue, x: number, y: number) {
  if (cue?.form === 'block') {
    const isIn = x >= startX - 2 && x <= endX + 2 && y >= topY && y < topY + heightPx;
    // Of blocks on top of each other the shortest is meant.
    return isIn ? 1000 + (endX - startX) : null;
  }
  if (y < topY - 1 || y > topY + HEAD_PX + 2) return null;
  const toMark = Math.abs(x - startX);
  if (toMark <= REACH_PX) return toMark;
  const labelPx = label.length * LETTER_PX + POINT_PX;
  if (side === 'right' && x > startX && x - startX <= labelPx) return 100 + toMark;
  if (side === 'left' && x < startX && startX - x <= labelPx) return 100 + toMark;
  return x >= startX && x <= endX ? 500 : null;
}

function gripOf({ cue, x: startX, endX }: PlacedCue, x: number): HeldCue['grip'] {
  if (cue?.form !== 'block' || cue.kind === 'dialogue' || endX - startX < 3 * GRIP_PX) return 'whole';
  if (x - startX <= GRIP_PX) return 'start';
  return endX - x <= GRIP_PX ? 'end' : 'whole';
}
