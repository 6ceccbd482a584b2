import type { Vec3 } from '../base/vec3.ts';
import type { ContactPhase } from '../motion/contact.ts';
import type { BallTouch } from './ball-touch.ts';
import type { LoggedContact } from './contact-log.ts';

/** A touch must last this long to count as sliding, rolling or resting, and a change of phase as long to be believed. */
const SPAN_S = 0.08;
/** Slip, or speed, above which a touch slides, or rolls, in m/s. */
const SLIDE_MPS = 0.05;
/** Spin about the normal above which a ball that stays where it is slides, in rad/s. */
const TURN_RADPS = 0.2;

/** What adds up over a phase. */
interface Sums {
  phase: ContactPhase;
  readonly fromS: number;
  readonly pointM: Vec3;
  readonly normal: Vec3;
  impulseNs: number;
  frictionNs: number;
  slip: number;
  steps: number;
}

interface Watched {
  readonly touch: BallTouch;
  lastS: number;
  /** The phase that is believed, and what has been seen since. */
  believed: Sums | null;
  seen: Sums;
}

/** Turns lasting touches of balls into spans of sliding, rolling and rest. */
export interface TouchSpans {
  /** A touch has pushed during the step from `fromS` to `untilS`, or since it landed in it. */
  watch(touch: BallTouch, fromS: number, untilS: number): void;
  /** Closes what has not been seen since `untilS`. */
  close(untilS: number): void;
}

export function createTouchSpans(log: LoggedContact[]): TouchSpans {
  const open: Watched[] = [];

  function finish(watched: Watched): void {
    settle(watched, log);
    const { believed, seen } = watched;
    if (believed && believed !== seen) merge(believed, seen);
    if (believed) report(watched.touch, believed, watched.lastS, log);
  }

  return {
    watch(touch, fromS, untilS) {
      let watched = open.find((w) => isSame(w.touch, touch));
      const slip = slipOf(touch);
      const phase = phaseOf(touch, slip);
      if (!watched) {
        watched = { touch, lastS: untilS, believed: null, seen: sumsFrom(touch, phase, fromS + touch.landedS) };
        open.push(watched);
      }
      if (watched.seen.phase !== phase) {
        settle(watched, log);
        if (watched.believed && watched.believed !== watched.seen) merge(watched.believed, watched.seen);
        watched.seen = watched.believed?.phase === phase ? watched.believed : sumsFrom(touch, phase, fromS);
      }
      const { seen } = watched;
      seen.impulseNs += touch.sumNs;
      seen.frictionNs += touch.sumFrictionNs;
      seen.slip += slip;
      seen.steps++;
      watched.lastS = untilS;
      settle(watched, log);
    },
    close(untilS) {
      if (open.length === 0) return;
      let kept = 0;
      for (const watched of open) {
        if (watched.lastS >= untilS) open[kept++] = watched;
        else finish(watched);
      }
      open.length = kept;
    },
  };
}

/** Believes a phase that has lasted, and reports the one before it. */
function settle(watched: Watched, log: LoggedContact[]): void {
  const { seen, believed } = watched;
  if (believed === seen || watched.lastS - seen.fromS < SPAN_S) return;
  if (believed) report(watched.touch, believed, seen.fromS, log);
  watched.believed = seen;
}

function merge(into: Sums, from: Sums): void {
  into.impulseNs += from.impulseNs;
  into.frictionNs += from.frictionNs;
  into.slip += from.slip;
  into.steps += from.steps;
}

function isSame(a: BallTouch, b: BallTouch): boolean {
  return a.ball === b.ball && a.part === b.part && a.other === b.other;
}

function sumsFrom(touch: BallTouch, phase: ContactPhase, fromS: number): Sums {
  const { ball, nx, ny, nz } = touch;
  const r = ball.radiusM;
  return {
    phase,
    fromS,
    pointM: [ball.px - r * nx, ball.py - r * ny, ball.pz - r * nz],
    normal: [nx, ny, nz],
    impulseNs: 0,
    frictionNs: 0,
    slip: 0,
    steps: 0,
  };
}

function report({ ball, part, other }: BallTouch, sums: Sums, endTimeS: number, log: LoggedContact[]): void {
  log.push({
    phase: sums.phase,
    timeS: sums.fromS,
    endTimeS,
    a: { bodyIndex: ball.bodyIndex, partIndex: 0 },
    b: part ? { bodyIndex: part.bodyIndex, partIndex: part.partIndex } : { bodyIndex: other!.bodyIndex, partIndex: 0 },
    pointM: sums.pointM,
    normal: sums.normal,
    impulseNs: sums.impulseNs,
    frictionNs: sums.frictionNs,
    normalSpeedMps: 0,
    reboundSpeedMps: 0,
    slipSpeedMps: sums.slip / Math.max(1, sums.steps),
    depthM: 0,
  });
}

function slipOf({ ball, other, nx, ny, nz }: BallTouch): number {
  const r = ball.radiusM;
  const s = other ? other.radiusM : 0;
  const wx = r * ball.wx + (other ? s * other.wx : 0);
  const wy = r * ball.wy + (other ? s * other.wy : 0);
  const wz = r * ball.wz + (other ? s * other.wz : 0);
  const ux = ball.vx - (other ? other.vx : 0) - (wy * nz - wz * ny);
  const uy = ball.vy - (other ? other.vy : 0) - (wz * nx - wx * nz);
  const uz = ball.vz - (other ? other.vz : 0) - (wx * ny - wy * nx);
  const left = ux * nx + uy * ny + uz * nz;
  return Math.sqrt(Math.max(0, ux * ux + uy * uy + uz * uz - left * left));
}

function phaseOf({ ball, other, nx, ny, nz }: BallTouch, slip: number): ContactPhase {
  if (slip > SLIDE_MPS) return 'slide';
  const x = ball.vx - (other ? other.vx : 0);
  const y = ball.vy - (other ? other.vy : 0);
  const z = ball.vz - (other ? other.vz : 0);
  if (x * x + y * y + z * z > SLIDE_MPS * SLIDE_MPS) return 'roll';
  const spin =
    (ball.wx - (other ? other.wx : 0)) * nx +
    (ball.wy - (other ? other.wy : 0)) * ny +
    (ball.wz - (other ? other.wz : 0)) * nz;
  return Math.abs(spin) > TURN_RADPS ? 'slide' : 'rest';
}
