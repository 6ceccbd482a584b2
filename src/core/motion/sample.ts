import { type Quat, slerp } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { BodyState, BodyTrack, Motion } from './motion.ts';

/** The track of a body, or undefined where the motion has none of that id. */
export function trackOf(motion: Motion, bodyId: string): BodyTrack | undefined {
  return motion.tracks.find((track) => track.bodyId === bodyId);
}

/** Where the last look-up in a track ended: pass it again and playing forward costs no search. */
export interface Cursor {
  index: number;
}

/** Writable pose for `sampleInto`. */
export interface PoseTarget {
  positionM: [number, number, number];
  rotation: [number, number, number, number];
}

/**
 * The knot at or before an instant; of two knots that share it, the later (the state after an impact). Clamped to the
 * track's span.
 */
export function knotAt(track: BodyTrack, timeS: number, cursor?: Cursor): number {
  const { timesS } = track;
  const last = timesS.length - 1;
  if (timeS >= timesS[last]!) return last;
  let low = 0;
  if (cursor && cursor.index <= last && timesS[cursor.index]! <= timeS) {
    low = cursor.index;
    for (let hop = 0; hop < 4; hop++) {
      if (timesS[low + 1]! > timeS) {
        cursor.index = low;
        return low;
      }
      low++;
    }
  }
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (timesS[middle]! <= timeS) low = middle;
    else high = middle;
  }
  if (cursor) cursor.index = low;
  return low;
}

/**
 * Between two knots whose velocities differ by more than flight explains, an impact lies hidden: there the path is a
 * straight line, elsewhere the cubic through both states, which is exact for constant acceleration.
 */
function isBounce(track: BodyTrack, i: number, span: number): boolean {
  const v = track.velocitiesMps;
  const a = 3 * i;
  const dx = v[a + 3]! - v[a]!;
  const dy = v[a + 4]! - v[a + 1]!;
  const dz = v[a + 5]! - v[a + 2]!;
  const limit = BOUNCE_ACCELERATION_MPS2 * span;
  return dx * dx + dy * dy + dz * dz > limit * limit;
}

/** Ten times gravity: no free flight of ours accelerates so. */
const BOUNCE_ACCELERATION_MPS2 = 100;

/** Writes the pose at an instant into `target` without allocating anything but the slerp. */
export function sampleInto(track: BodyTrack, timeS: number, target: PoseTarget, cursor?: Cursor): void {
  const i = knotAt(track, timeS, cursor);
  const p = track.positionsM;
  const q = track.rotations;
  const span = i + 1 < track.timesS.length ? track.timesS[i + 1]! - track.timesS[i]! : 0;
  if (span <= 0 || timeS <= track.timesS[i]!) {
    for (let k = 0; k < 3; k++) target.positionM[k] = p[3 * i + k]!;
    for (let k = 0; k < 4; k++) target.rotation[k] = q[4 * i + k]!;
    return;
  }
  const u = (timeS - track.timesS[i]!) / span;
  const straight = isBounce(track, i, span);
  const v = track.velocitiesMps;
  for (let k = 0; k < 3; k++) {
    const a = 3 * i + k;
    target.positionM[k] = straight
      ? p[a]! + (p[a + 3]! - p[a]!) * u
      : hermite(p[a]!, p[a + 3]!, v[a]! * span, v[a + 3]! * span, u);
  }
  const r = slerp(quatAt(q, i), quatAt(q, i + 1), u);
  for (let k = 0; k < 4; k++) target.rotation[k] = r[k]!;
}

function hermite(p0: number, p1: number, m0: number, m1: number, u: number): number {
  const u2 = u * u;
  const u3 = u2 * u;
  return (2 * u3 - 3 * u2 + 1) * p0 + (u3 - 2 * u2 + u) * m0 + (3 * u2 - 2 * u3) * p1 + (u3 - u2) * m1;
}

function quatAt(q: Float32Array, i: number): Quat {
  return [q[4 * i]!, q[4 * i + 1]!, q[4 * i + 2]!, q[4 * i + 3]!];
}

function vecAt(v: Float32Array, i: number): Vec3 {
  return [v[3 * i]!, v[3 * i + 1]!, v[3 * i + 2]!];
}

function mixAt(v: Float32Array, i: number, u: number): Vec3 {
  const a = vecAt(v, i);
  if (u === 0) return a;
  const b = vecAt(v, i + 1);
  return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, a[2] + (b[2] - a[2]) * u];
}

/** The full state at an instant; at an impact, the state just after it. */
export function stateAt(track: BodyTrack, timeS: number, cursor?: Cursor): BodyState {
  const pose: PoseTarget = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
  sampleInto(track, timeS, pose, cursor);
  const i = knotAt(track, timeS, cursor);
  const span = i + 1 < track.timesS.length ? track.timesS[i + 1]! - track.timesS[i]! : 0;
  const u = span > 0 && timeS > track.timesS[i]! ? (timeS - track.timesS[i]!) / span : 0;
  return {
    positionM: pose.positionM,
    rotation: pose.rotation,
    velocityMps: mixAt(track.velocitiesMps, i, u),
    angularVelocityRadps: mixAt(track.angularVelocitiesRadps, i, u),
  };
}

/** The state stored at one knot. */
export function stateAtKnot(track: BodyTrack, i: number): BodyState {
  return {
    positionM: vecAt(track.positionsM, i),
    rotation: quatAt(track.rotations, i),
    velocityMps: vecAt(track.velocitiesMps, i),
    angularVelocityRadps: vecAt(track.angularVelocitiesRadps, i),
  };
}

/**
 * The instants at which a track is worth looking at within a span: both ends, however still the body lies, and every knot
 * between them.
 */
export function instantsOf(track: BodyTrack, fromS: number, toS: number): readonly number[] {
  const between: number[] = [];
  for (const timeS of track.timesS) {
    if (timeS > fromS && timeS < toS) between.push(timeS);
  }
  return toS > fromS ? [fromS, ...between, toS] : [fromS];
}
