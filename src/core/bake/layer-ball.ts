import { integrate } from '../base/quat.ts';
import type { BodyState } from '../motion/motion.ts';
import type { BallTouch } from './ball-touch.ts';
import type { BodyStates } from './body-states.ts';

/** The state of a ball at an instant. */
export type BallState = BodyState;

/**
 * A ball in the layer: what it is, where it is at `atS` seconds into the step, and how it goes on from there until its next
 * event: with constant acceleration (ax, ay, az) and angular acceleration (bx, by, bz). SI units, world frame.
 */
export interface LayerBall {
  readonly bodyIndex: number;
  /** Place among the balls of the layer. */
  readonly index: number;
  readonly radiusM: number;
  readonly massKg: number;
  readonly inertiaKgm2: number;
  /** Row of the surface in the table of pairs. */
  readonly surface: number;
  /** False while marks carry it. */
  isFree: boolean;
  atS: number;
  px: number;
  py: number;
  pz: number;
  vx: number;
  vy: number;
  vz: number;
  wx: number;
  wy: number;
  wz: number;
  qx: number;
  qy: number;
  qz: number;
  qw: number;
  ax: number;
  ay: number;
  az: number;
  bx: number;
  by: number;
  bz: number;
  /** Velocities at the end of the interval that the touches are solved over. */
  endVx: number;
  endVy: number;
  endVz: number;
  endWx: number;
  endWy: number;
  endWz: number;
  /** What it touches for longer than an instant. */
  readonly touches: BallTouch[];
  /** How far it may go before any still part can be near, in metres. */
  clearM: number;
  /** Events in this step, which are bounded. */
  events: number;
  /** A turn that full steps repeat for as long as the spin stays: by what spin and how long, and the turn itself. */
  readonly turn: { x: number; y: number; z: number; s: number; qx: number; qy: number; qz: number; qw: number };
}

export type BallKind = Pick<LayerBall, 'bodyIndex' | 'index' | 'radiusM' | 'massKg' | 'inertiaKgm2' | 'surface'>;

export function layerBall({ bodyIndex, index, radiusM, massKg, inertiaKgm2, surface }: BallKind): LayerBall {
  return {
    bodyIndex,
    index,
    radiusM,
    massKg,
    inertiaKgm2,
    surface,
    isFree: false,
    atS: 0,
    px: 0,
    py: 0,
    pz: 0,
    vx: 0,
    vy: 0,
    vz: 0,
    wx: 0,
    wy: 0,
    wz: 0,
    qx: 0,
    qy: 0,
    qz: 0,
    qw: 1,
    ax: 0,
    ay: 0,
    az: 0,
    bx: 0,
    by: 0,
    bz: 0,
    endVx: 0,
    endVy: 0,
    endVz: 0,
    endWx: 0,
    endWy: 0,
    endWz: 0,
    touches: [],
    clearM: 0,
    events: 0,
    turn: { x: 0, y: 0, z: 0, s: 0, qx: 0, qy: 0, qz: 0, qw: 1 },
  };
}

/** Takes the state of a ball's body at the start of a step. */
export function load(ball: LayerBall, { p, q, v, w }: BodyStates): void {
  const i = 3 * ball.bodyIndex;
  const k = 4 * ball.bodyIndex;
  ball.atS = 0;
  ball.px = p[i]!;
  ball.py = p[i + 1]!;
  ball.pz = p[i + 2]!;
  ball.vx = v[i]!;
  ball.vy = v[i + 1]!;
  ball.vz = v[i + 2]!;
  ball.wx = w[i]!;
  ball.wy = w[i + 1]!;
  ball.wz = w[i + 2]!;
  ball.qx = q[k]!;
  ball.qy = q[k + 1]!;
  ball.qz = q[k + 2]!;
  ball.qw = q[k + 3]!;
}

/** Gives a ball's state to its body. */
export function store(ball: LayerBall, { p, q, v, w }: BodyStates): void {
  const i = 3 * ball.bodyIndex;
  const k = 4 * ball.bodyIndex;
  p[i] = ball.px;
  p[i + 1] = ball.py;
  p[i + 2] = ball.pz;
  v[i] = ball.vx;
  v[i + 1] = ball.vy;
  v[i + 2] = ball.vz;
  w[i] = ball.wx;
  w[i + 1] = ball.wy;
  w[i + 2] = ball.wz;
  q[k] = ball.qx;
  q[k + 1] = ball.qy;
  q[k + 2] = ball.qz;
  q[k + 3] = ball.qw;
}

export function stateOf(ball: LayerBall): BallState {
  return {
    positionM: [ball.px, ball.py, ball.pz],
    rotation: [ball.qx, ball.qy, ball.qz, ball.qw],
    velocityMps: [ball.vx, ball.vy, ball.vz],
    angularVelocityRadps: [ball.wx, ball.wy, ball.wz],
  };
}

/** How far a ball may go in so many seconds at most, in metres. */
export function wayOf({ vx, vy, vz, ax, ay, az }: LayerBall, seconds: number): number {
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  return speed * seconds + (Math.sqrt(ax * ax + ay * ay + az * az) * seconds * seconds) / 2;
}

/** Carries a ball on to `untilS` seconds into the step. */
export function carry(ball: LayerBall, untilS: number): void {
  const t = untilS - ball.atS;
  ball.atS = untilS;
  if (!(t > 0)) return;
  const half = t / 2;
  turnOn(ball, t);
  ball.px += (ball.vx + ball.ax * half) * t;
  ball.py += (ball.vy + ball.ay * half) * t;
  ball.pz += (ball.vz + ball.az * half) * t;
  ball.vx += ball.ax * t;
  ball.vy += ball.ay * t;
  ball.vz += ball.az * t;
  ball.wx += ball.bx * t;
  ball.wy += ball.by * t;
  ball.wz += ball.bz * t;
}

function turnOn(ball: LayerBall, t: number): void {
  const { turn } = ball;
  const half = t / 2;
  const x = ball.wx + ball.bx * half;
  const y = ball.wy + ball.by * half;
  const z = ball.wz + ball.bz * half;
  if (turn.x !== x || turn.y !== y || turn.z !== z || turn.s !== t) {
    const [qx, qy, qz, qw] = integrate([0, 0, 0, 1], [x, y, z], t);
    turn.x = x;
    turn.y = y;
    turn.z = z;
    turn.s = t;
    turn.qx = qx;
    turn.qy = qy;
    turn.qz = qz;
    turn.qw = qw;
  }
  const { qx, qy, qz, qw } = turn;
  const { qx: rx, qy: ry, qz: rz, qw: rw } = ball;
  const nx = qw * rx + qx * rw + qy * rz - qz * ry;
  const ny = qw * ry - qx * rz + qy * rw + qz * rx;
  const nz = qw * rz + qx * ry - qy * rx + qz * rw;
  const nw = qw * rw - qx * rx - qy * ry - qz * rz;
  const l = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz + nw * nw);
  ball.qx = nx * l;
  ball.qy = ny * l;
  ball.qz = nz * l;
  ball.qw = nw * l;
}
