import type { LayerBall } from './layer-ball.ts';
import { distanceFromAxis, nearestOnStill, type StillPart } from './still-part.ts';

/**
 * When a ball on its way meets a still part or another ball: conservative advancement on exact distances, in steps that
 * cannot pass a surface by.
 */

/** How near a surface counts as on it, in metres: far below what a float32 position can hold at 4 m. */
export const TOUCH_M = 1e-9;
/** Steps of one search; a graze, whose steps halve, needs some 30. */
const MAX_LOOKS = 200;
/** Speeds apart below this are rounding, in m/s. */
const STILL_MPS = 1e-10;
/** Where a ball on a ring moves away from it, it looks again after this share of the interval. */
const LOOK_AGAIN = 1 / 16;
/** Nearer its axis than this, in metres, a ring's bent distance says nothing about steps. */
const RING_AXIS_M = 1e-3;

/** A meeting to come; one object is used for all. */
export interface Meeting {
  /** Seconds after the moment asked about. */
  afterS: number;
  /** Unit vector from the other towards the ball. */
  nx: number;
  ny: number;
  nz: number;
}

const near = new Float64Array(4);

/** Finds the first instant within `restS` at which a ball touches a part while closing in. */
export function meetsStill(ball: LayerBall, part: StillPart, restS: number, found: Meeting): boolean {
  const { px, py, pz, vx, vy, vz, ax, ay, az, radiusM } = ball;
  const pull = Math.sqrt(ax * ax + ay * ay + az * az);
  const isRing = part.shape.type === 'torus';
  let t = 0;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const half = t / 2;
    const x = px + (vx + ax * half) * t;
    const y = py + (vy + ay * half) * t;
    const z = pz + (vz + az * half) * t;
    const ux = vx + ax * t;
    const uy = vy + ay * t;
    const uz = vz + az * t;
    nearestOnStill(part, x, y, z, near);
    const nx = near[1]!;
    const ny = near[2]!;
    const nz = near[3]!;
    const gap = near[0]! - radiusM;
    const closing = -(ux * nx + uy * ny + uz * nz);
    if (gap > TOUCH_M) {
      const speed = Math.sqrt(ux * ux + uy * uy + uz * uz);
      t += isRing
        ? stepNearRing(distanceFromAxis(part, x, y, z), gap, closing, speed, pull)
        : timeToFall(gap, closing, pull);
    } else {
      const towards = -(ax * nx + ay * ny + az * nz);
      if (closing > 0 || (closing > -STILL_MPS && towards > 0)) return report(found, t, nx, ny, nz);
      t += timeToTurn(closing, towards, isRing ? restS * LOOK_AGAIN : Number.POSITIVE_INFINITY);
    }
    if (t > restS) return false;
  }
  return false;
}

/** Finds the first instant, from `nowS` into the step and within `restS`, at which two balls touch while closing in. */
export function meetsBall(a: LayerBall, b: LayerBall, nowS: number, restS: number, found: Meeting): boolean {
  const ta = nowS - a.atS;
  const tb = nowS - b.atS;
  const ax = a.ax - b.ax;
  const ay = a.ay - b.ay;
  const az = a.az - b.az;
  const vx = a.vx + a.ax * ta - (b.vx + b.ax * tb);
  const vy = a.vy + a.ay * ta - (b.vy + b.ay * tb);
  const vz = a.vz + a.az * ta - (b.vz + b.az * tb);
  const px = a.px + (a.vx + (a.ax * ta) / 2) * ta - (b.px + (b.vx + (b.ax * tb) / 2) * tb);
  const py = a.py + (a.vy + (a.ay * ta) / 2) * ta - (b.py + (b.vy + (b.ay * tb) / 2) * tb);
  const pz = a.pz + (a.vz + (a.az * ta) / 2) * ta - (b.pz + (b.vz + (b.az * tb) / 2) * tb);
  const pull = Math.sqrt(ax * ax + ay * ay + az * az);
  const reach = a.radiusM + b.radiusM;
  let t = 0;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const half = t / 2;
    const x = px + (vx + ax * half) * t;
    const y = py + (vy + ay * half) * t;
    const z = pz + (vz + az * half) * t;
    const l = Math.sqrt(x * x + y * y + z * z);
    const nx = l > 0 ? x / l : 0;
    const ny = l > 0 ? y / l : 1;
    const nz = l > 0 ? z / l : 0;
    const closing = -((vx + ax * t) * nx + (vy + ay * t) * ny + (vz + az * t) * nz);
    if (l - reach > TOUCH_M) t += timeToFall(l - reach, closing, pull);
    else {
      const towards = -(ax * nx + ay * ny + az * nz);
      if (closing > 0 || (closing > -STILL_MPS && towards > 0)) return report(found, t, nx, ny, nz);
      t += timeToTurn(closing, towards, Number.POSITIVE_INFINITY);
    }
    if (t > restS) return false;
  }
  return false;
}

/** How fast a ball and what it touches part along the normal, in m/s; negative where they close in. */
export function openingMps(ball: LayerBall, other: LayerBall | null, { nx, ny, nz }: Meeting): number {
  const opening = ball.vx * nx + ball.vy * ny + ball.vz * nz;
  return other ? opening - (other.vx * nx + other.vy * ny + other.vz * nz) : opening;
}

function report(found: Meeting, afterS: number, nx: number, ny: number, nz: number): true {
  found.afterS = afterS;
  found.nx = nx;
  found.ny = ny;
  found.nz = nz;
  return true;
}

/**
 * Seconds for which a gap to a convex surface cannot close. Distance lies above its tangent plane, so the gap falls by at
 * most c s + b s^2 / 2: this is the positive root of that being the gap.
 */
function timeToFall(gap: number, c: number, b: number): number {
  const root = Math.sqrt(c * c + 2 * b * gap);
  return c > 0 ? (2 * gap) / (c + root) : b > 0 ? (root - c) / b : Number.POSITIVE_INFINITY;
}

/**
 * A ring is hollow: `rho` away from its axis, its distance bends by up to 1 / rho, which counts as acceleration v^2 / rho
 * for as long as rho cannot halve.
 */
function stepNearRing(rho: number, gap: number, closing: number, speed: number, pull: number): number {
  const plain = gap / (speed + 1e-9);
  if (rho < RING_AXIS_M) return plain;
  const step = timeToFall(gap, closing, pull + (2 * speed * speed) / rho);
  return Math.max(plain, Math.min(step, rho / (2 * speed + 1e-9)));
}

/** Seconds until what parts at -closing, pulled back by `towards`, turns: no sooner can it touch again. */
function timeToTurn(closing: number, towards: number, atMost: number): number {
  return Math.min(towards > 0 ? Math.max(-closing / towards, 1e-12) : Number.POSITIVE_INFINITY, atMost);
}
