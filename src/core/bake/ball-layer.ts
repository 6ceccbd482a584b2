import { integrate, type Quat, rotate } from '../base/quat.ts';
import { addScaled, cross, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import type { Aero } from '../props/prop-kind.ts';
import { type Air, midStepAcceleration } from './air.ts';
import type { PairPlan } from './plan.ts';
import { isWithinReach, nearestOnStill, type StillPart } from './still-part.ts';

/**
 * Balls against still parts, in closed form and on top of the engine: exact time of impact, restitution and Coulomb
 * friction with the pair's own numbers. The engine alone makes friction in a bounce too weak by 1 / (1 + e) at every step
 * rate; this does not, and its bounces do not depend on the step.
 */

/** Slower than this along the normal, a touch is rolling or resting, which the engine does well. */
export const SLOW_IMPACT_MPS = 0.3;
const MAX_BOUNCES_PER_STEP = 8;
/** How near a surface counts as on it, in metres: far below what a float32 position can hold at 4 m. */
const TOUCH_M = 1e-9;

export interface Ball {
  readonly bodyIndex: number;
  readonly radiusM: number;
  readonly massKg: number;
  readonly inertiaKgm2: number;
  readonly aero: Aero | null;
  pairWith(part: StillPart): PairPlan;
}

export interface BallState {
  readonly positionM: Vec3;
  readonly rotation: Quat;
  readonly velocityMps: Vec3;
  readonly angularVelocityRadps: Vec3;
}

export interface Bounce {
  /** Seconds after the start of the step. */
  readonly afterS: number;
  readonly part: StillPart;
  readonly pointM: Vec3;
  /** From the part towards the ball. */
  readonly normal: Vec3;
  readonly impulseNs: number;
  readonly frictionNs: number;
  readonly normalSpeedMps: number;
  readonly reboundSpeedMps: number;
  readonly slipSpeedMps: number;
  readonly before: BallState;
  readonly after: BallState;
}

export interface BallStep {
  readonly state: BallState;
  readonly bounces: readonly Bounce[];
  /** True where the ball touches something slowly: then the engine's own step is the one to keep. */
  readonly isSlow: boolean;
}

/** Flies a ball through `dt` seconds and every fast impact on the way. */
export function stepBall(ball: Ball, start: BallState, air: Air, parts: readonly StillPart[], dt: number): BallStep {
  let state = start;
  let elapsed = 0;
  const bounces: Bounce[] = [];
  let isSlow = false;
  let left: StillPart | null = null;
  for (;;) {
    const rest = dt - elapsed;
    const a = midStepAcceleration(air, ball.aero, ball.massKg, state.velocityMps, state.angularVelocityRadps, rest);
    const reach = ball.radiusM + length(state.velocityMps) * rest + length(a) * rest * rest + 1e-3;
    let first: Hit | null = null;
    for (const part of parts) {
      if (part === left || !isWithinReach(part, state.positionM, reach)) continue;
      const hit = firstHit(ball, state, a, part, rest);
      if (!hit) continue;
      if (hit.closingMps < SLOW_IMPACT_MPS) isSlow = true;
      else if (!first || hit.afterS < first.afterS) first = hit;
    }
    if (!first || bounces.length === MAX_BOUNCES_PER_STEP) return { state: fly(state, a, rest), bounces, isSlow };
    const before = fly(state, a, first.afterS);
    const bounce = bounceOff(ball, before, first, elapsed + first.afterS);
    bounces.push(bounce);
    isSlow = false;
    state = bounce.after;
    elapsed += first.afterS;
    left = first.part;
  }
}

interface Hit {
  readonly afterS: number;
  readonly part: StillPart;
  readonly normal: Vec3;
  readonly closingMps: number;
}

function fly(state: BallState, a: Vec3, t: number): BallState {
  return {
    positionM: addScaled(addScaled(state.positionM, state.velocityMps, t), a, (t * t) / 2),
    rotation: integrate(state.rotation, state.angularVelocityRadps, t),
    velocityMps: addScaled(state.velocityMps, a, t),
    angularVelocityRadps: state.angularVelocityRadps,
  };
}

/**
 * The first instant at which the ball touches a part while closing in. It goes in steps that cannot pass the surface by:
 * for a convex part the gap can shrink no faster than along the line to its nearest place, plus what acceleration adds.
 */
function firstHit(ball: Ball, state: BallState, a: Vec3, part: StillPart, rest: number): Hit | null {
  const pull = length(a);
  let t = 0;
  for (let i = 0; i < 200; i++) {
    const p = addScaled(addScaled(state.positionM, state.velocityMps, t), a, (t * t) / 2);
    const v = addScaled(state.velocityMps, a, t);
    const { distanceM, normal } = nearestOnStill(part, p);
    const gap = distanceM - ball.radiusM;
    const closingMps = -dot(v, normal);
    if (gap > TOUCH_M) t += safeStep(part, p, gap, closingMps, length(v), pull);
    else if (closingMps > 0) return { afterS: t, part, normal, closingMps };
    // Touching but parting: look again a little later, in case gravity turns it back.
    else t += rest / 16;
    if (t > rest) return null;
  }
  return null;
}

/**
 * Seconds for which a gap cannot close. Distance to a convex part lies above its tangent plane, so the gap falls by at most
 * c s + |a| s^2 / 2. A ring is hollow: about its axis, rho away, its distance bends by up to 1 / rho, which counts as
 * acceleration v^2 / rho for as long as rho cannot halve.
 */
function safeStep(part: StillPart, p: Vec3, gap: number, closing: number, speed: number, pull: number): number {
  if (part.shape.type !== 'torus') return timeToFall(gap, closing, pull);
  const local = rotate(part.back, sub(p, part.positionM));
  const rho = Math.sqrt(local[0] * local[0] + local[2] * local[2]);
  const plain = gap / (speed + 1e-9);
  if (rho < 1e-3) return plain;
  const step = timeToFall(gap, closing, pull + (2 * speed * speed) / rho);
  return Math.max(plain, Math.min(step, rho / (2 * speed + 1e-9)));
}

/** The positive root of c s + b s^2 / 2 = gap. */
function timeToFall(gap: number, c: number, b: number): number {
  const root = Math.sqrt(c * c + 2 * b * gap);
  return c > 0 ? (2 * gap) / (c + root) : b > 0 ? (root - c) / b : Number.POSITIVE_INFINITY;
}

function bounceOff(ball: Ball, before: BallState, { part, normal }: Hit, afterS: number): Bounce {
  const pair = ball.pairWith(part);
  const m = ball.massKg;
  const r = ball.radiusM;
  const vn = dot(before.velocityMps, normal);
  const arm: Vec3 = [-normal[0] * r, -normal[1] * r, -normal[2] * r];
  const atContact = addScaled(before.velocityMps, cross(before.angularVelocityRadps, arm), 1);
  const slip = addScaled(atContact, normal, -dot(atContact, normal));
  const slipSpeedMps = length(slip);
  const impulseNs = (1 + pair.restitution) * m * -vn;
  // Effective mass of the contact point along the surface: m k / (1 + k) with k = I / (m r^2).
  const k = ball.inertiaKgm2 / (m * r * r);
  const sticking = (slipSpeedMps * m * k) / (1 + k);
  const friction = Math.min(sticking, pair.friction * impulseNs);
  const along: Vec3 =
    slipSpeedMps > 1e-12 ? [-slip[0] / slipSpeedMps, -slip[1] / slipSpeedMps, -slip[2] / slipSpeedMps] : [0, 0, 0];
  const impulse: Vec3 = [
    normal[0] * impulseNs + along[0] * friction,
    normal[1] * impulseNs + along[1] * friction,
    normal[2] * impulseNs + along[2] * friction,
  ];
  return {
    afterS,
    part,
    pointM: addScaled(before.positionM, arm, 1),
    normal,
    impulseNs,
    frictionNs: friction,
    normalSpeedMps: -vn,
    reboundSpeedMps: -vn * pair.restitution,
    slipSpeedMps,
    before,
    after: {
      positionM: before.positionM,
      rotation: before.rotation,
      velocityMps: addScaled(before.velocityMps, impulse, 1 / m),
      angularVelocityRadps: addScaled(before.angularVelocityRadps, cross(arm, impulse), 1 / ball.inertiaKgm2),
    },
  };
}

/** How deep a ball sits in a part; 0 where it does not. */
export function depthInStill(ball: Ball, positionM: Vec3, part: StillPart): number {
  return Math.max(0, ball.radiusM - nearestOnStill(part, positionM).distanceM);
}

/** Whether two balls could meet within a step. */
export function couldMeet(a: Ball, sa: BallState, b: Ball, sb: BallState, dt: number): boolean {
  const closing = length(sub(sa.velocityMps, sb.velocityMps)) * dt;
  const reach = a.radiusM + b.radiusM + closing + 1e-3;
  const d = sub(sa.positionM, sb.positionM);
  return dot(d, d) < reach * reach;
}
