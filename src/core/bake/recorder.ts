import type { BodyTrack } from '../motion/motion.ts';
import type { BodyStates } from './body-states.ts';
import { type BakePlan, moves } from './plan.ts';

/** Bytes of one knot of one body: a time, a position, a rotation and two velocities. */
const KNOT_BYTES = 8 + 4 * 13;
/** What a motion may weigh; beyond it, only every nth step of undisturbed bodies is kept. */
export const MOTION_BYTES = 160 * 1024 * 1024;

/** Bodies in the engine are recorded this often between impacts; the cubic between two knots is exact in flight. */
const RECORD_HZ = 120;

/** Every how many steps balls and other bodies are recorded between impacts, so that the whole stays within the budget. */
export function recordStrides(plan: BakePlan): { readonly ball: number; readonly other: number } {
  const moving = plan.bodies.filter(moves).length;
  const budget = Math.max(1, Math.ceil((moving * plan.durationS * plan.stepHz * KNOT_BYTES) / MOTION_BYTES));
  return { ball: budget, other: Math.max(budget, Math.floor(plan.stepHz / RECORD_HZ)) };
}

/** A growing track of one body. */
export interface TrackRecorder {
  /** Appends the state that a body has now as a knot; times must not fall. */
  push(timeS: number, states: BodyStates, bodyIndex: number): void;
  /** The knots up to and at an instant, copied. */
  track(untilS: number): BodyTrack;
  /** Gives back the room that its knots took. */
  free(): void;
}

/** Where the knots of one track grow: made once and used again by the next bake, as making them is not free. */
interface Columns {
  readonly capacity: number;
  readonly times: Float64Array;
  readonly p: Float32Array;
  readonly q: Float32Array;
  readonly v: Float32Array;
  readonly w: Float32Array;
}

/** Room for no more knots than these is kept for the next bake: some 240 kB. */
const SPARE_KNOTS = 4096;
let spare: Columns | null = null;

function columnsFor(knots: number): Columns {
  if (!spare || knots === 1 || knots > spare.capacity) return newColumns(knots);
  const taken = spare;
  spare = null;
  return taken;
}

function newColumns(capacity: number): Columns {
  return {
    capacity,
    times: new Float64Array(capacity),
    p: new Float32Array(capacity * 3),
    q: new Float32Array(capacity * 4),
    v: new Float32Array(capacity * 3),
    w: new Float32Array(capacity * 3),
  };
}

export function createTrackRecorder(bodyId: string, expectedKnots: number): TrackRecorder {
  let columns = columnsFor(Math.max(1, expectedKnots));
  let count = 0;

  function grow(): void {
    const { times, p, q, v, w, capacity } = columns;
    columns = newColumns(2 * capacity);
    columns.times.set(times);
    columns.p.set(p);
    columns.q.set(q);
    columns.v.set(v);
    columns.w.set(w);
  }

  return {
    push(timeS, states, i) {
      if (count === columns.capacity) grow();
      columns.times[count] = timeS;
      copyThree(states.p, i, columns.p, count);
      copyThree(states.v, i, columns.v, count);
      copyThree(states.w, i, columns.w, count);
      const { q } = columns;
      q[4 * count] = states.q[4 * i]!;
      q[4 * count + 1] = states.q[4 * i + 1]!;
      q[4 * count + 2] = states.q[4 * i + 2]!;
      q[4 * count + 3] = states.q[4 * i + 3]!;
      count++;
    },
    track(untilS) {
      const { times, p, q, v, w } = columns;
      let kept = count;
      while (kept > 1 && times[kept - 1]! > untilS) kept--;
      return {
        bodyId,
        timesS: times.slice(0, kept),
        positionsM: p.slice(0, 3 * kept),
        rotations: q.slice(0, 4 * kept),
        velocitiesMps: v.slice(0, 3 * kept),
        angularVelocitiesRadps: w.slice(0, 3 * kept),
      };
    },
    free() {
      if (columns.capacity <= SPARE_KNOTS && columns.capacity > (spare?.capacity ?? 1)) spare = columns;
      count = 0;
    },
  };
}

function copyThree(from: Float64Array, i: number, to: Float32Array, n: number): void {
  to[3 * n] = from[3 * i]!;
  to[3 * n + 1] = from[3 * i + 1]!;
  to[3 * n + 2] = from[3 * i + 2]!;
}
