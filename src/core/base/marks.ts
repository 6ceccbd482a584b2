import { type Easing, ease } from './easing.ts';
import { acos } from './math.ts';
import { conjugate, multiply, type Pose, type Quat, slerp } from './quat.ts';
import { mix, scale, sub, type Vec3 } from './vec3.ts';

/** A pose that an animated thing has at an instant, and how it leaves it for the next. */
export interface Mark extends Pose {
  readonly timeS: number;
  readonly easing: Easing;
}

/** Where marks put a thing, and how fast it moves and turns there; velocities in m/s and rad/s in the frame of the marks. */
export interface MarkState extends Pose {
  readonly velocityMps: Vec3;
  readonly angularVelocityRadps: Vec3;
}

/**
 * The state at an instant on a path of marks in order of time: straight between positions, shortest turn between rotations,
 * paced by the easing of the mark it leaves. It waits at the first mark before it, and at the last after it. At a mark, the
 * velocity is that of the stretch that ends there, which is what a thing that is let go on a mark keeps. Throws without marks.
 */
export function stateOnMarks(marks: readonly Mark[], timeS: number): MarkState {
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last) throw new Error('A path needs at least one mark.');
  if (timeS <= first.timeS) return standing(first);
  if (timeS > last.timeS) return standing(last);
  const next = marks.findIndex((mark) => mark.timeS >= timeS);
  const from = marks[next - 1]!;
  const to = marks[next]!;
  return stateOnStretch(from, to, timeS - from.timeS);
}

function stateOnStretch(from: Mark, to: Mark, sinceS: number): MarkState {
  const spanS = to.timeS - from.timeS;
  if (spanS <= 0) return standing(to);
  const t = sinceS / spanS;
  const eased = ease(from.easing, t);
  const pace = slope(from.easing, t) / spanS;
  return {
    positionM: mix(from.positionM, to.positionM, eased),
    rotation: slerp(from.rotation, to.rotation, eased),
    velocityMps: scale(sub(to.positionM, from.positionM), pace),
    angularVelocityRadps: scale(turnBetween(from.rotation, to.rotation), pace),
  };
}

/** The state with which a path reaches an instant: as `stateOnMarks`, but for a held mark, which is left only after it. */
export function stateBeforeMarks(marks: readonly Mark[], timeS: number): MarkState {
  const from = marks[marks.findIndex((mark) => mark.timeS >= timeS) - 1];
  return from?.easing === 'hold' ? standing(from) : stateOnMarks(marks, timeS);
}

/**
 * The state with which a path goes on from an instant, where `stateOnMarks` says how it got there: at marks the velocities
 * differ, and where a mark was held, the places too.
 */
export function stateAfterMarks(marks: readonly Mark[], timeS: number): MarkState {
  const next = marks.findIndex((mark) => mark.timeS > timeS);
  const last = marks.at(-1);
  if (next === -1 && last) return standing(last);
  const from = marks[next - 1];
  return from?.timeS === timeS ? stateOnStretch(from, marks[next]!, 0) : stateOnMarks(marks, timeS);
}

function standing({ positionM, rotation }: Pose): MarkState {
  return { positionM, rotation, velocityMps: [0, 0, 0], angularVelocityRadps: [0, 0, 0] };
}

/** The derivative of `ease` by its argument. */
function slope(easing: Easing, t: number): number {
  if (easing === 'linear') return 1;
  if (easing === 'ease-in') return 2 * t;
  if (easing === 'ease-out') return 2 - 2 * t;
  if (easing === 'ease-in-out') return 6 * t * (1 - t);
  return 0;
}

/** The shortest turn from one rotation to another as a vector: its axis times its angle in radians. */
function turnBetween(from: Quat, to: Quat): Vec3 {
  const [x, y, z, w] = multiply(to, conjugate(from));
  const sine = Math.sqrt(x * x + y * y + z * z);
  if (sine < 1e-12) return [0, 0, 0];
  const angle = 2 * acos(Math.min(1, Math.abs(w)));
  return scale([x, y, z], ((w < 0 ? -1 : 1) * angle) / sine);
}
