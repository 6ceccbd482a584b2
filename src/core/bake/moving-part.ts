import { conjugate, integrate, type Pose, type Quat, rotate } from '../base/quat.ts';
import { shapeBounds } from '../base/shapes/bounds.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { nearestOn } from '../base/shapes/signed-distance.ts';
import { addScaled, cross, dot, length, sub, type Vec3 } from '../base/vec3.ts';

/**
 * When a flying ball touches a part of a body that moves: conservative advancement on exact distances, in the frame of the
 * body, so that nothing is ever passed through, however thin or fast.
 */

/** How near a surface counts as on it, in metres. */
const TOUCH_M = 1e-9;
/** After so many looks it goes on by at least so small a share of the interval, which bounds the work of a graze. */
const PATIENT_LOOKS = 64;
const SMALLEST_SHARE = 1 / 256;
/** Where it touches and parts, it looks again after this share of the interval, in case gravity turns it back. */
const RECEDING_SHARE = 1 / 16;
/** It always goes on by at least this much, in seconds, for an interval may be empty. */
const SHORTEST_S = 1e-9;
/** Nearer its axis than this, in metres, a ring's bent distance says nothing about steps. */
const RING_AXIS_M = 1e-3;

/** How a body moves for a short while: its centre of mass speeds up evenly, and it turns steadily about it. */
export interface BodyPath {
  readonly centerOfMassM: Vec3;
  readonly rotation: Quat;
  readonly velocityMps: Vec3;
  readonly accelerationMps2: Vec3;
  readonly angularVelocityRadps: Vec3;
}

/** How a ball flies for a short while. */
export interface BallPath {
  readonly radiusM: number;
  readonly positionM: Vec3;
  readonly velocityMps: Vec3;
  readonly accelerationMps2: Vec3;
}

/** A part of a body that moves. */
export interface MovingPart extends Pose {
  readonly shape: Shape;
  /** Radius about the part's own origin that holds all of it, in metres. */
  readonly reachM: number;
}

export interface Touch {
  /** Seconds after the start of both paths. */
  readonly afterS: number;
  readonly pointM: Vec3;
  /** Unit vector from the part towards the ball, in the world. */
  readonly normal: Vec3;
  readonly closingMps: number;
}

/** A part, given in the frame of its body, about the body's centre of mass. */
export function movingPart(part: Pose & { readonly shape: Shape }, centerOfMassM: Vec3): MovingPart {
  const { minM, maxM } = shapeBounds(part.shape);
  const far: Vec3 = [Math.max(-minM[0], maxM[0]), Math.max(-minM[1], maxM[1]), Math.max(-minM[2], maxM[2])];
  return {
    shape: part.shape,
    positionM: sub(part.positionM, centerOfMassM),
    rotation: part.rotation,
    reachM: length(far),
  };
}

/** Where a body is after `t` seconds on its path. */
export function bodyAfter(path: BodyPath, t: number): BodyPath {
  return {
    ...path,
    centerOfMassM: addScaled(addScaled(path.centerOfMassM, path.velocityMps, t), path.accelerationMps2, (t * t) / 2),
    rotation: integrate(path.rotation, path.angularVelocityRadps, t),
    velocityMps: addScaled(path.velocityMps, path.accelerationMps2, t),
  };
}

/**
 * The first instant from `fromS` to `untilS` at which a ball touches a moving part and closes in faster than `slowestMps`;
 * null where it does not.
 */
export function firstTouch(
  ball: BallPath,
  part: MovingPart,
  body: BodyPath,
  fromS: number,
  untilS: number,
  slowestMps = 0,
): Touch | null {
  const span = untilS - fromS;
  const pull = length(sub(ball.accelerationMps2, body.accelerationMps2));
  const turn = length(body.angularVelocityRadps);
  if (isOutOfReach(ball, part, body, fromS, span, pull, turn)) return null;
  const backInBody = conjugate(part.rotation);
  let t = fromS;
  for (let looks = 0; t <= untilS; looks++) {
    const p = addScaled(addScaled(ball.positionM, ball.velocityMps, t), ball.accelerationMps2, (t * t) / 2);
    const v = addScaled(ball.velocityMps, ball.accelerationMps2, t);
    const at = bodyAfter(body, t);
    const apart = sub(p, at.centerOfMassM);
    const inBody = rotate(conjugate(at.rotation), apart);
    const local = rotate(backInBody, sub(inBody, part.positionM));
    const nearest = nearestOn(part.shape, local);
    const normal = rotate(at.rotation, rotate(part.rotation, nearest.normal));
    const gap = nearest.distanceM - ball.radiusM;
    const straight = sub(v, at.velocityMps);
    const against = sub(straight, cross(body.angularVelocityRadps, apart));
    const closingMps = -dot(against, normal);
    if (gap <= TOUCH_M && closingMps > slowestMps) {
      return { afterS: t, pointM: addScaled(p, normal, -ball.radiusM), normal, closingMps };
    }
    if (gap <= TOUCH_M) {
      t += Math.max(span * RECEDING_SHARE, SHORTEST_S);
      continue;
    }
    // In the body's frame the ball also bends: by twice turn x speed, and by turn squared x distance.
    const left = untilS - t;
    const fastest = length(straight) + pull * left;
    const bend = pull + 2 * turn * fastest + turn * turn * (length(apart) + fastest * left);
    const step = safeStep(part.shape, local, gap, closingMps, length(against) + bend * left, bend);
    t += looks < PATIENT_LOOKS ? step : Math.max(step, span * SMALLEST_SHARE, SHORTEST_S);
  }
  return null;
}

function isOutOfReach(
  ball: BallPath,
  part: MovingPart,
  body: BodyPath,
  fromS: number,
  span: number,
  pull: number,
  turn: number,
): boolean {
  const at = bodyAfter(body, fromS);
  const p = addScaled(addScaled(ball.positionM, ball.velocityMps, fromS), ball.accelerationMps2, (fromS * fromS) / 2);
  const v = addScaled(ball.velocityMps, ball.accelerationMps2, fromS);
  const arm = rotate(at.rotation, part.positionM);
  const apart = sub(sub(p, at.centerOfMassM), arm);
  const closing = length(sub(v, at.velocityMps)) + pull * span + turn * length(arm);
  const reach = ball.radiusM + part.reachM + closing * span + TOUCH_M;
  return dot(apart, apart) > reach * reach;
}

/**
 * Seconds for which a gap cannot close. Distance to a convex part lies above its tangent plane, so the gap falls by at most
 * c s + b s^2 / 2, with b the most that the path bends. A ring is hollow: rho away from its axis its distance bends by up
 * to 1 / rho, which counts as v^2 / rho for as long as rho cannot halve.
 */
function safeStep(shape: Shape, local: Vec3, gap: number, closing: number, fastest: number, bend: number): number {
  if (shape.type !== 'torus') return timeToFall(gap, closing, bend);
  const rho = Math.sqrt(local[0] * local[0] + local[2] * local[2]);
  const plain = gap / (fastest + 1e-9);
  if (rho < RING_AXIS_M) return plain;
  const step = timeToFall(gap, closing, bend + (2 * fastest * fastest) / rho);
  return Math.max(plain, Math.min(step, rho / (2 * fastest + 1e-9)));
}

/** The positive root of c s + b s^2 / 2 = gap. */
function timeToFall(gap: number, c: number, b: number): number {
  const root = Math.sqrt(c * c + 2 * b * gap);
  if (c > 0) return (2 * gap) / (c + root);
  return b > 0 ? (root - c) / b : Number.POSITIVE_INFINITY;
}
