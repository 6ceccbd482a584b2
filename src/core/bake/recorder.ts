import type { BodyTrack } from '../motion/motion.ts';
import type { BodyStates } from './body-states.ts';
import { type BakePlan, moves } from './plan.ts';

/** Numbers of one knot of one body: position, rotation, velocity and angular velocity, in this order. */
const KNOT = 13;
/** Its bytes, with its time. */
const KNOT_BYTES = 8 + 4 * KNOT;
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
interface Knots {
  readonly capacity: number;
  readonly times: Float64Array;
  /** `KNOT` numbers for each knot, one after another: a knot is written in one place of memory. */
  readonly states: Float32Array;
}

/** Room for no more knots than these is kept for the next bake: some 240 kB. */
const SPARE_KNOTS = 4096;
let spare: Knots | null = null;

function knotsFor(count: number): Knots {
  if (!spare || count === 1 || count > spare.capacity) return newKnots(count);
  const taken = spare;
  spare = null;
  return taken;
}

function newKnots(capacity: number): Knots {
  return { capacity, times: new Float64Array(capacity), states: new Float32Array(KNOT * capacity) };
}

export function createTrackRecorder(bodyId: string, expectedKnots: number): TrackRecorder {
  let knots = knotsFor(Math.max(1, expectedKnots));
  let count = 0;

  function grow(): void {
    const { times, states, capacity } = knots;
    knots = newKnots(2 * capacity);
    knots.times.set(times);
    knots.states.set(states);
  }

  return {
    push(timeS, { p, q, v, w }, i) {
      if (count === knots.capacity) grow();
      const { states } = knots;
      knots.times[count] = timeS;
      const to = KNOT * count;
      const three = 3 * i;
      const four = 4 * i;
      states[to] = p[three]!;
      states[to + 1] = p[three + 1]!;
      states[to + 2] = p[three + 2]!;
      states[to + 3] = q[four]!;
      states[to + 4] = q[four + 1]!;
      states[to + 5] = q[four + 2]!;
      states[to + 6] = q[four + 3]!;
      states[to + 7] = v[three]!;
      states[to + 8] = v[three + 1]!;
      states[to + 9] = v[three + 2]!;
      states[to + 10] = w[three]!;
      states[to + 11] = w[three + 1]!;
      states[to + 12] = w[three + 2]!;
      count++;
    },
    track(untilS) {
      const { times, states } = knots;
      let kept = count;
      while (kept > 1 && times[kept - 1]! > untilS) kept--;
      return {
        bodyId,
        timesS: times.slice(0, kept),
        positionsM: columnOf(states, kept, 0, 3),
        rotations: columnOf(states, kept, 3, 4),
        velocitiesMps: columnOf(states, kept, 7, 3),
        angularVelocitiesRadps: columnOf(states, kept, 10, 3),
      };
    },
    free() {
      if (knots.capacity <= SPARE_KNOTS && knots.capacity > (spare?.capacity ?? 1)) spare = knots;
      count = 0;
    },
  };
}

/** `size` numbers from place `from` of each knot. */
function columnOf(states: Float32Array, count: number, from: number, size: number): Float32Array<ArrayBuffer> {
  const column = new Float32Array(size * count);
  for (let n = 0, to = 0; n < count; n++) {
    for (let k = 0; k < size; k++) column[to++] = states[KNOT * n + from + k]!;
  }
  return column;
}
