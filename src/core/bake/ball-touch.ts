import { type Meeting, TOUCH_M } from './ball-meet.ts';
import type { LayerBall } from './layer-ball.ts';
import type { PairPlan } from './plan.ts';
import { nearestOnStill, type StillPart } from './still-part.ts';

/** A ball that stays on something: a still part or another ball. It is solved anew for each interval. */
export interface BallTouch {
  readonly ball: LayerBall;
  readonly part: StillPart | null;
  readonly other: LayerBall | null;
  readonly pair: PairPlan;
  /** Normals towards the ball: where the interval starts, where it ends, and halfway, along which the impulse goes. */
  sx: number;
  sy: number;
  sz: number;
  nx: number;
  ny: number;
  nz: number;
  mx: number;
  my: number;
  mz: number;
  /** Impulses over the interval: along the normal, of friction, and the turning ones against rolling and spinning. */
  normalNs: number;
  fx: number;
  fy: number;
  fz: number;
  rx: number;
  ry: number;
  rz: number;
  spinNms: number;
  /** Length of the interval that was solved last; 0 before the first. */
  solvedS: number;
  /** Length of the interval; 0 where its impulses are in the sums, or it has none yet. */
  overS: number;
  /** False where it was found not to push: it ends with the step. */
  isHeld: boolean;
  /** Seconds into the step when it began; 0 where it goes on from the one before. */
  landedS: number;
  /** Sums over the step. */
  sumNs: number;
  sumFrictionNs: number;
}

export function ballTouch(
  ball: LayerBall,
  part: StillPart | null,
  other: LayerBall | null,
  pair: PairPlan,
  { nx, ny, nz }: Meeting,
): BallTouch {
  return {
    ball,
    part,
    other,
    pair,
    sx: nx,
    sy: ny,
    sz: nz,
    nx,
    ny,
    nz,
    mx: nx,
    my: ny,
    mz: nz,
    normalNs: 0,
    fx: 0,
    fy: 0,
    fz: 0,
    rx: 0,
    ry: 0,
    rz: 0,
    spinNms: 0,
    solvedS: 0,
    overS: 0,
    isHeld: true,
    landedS: ball.atS,
    sumNs: 0,
    sumFrictionNs: 0,
  };
}

/** Sweeps over all touches; a ball alone on a plane needs two, a pile of hundreds comes near enough. */
const MAX_SWEEPS = 40;
/** Changes of speed below this end the sweeps, in m/s. */
const SETTLED_MPS = 1e-10;

const near = new Float64Array(4);

/**
 * Solves touches over the next `restS` seconds: no touch closes, friction stays within Coulomb's cone and stops the slip
 * where it can, rolling resistance within its own bound stops the turning. Leaves each ball with the accelerations that
 * take it there; a touch that does not push is no longer held. Expects every ball to have its free acceleration.
 *
 * The impulse goes along the normal halfway and lets nothing close at the end: so a ball that rolls over a curved edge
 * neither gains nor loses speed by the turning of the normal.
 */
export function solveTouches(balls: readonly LayerBall[], touches: readonly BallTouch[], restS: number): void {
  for (const ball of balls) {
    ball.endVx = ball.vx + ball.ax * restS;
    ball.endVy = ball.vy + ball.ay * restS;
    ball.endVz = ball.vz + ball.az * restS;
    ball.endWx = ball.wx + ball.bx * restS;
    ball.endWy = ball.wy + ball.by * restS;
    ball.endWz = ball.wz + ball.bz * restS;
  }
  for (const touch of touches) prepare(touch, restS);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let change = 0;
    for (const touch of touches) change = Math.max(change, solve(touch));
    if (change < SETTLED_MPS) break;
  }
  for (const touch of touches) touch.isHeld = touch.normalNs > 0;
  for (const ball of balls) {
    ball.ax = (ball.endVx - ball.vx) / restS;
    ball.ay = (ball.endVy - ball.vy) / restS;
    ball.az = (ball.endVz - ball.vz) / restS;
    ball.bx = (ball.endWx - ball.wx) / restS;
    ball.by = (ball.endWy - ball.wy) / restS;
    ball.bz = (ball.endWz - ball.wz) / restS;
  }
}

/**
 * Adds to a ball's accelerations what other balls that it touches give it for the rest of the interval that they were solved
 * over: an impact elsewhere does not take away what holds it, and each gives what it takes.
 */
export function feelOtherBalls(ball: LayerBall): void {
  for (const touch of ball.touches) {
    const { other, overS, normalNs, nx, ny, nz, fx, fy, fz } = touch;
    if (!other || !(overS > 0)) continue;
    const perS = (touch.ball === ball ? 1 : -1) / (ball.massKg * overS);
    ball.ax += (normalNs * touch.mx + fx) * perS;
    ball.ay += (normalNs * touch.my + fy) * perS;
    ball.az += (normalNs * touch.mz + fz) * perS;
    const turnPerS = -ball.radiusM / (ball.inertiaKgm2 * overS);
    ball.bx += (ny * fz - nz * fy) * turnPerS;
    ball.by += (nz * fx - nx * fz) * turnPerS;
    ball.bz += (nx * fy - ny * fx) * turnPerS;
  }
}

/** The normals of a touch now and where the ball will be, were it to go on along the surface. */
function prepare(touch: BallTouch, restS: number): void {
  const { ball } = touch;
  normalAt(touch, 0, 0, 0);
  touch.sx = near[1]!;
  touch.sy = near[2]!;
  touch.sz = near[3]!;
  const { other } = touch;
  const half = restS / 2;
  let x = (ball.vx + ball.ax * half) * restS;
  let y = (ball.vy + ball.ay * half) * restS;
  let z = (ball.vz + ball.az * half) * restS;
  if (other) {
    x -= (other.vx + other.ax * half) * restS;
    y -= (other.vy + other.ay * half) * restS;
    z -= (other.vz + other.az * half) * restS;
  }
  const sinking = Math.min(0, x * touch.sx + y * touch.sy + z * touch.sz);
  normalAt(touch, x - sinking * touch.sx, y - sinking * touch.sy, z - sinking * touch.sz);
  touch.nx = near[1]!;
  touch.ny = near[2]!;
  touch.nz = near[3]!;
  const mx = touch.sx + touch.nx;
  const my = touch.sy + touch.ny;
  const mz = touch.sz + touch.nz;
  const l = Math.sqrt(mx * mx + my * my + mz * mz);
  const isOpposed = l < 1e-6;
  touch.mx = isOpposed ? touch.nx : mx / l;
  touch.my = isOpposed ? touch.ny : my / l;
  touch.mz = isOpposed ? touch.nz : mz / l;
  goOnPushing(touch, touch.solvedS > 0 ? restS / touch.solvedS : 0);
  touch.overS = restS;
  touch.solvedS = restS;
}

/** Begins with the impulses of the interval before, by the ratio of their lengths: what rests is solved at once. */
function goOnPushing(touch: BallTouch, ratio: number): void {
  const { ball, other, nx, ny, nz, mx, my, mz } = touch;
  const d = touch.normalNs * ratio;
  const alongF = touch.fx * nx + touch.fy * ny + touch.fz * nz;
  const alongR = touch.rx * nx + touch.ry * ny + touch.rz * nz;
  touch.normalNs = d;
  touch.fx = (touch.fx - alongF * nx) * ratio;
  touch.fy = (touch.fy - alongF * ny) * ratio;
  touch.fz = (touch.fz - alongF * nz) * ratio;
  touch.rx = (touch.rx - alongR * nx) * ratio;
  touch.ry = (touch.ry - alongR * ny) * ratio;
  touch.rz = (touch.rz - alongR * nz) * ratio;
  touch.spinNms *= ratio;
  if (ratio === 0) return;
  push(ball, other, d * mx, d * my, d * mz);
  rub(touch, touch.fx, touch.fy, touch.fz);
  const s = touch.spinNms;
  twist(ball, touch.rx + s * nx, touch.ry + s * ny, touch.rz + s * nz);
}

function push(ball: LayerBall, other: LayerBall | null, x: number, y: number, z: number): void {
  shift(ball, x, y, z);
  if (other) shift(other, -x, -y, -z);
}

/** An impulse along the surface, at the place where the two touch. */
function rub({ ball, other, nx, ny, nz }: BallTouch, x: number, y: number, z: number): void {
  push(ball, other, x, y, z);
  const mx = ny * z - nz * y;
  const my = nz * x - nx * z;
  const mz = nx * y - ny * x;
  const r = ball.radiusM;
  twist(ball, -r * mx, -r * my, -r * mz);
  if (!other) return;
  const s = other.radiusM;
  twist(other, -s * mx, -s * my, -s * mz);
}

/** Writes gap and normal of a touch, its ball moved by (x, y, z) against the other, into `near`. */
function normalAt({ ball, part, other }: BallTouch, x: number, y: number, z: number): void {
  if (part) {
    nearestOnStill(part, ball.px + x, ball.py + y, ball.pz + z, near);
    near[0] = near[0]! - ball.radiusM;
    return;
  }
  const dx = ball.px + x - other!.px;
  const dy = ball.py + y - other!.py;
  const dz = ball.pz + z - other!.pz;
  const l = Math.sqrt(dx * dx + dy * dy + dz * dz);
  near[0] = l - ball.radiusM - other!.radiusM;
  near[1] = l > 0 ? dx / l : 0;
  near[2] = l > 0 ? dy / l : 1;
  near[3] = l > 0 ? dz / l : 0;
}

/** One look at one touch; says by how much it changed a speed. */
function solve(touch: BallTouch): number {
  const { ball, other, nx, ny, nz, mx, my, mz, pair } = touch;
  const r = ball.radiusM;
  const s = other ? other.radiusM : 0;
  const perKg = 1 / ball.massKg + (other ? 1 / other.massKg : 0);
  const perTurn = (r * r) / ball.inertiaKgm2 + (other ? (s * s) / other.inertiaKgm2 : 0);
  let change = 0;

  let ux = ball.endVx - (other ? other.endVx : 0);
  let uy = ball.endVy - (other ? other.endVy : 0);
  let uz = ball.endVz - (other ? other.endVz : 0);
  const opening = ux * nx + uy * ny + uz * nz;
  const normalNs = Math.max(0, touch.normalNs - opening / (perKg * (mx * nx + my * ny + mz * nz)));
  const d = normalNs - touch.normalNs;
  if (d !== 0) {
    touch.normalNs = normalNs;
    push(ball, other, d * mx, d * my, d * mz);
    change = Math.abs(d) * perKg;
  }

  if (!other && pair.rollingResistance > 0) change = Math.max(change, resist(touch));

  // The slip of the two surfaces, without what is left along the normal.
  const wx = r * ball.endWx + (other ? s * other.endWx : 0);
  const wy = r * ball.endWy + (other ? s * other.endWy : 0);
  const wz = r * ball.endWz + (other ? s * other.endWz : 0);
  ux = ball.endVx - (other ? other.endVx : 0) - (wy * nz - wz * ny);
  uy = ball.endVy - (other ? other.endVy : 0) - (wz * nx - wx * nz);
  uz = ball.endVz - (other ? other.endVz : 0) - (wx * ny - wy * nx);
  const left = ux * nx + uy * ny + uz * nz;
  const share = 1 / (perKg + perTurn);
  let fx = touch.fx - (ux - left * nx) * share;
  let fy = touch.fy - (uy - left * ny) * share;
  let fz = touch.fz - (uz - left * nz) * share;
  const f = Math.sqrt(fx * fx + fy * fy + fz * fz);
  const bound = pair.friction * touch.normalNs;
  if (f > bound) {
    fx *= bound / f;
    fy *= bound / f;
    fz *= bound / f;
  }
  const dx = fx - touch.fx;
  const dy = fy - touch.fy;
  const dz = fz - touch.fz;
  touch.fx = fx;
  touch.fy = fy;
  touch.fz = fz;
  rub(touch, dx, dy, dz);
  return Math.max(change, Math.sqrt(dx * dx + dy * dy + dz * dz) / share);
}

/**
 * Rolling resistance: a torque of at most c N r against the turning along the surface, and one of the same size against
 * spinning about the normal. For a billiard ball on cloth the two are alike, by our estimate: 10 rad/s2 of lost spin is
 * 4 r / g = 0.012 N r.
 */
function resist(touch: BallTouch): number {
  const { ball, nx, ny, nz } = touch;
  const inertia = ball.inertiaKgm2;
  const bound = touch.pair.rollingResistance * touch.normalNs * ball.radiusM;
  const spin = ball.endWx * nx + ball.endWy * ny + ball.endWz * nz;
  const spinNms = Math.max(-bound, Math.min(bound, touch.spinNms - spin * inertia));
  const ds = spinNms - touch.spinNms;
  touch.spinNms = spinNms;
  let rx = touch.rx - (ball.endWx - spin * nx) * inertia;
  let ry = touch.ry - (ball.endWy - spin * ny) * inertia;
  let rz = touch.rz - (ball.endWz - spin * nz) * inertia;
  const l = Math.sqrt(rx * rx + ry * ry + rz * rz);
  if (l > bound) {
    rx *= bound / l;
    ry *= bound / l;
    rz *= bound / l;
  }
  const dx = rx - touch.rx + ds * nx;
  const dy = ry - touch.ry + ds * ny;
  const dz = rz - touch.rz + ds * nz;
  touch.rx = rx;
  touch.ry = ry;
  touch.rz = rz;
  twist(ball, dx, dy, dz);
  return (Math.sqrt(dx * dx + dy * dy + dz * dz) / inertia) * ball.radiusM;
}

function shift(ball: LayerBall, x: number, y: number, z: number): void {
  ball.endVx += x / ball.massKg;
  ball.endVy += y / ball.massKg;
  ball.endVz += z / ball.massKg;
}

function twist(ball: LayerBall, x: number, y: number, z: number): void {
  ball.endWx += x / ball.inertiaKgm2;
  ball.endWy += y / ball.inertiaKgm2;
  ball.endWz += z / ball.inertiaKgm2;
}

/** Books what a touch has done in the first `doneS` seconds of its interval. */
export function book(touch: BallTouch, doneS: number): void {
  if (!(touch.overS > 0)) return;
  const share = Math.min(1, doneS / touch.overS);
  touch.sumNs += touch.normalNs * share;
  touch.sumFrictionNs += Math.sqrt(touch.fx * touch.fx + touch.fy * touch.fy + touch.fz * touch.fz) * share;
  touch.overS = 0;
}

/** How often the touches of a cluster are gone through to put its balls back on their surfaces. */
const MAX_REPAIRS = 20;
/** Balls that start deep inside something come out at this speed, in m/s. */
const COME_OUT_MPS = 1;
/** A ball that has lifted off farther than this is let go, in metres. */
const LIFTED_M = 5e-4;

/** Puts balls back on what they touch; the heavier of two balls moves less. */
export function putBack(touches: readonly BallTouch[], stepS: number): void {
  for (let n = 0; n < MAX_REPAIRS; n++) {
    let worst = 0;
    for (const touch of touches) {
      const { ball, other } = touch;
      normalAt(touch, 0, 0, 0);
      const gap = near[0]!;
      if (gap > LIFTED_M) continue;
      const isDeep = -gap > COME_OUT_MPS * stepS;
      if (isDeep && n > 0) continue;
      const move = isDeep ? COME_OUT_MPS * stepS : -gap;
      if (!isDeep) worst = Math.max(worst, Math.abs(gap));
      const share = other ? other.massKg / (ball.massKg + other.massKg) : 1;
      ball.px += near[1]! * move * share;
      ball.py += near[2]! * move * share;
      ball.pz += near[3]! * move * share;
      if (!other) continue;
      const rest = move * (share - 1);
      other.px += near[1]! * rest;
      other.py += near[2]! * rest;
      other.pz += near[3]! * rest;
    }
    if (worst < TOUCH_M / 10) return;
  }
}
