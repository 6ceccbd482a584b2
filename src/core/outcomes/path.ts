import type { BodyTrack } from '../motion/motion.ts';
import { type PoseTarget, sampleInto } from '../motion/sample.ts';

/** Where a body's origin is at the instants at which its track is worth looking at within a span of time. */
export interface Path {
  readonly timesS: Float64Array;
  /** Three numbers for each instant. */
  readonly positionsM: Float64Array;
  /** The way from the first instant to each, along straight lines from one to the next. */
  readonly wayM: Float64Array;
}

/** The last path of each track: outcomes ask for the same one several times. */
const known = new WeakMap<BodyTrack, { readonly fromS: number; readonly toS: number; readonly path: Path }>();

export function pathOf(track: BodyTrack, fromS: number, toS: number): Path {
  const last = known.get(track);
  if (last && last.fromS === fromS && last.toS === toS) return last.path;
  const path = newPath(track, fromS, toS);
  known.set(track, { fromS, toS, path });
  return path;
}

/** Both ends of the span, and every knot between them. */
function newPath(track: BodyTrack, fromS: number, toS: number): Path {
  const knots = track.timesS;
  let first = 0;
  while (first < knots.length && knots[first]! <= fromS) first++;
  let end = knots.length;
  while (end > first && knots[end - 1]! >= toS) end--;
  const hasSpan = toS > fromS;
  const count = hasSpan ? end - first + 2 : 1;
  const timesS = new Float64Array(count);
  const positionsM = new Float64Array(3 * count);
  const wayM = new Float64Array(count);
  const place: PoseTarget = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
  const putEnd = (n: number, timeS: number) => {
    sampleInto(track, timeS, place);
    timesS[n] = timeS;
    positionsM.set(place.positionM, 3 * n);
  };
  putEnd(0, fromS);
  if (hasSpan) {
    timesS.set(knots.subarray(first, end), 1);
    positionsM.set(track.positionsM.subarray(3 * first, 3 * end), 3);
    putEnd(count - 1, toS);
  }
  for (let n = 1; n < count; n++) {
    const at = 3 * n;
    const x = positionsM[at]! - positionsM[at - 3]!;
    const y = positionsM[at + 1]! - positionsM[at - 2]!;
    const z = positionsM[at + 2]! - positionsM[at - 1]!;
    wayM[n] = wayM[n - 1]! + Math.sqrt(x * x + y * y + z * z);
  }
  return { timesS, positionsM, wayM };
}

/** What is asked of a path. */
export interface Search {
  /**
   * A distance at an instant. On the way from one instant to another it changes by no more than that way; where that does not
   * hold, because the other thing moves too, say, `isBounded` is false, and every instant is looked at.
   */
  distanceAt(index: number): number;
  readonly isBounded: boolean;
  /** Called in order of time for two neighbouring instants between which the distance may be 0. */
  onMeeting?(index: number): void;
}

/** The first instants to be looked at, evenly spread: with a good guess of the least distance, most others need no look. */
const FIRST_LOOKS = 32;
/** Far above rounding, far below what anybody measures, in metres. */
const ROUNDING_M = 1e-9;

/**
 * The least distance, exactly as looking at every instant would find it; infinite where there is no instant. Between two looks
 * nothing is nearer than half of what the two distances exceed the way between them by.
 */
export function nearestOnPath({ timesS, wayM }: Path, { distanceAt, isBounded, onMeeting }: Search): number {
  let nearestM = Number.POSITIVE_INFINITY;

  function look(at: number): number {
    const distanceM = distanceAt(at);
    nearestM = Math.min(nearestM, distanceM);
    return distanceM;
  }

  function between(from: number, fromM: number, to: number, toM: number): void {
    const leastM = isBounded ? (fromM + toM - (wayM[to]! - wayM[from]!)) / 2 : Number.NEGATIVE_INFINITY;
    if (leastM > ROUNDING_M && leastM > nearestM + ROUNDING_M) return;
    if (to - from > 1) {
      const middle = (from + to) >> 1;
      const middleM = look(middle);
      between(from, fromM, middle, middleM);
      between(middle, middleM, to, toM);
    } else if (leastM <= ROUNDING_M) onMeeting?.(from);
  }

  const last = timesS.length - 1;
  const looks = Math.max(1, Math.min(FIRST_LOOKS, last));
  const first = Array.from({ length: looks + 1 }, (_, n) => Math.round((n * last) / looks));
  const firstM = first.map(look);
  for (let n = 1; n <= looks; n++) {
    if (first[n]! > first[n - 1]!) between(first[n - 1]!, firstM[n - 1]!, first[n]!, firstM[n]!);
  }
  return nearestM;
}
