/** A thing at an instant that would like to be named. */
export interface Labelled {
  /** Where it stands. */
  readonly x: number;
  readonly labelPx: number;
  /** Of two that are too close, the weightier is named. */
  readonly weight: number;
}

export type LabelSide = 'right' | 'left' | 'none';

interface Room {
  readonly fromX: number;
  readonly toX: number;
}

/**
 * On which side of each thing its label has room: on the right if it may, else on the left, else nowhere. With
 * `coversLighter` a label may lie over the markers of lighter things.
 */
export function labelSides(things: readonly Labelled[], markerPx: number, coversLighter = false): readonly LabelSide[] {
  const half = markerPx / 2;
  const markers = things.map(({ x }) => ({ fromX: x - half, toX: x + half }));
  const taken: Room[] = [];
  const sides = things.map((): LabelSide => 'none');
  const byWeight = things.map((_, index) => index).sort((a, b) => things[b]!.weight - things[a]!.weight || a - b);
  for (const index of byWeight) {
    const { x, labelPx, weight } = things[index]!;
    const isCovered = (other: number) => other === index || (coversLighter && things[other]!.weight < weight);
    const isFree = (room: Room) =>
      room.fromX >= 0 &&
      taken.every((other) => !overlap(room, other)) &&
      markers.every((marker, other) => isCovered(other) || !overlap(room, marker));
    const right = { fromX: x + half, toX: x + half + labelPx };
    const left = { fromX: x - half - labelPx, toX: x - half };
    const side = isFree(right) ? 'right' : isFree(left) ? 'left' : 'none';
    sides[index] = side;
    if (side !== 'none') taken.push(side === 'right' ? right : left);
  }
  return sides;
}

function overlap(a: Room, b: Room): boolean {
  return a.fromX < b.toX && b.fromX < a.toX;
}
