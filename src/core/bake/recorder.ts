import type { BodyTrack } from '../motion/motion.ts';
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
  /** Appends a knot; times must not fall. */
  push(
    timeS: number,
    px: number,
    py: number,
    pz: number,
    qx: number,
    qy: number,
    qz: number,
    qw: number,
    vx: number,
    vy: number,
    vz: number,
    wx: number,
    wy: number,
    wz: number,
  ): void;
  /** The knots up to and at an instant, copied. */
  track(untilS: number): BodyTrack;
}

export function createTrackRecorder(bodyId: string, expectedKnots: number): TrackRecorder {
  let capacity = Math.max(1, expectedKnots);
  let count = 0;
  let times = new Float64Array(capacity);
  let values = new Float32Array(capacity * 13);
  return {
    push(timeS, px, py, pz, qx, qy, qz, qw, vx, vy, vz, wx, wy, wz) {
      if (count === capacity) {
        capacity *= 2;
        times = grown(times, new Float64Array(capacity));
        values = grown(values, new Float32Array(capacity * 13));
      }
      times[count] = timeS;
      const o = count * 13;
      values[o] = px;
      values[o + 1] = py;
      values[o + 2] = pz;
      values[o + 3] = qx;
      values[o + 4] = qy;
      values[o + 5] = qz;
      values[o + 6] = qw;
      values[o + 7] = vx;
      values[o + 8] = vy;
      values[o + 9] = vz;
      values[o + 10] = wx;
      values[o + 11] = wy;
      values[o + 12] = wz;
      count++;
    },
    track(untilS) {
      let kept = count;
      while (kept > 1 && times[kept - 1]! > untilS) kept--;
      return {
        bodyId,
        timesS: times.slice(0, kept),
        positionsM: column(values, kept, 0, 3),
        rotations: column(values, kept, 3, 4),
        velocitiesMps: column(values, kept, 7, 3),
        angularVelocitiesRadps: column(values, kept, 10, 3),
      };
    },
  };
}

function grown<T extends Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function column(values: Float32Array, count: number, offset: number, width: number): Float32Array {
  const out = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < width; k++) out[i * width + k] = values[i * 13 + offset + k]!;
  }
  return out;
}
