import { fastestSpinRadps } from '../base/spin-limit.ts';
import { length } from '../base/vec3.ts';
import type { Clamp, Stop } from '../motion/motion.ts';
import type { BallImpact } from './ball-world.ts';
import type { BodyStates } from './body-states.ts';
import { FALL_M, fastestCarriedMps } from './engine-speeds.ts';
import { type BakePlan, type BodyPlan, isEverFree } from './plan.ts';

/** Farther from the origin than this, a body has left the scene, in metres. */
const FAR_M = 10_000;
/** The engine holds every body back to this. Source: facts of Rapier 0.21, `max_linear_velocity` at a length unit of 1 m. */
const ENGINE_SPEED_MPS = 400;
/** Nothing gains speed by itself: a body this many times as fast as all energy of the take could make it has exploded. */
const EXPLODED = 10;
/** The engine pushes overlapping bodies apart at up to 3 m/s, whatever their energy; a burst below this is left alone. */
const LEAST_EXPLODED_MPS = 30;
/** A spin or speed this near a limit is at it: the engine's float32 reaches it from below. */
const AT_LIMIT = 0.99999;
/** Below this share of a limit, a body is far from it. */
const CALM = 0.9;

/**
 * A ball that what is carried strikes this often in one step has no room left between it and something else: bounces between
 * walls that close in come ever faster, without an end. At 60 steps a second this is one every 0.7 ms.
 */
const PINCHED_BLOWS = 24;

/** Looks at bodies after every step: for what ends a bake before its time, and for what the engine held back. */
export interface Watch {
  /** What is wrong with the state that a body has after its `step`th step, or null; `inEngine` where the engine moved it. */
  problemOf(bodyIndex: number, step: number, inEngine: boolean): Stop | null;
  /** What is wrong where something carried leaves a ball no room in a step, or null. */
  pinchOf(impacts: readonly BallImpact[], isCarried: Uint8Array, stepStartS: number): Stop | null;
  /** The first of each body and sort. */
  readonly clamps: readonly Clamp[];
}

export function createWatch(plan: BakePlan, states: BodyStates): Watch {
  const dt = 1 / plan.stepHz;
  const energyJ = energyOf(plan);
  const spinLimit = fastestSpinRadps(plan.stepHz);
  /** What a body would reach if it alone got all energy of the take, many times over; in m/s. */
  const explodedMps = plan.bodies.map(({ massKg }) =>
    massKg > 0 ? Math.max(LEAST_EXPLODED_MPS, EXPLODED * Math.sqrt((2 * energyJ) / massKg)) : Number.POSITIVE_INFINITY,
  );
  const isFree = Uint8Array.from(plan.bodies, (body) => (isEverFree(body) ? 1 : 0));
  const isFastFromStart = Uint8Array.from(plan.bodies, ({ velocityMps }) =>
    length(velocityMps) >= AT_LIMIT * ENGINE_SPEED_MPS ? 1 : 0,
  );
  /** Squares of a speed and a spin below which nothing can be wrong with a body: most questions end here. */
  const calmSpeed2 = explodedMps.map((limit) => squareOf(CALM * Math.min(limit, ENGINE_SPEED_MPS)));
  const calmSpin2 = squareOf(CALM * spinLimit);
  const isSpinClamped = new Uint8Array(plan.bodies.length);
  const isSpeedClamped = new Uint8Array(plan.bodies.length);
  const clamps: Clamp[] = [];

  function noteClamps(i: number, timeS: number, speed: number): void {
    const { id } = plan.bodies[i]!;
    if (!isSpinClamped[i] && sizeOf(states.w, i) >= AT_LIMIT * spinLimit) {
      isSpinClamped[i] = 1;
      clamps.push({ bodyId: id, timeS, what: 'spin', limit: spinLimit });
    }
    if (!isSpeedClamped[i] && speed >= AT_LIMIT * ENGINE_SPEED_MPS) {
      isSpeedClamped[i] = 1;
      clamps.push({ bodyId: id, timeS, what: 'speed', limit: ENGINE_SPEED_MPS });
    }
  }

  function stopOf(i: number, timeS: number, message: string): Stop {
    return { bodyId: plan.bodies[i]!.id, timeS, message };
  }

  return {
    clamps,
    problemOf(i, step, inEngine) {
      // Comparisons with what is not a number fail, and so go the long way.
      if (square(states.v, i) < calmSpeed2[i]! && square(states.w, i) < calmSpin2 && farthest(states.p, i) < FAR_M)
        return null;
      const timeS = step * dt;
      const reachM = farthest(states.p, i);
      const speed = sizeOf(states.v, i);
      if (!Number.isFinite(reachM + speed + sizeOf(states.w, i))) return stopOf(i, timeS, brokeAt(timeS));
      if (reachM > FAR_M) return stopOf(i, timeS, leftAt(timeS));
      if (!isFree[i]) return null;
      const limit = inEngine && !isFastFromStart[i] ? AT_LIMIT * ENGINE_SPEED_MPS : Number.POSITIVE_INFINITY;
      if (speed > Math.min(limit, explodedMps[i]!)) return stopOf(i, timeS, explodedAt(timeS, speed));
      if (inEngine) noteClamps(i, timeS, speed);
      return null;
    },
    pinchOf(impacts, isCarried, timeS) {
      if (impacts.length < PINCHED_BLOWS) return null;
      const blows = new Map<number, number>();
      for (const { ball, body } of impacts) {
        if (!body || !isCarried[body.bodyIndex]) continue;
        const count = (blows.get(ball.bodyIndex) ?? 0) + 1;
        blows.set(ball.bodyIndex, count);
        if (count < PINCHED_BLOWS) continue;
        const bodyId = plan.bodies[ball.bodyIndex]!.id;
        return { bodyId, timeS, message: pinchedAt(timeS, plan.bodies[body.bodyIndex]!.id) };
      }
      return null;
    },
  };
}

/**
 * The energy that a take could put into motion, from above, in joules: of its releases; of falls of 20 m; of blows by
 * carried bodies, each of which gives a body up to twice its own speed; of springs and motors at their strongest.
 */
function energyOf(plan: BakePlan): number {
  const g = length(plan.gravityMps2);
  const blow = 2 * fastestCarriedMps(plan);
  const wind = length(plan.windMps);
  let energy = 0;
  for (const body of plan.bodies) {
    if (!isEverFree(body)) continue;
    const v = length(body.velocityMps);
    energy += (body.massKg * (v * v + blow * blow + wind * wind)) / 2 + body.massKg * g * FALL_M;
    energy += spinEnergy(body);
  }
  for (const { shape } of plan.joints) {
    if (shape.type === 'spring') energy += (shape.stiffnessNpm * shape.lengthM * shape.lengthM) / 2;
    if (shape.type !== 'hinge' && shape.type !== 'slider') continue;
    const { motor } = shape;
    if (!motor) continue;
    // Strongest times how far it can push: for a place, there; for a speed, for as long as the take lasts.
    const way = motor.towards === 'place' ? Math.abs(motor.target) + 1 : Math.abs(motor.target) * plan.durationS;
    energy += motor.strongest * way;
  }
  return energy;
}

function spinEnergy({ inertiaKgm2, angularVelocityRadps }: BodyPlan): number {
  const w = length(angularVelocityRadps);
  return (Math.max(...inertiaKgm2) * w * w) / 2;
}

function squareOf(x: number): number {
  return x * x;
}

function square(column: Float64Array, i: number): number {
  const x = column[3 * i]!;
  const y = column[3 * i + 1]!;
  const z = column[3 * i + 2]!;
  return x * x + y * y + z * z;
}

function sizeOf(column: Float64Array, i: number): number {
  return Math.sqrt(square(column, i));
}

function farthest(column: Float64Array, i: number): number {
  return Math.max(Math.abs(column[3 * i]!), Math.abs(column[3 * i + 1]!), Math.abs(column[3 * i + 2]!));
}

function brokeAt(timeS: number): string {
  return `The simulation broke at ${timeS.toFixed(2)} s. Look for extreme sizes, masses or speeds, and for things that overlap at the start.`;
}

function leftAt(timeS: number): string {
  return `It left the scene: more than ${FAR_M / 1000} km away at ${timeS.toFixed(2)} s. Put something under it, or shorten the take.`;
}

function pinchedAt(timeS: number, carrierId: string): string {
  return `It is pinched at ${timeS.toFixed(2)} s: “${carrierId}” follows its marks and leaves it no room, and neither gives way. Move the marks so that it fits between, or let one of the two go.`;
}

function explodedAt(timeS: number, speedMps: number): string {
  return `It exploded at ${timeS.toFixed(2)} s: ${speedMps.toFixed(0)} m/s, far more than anything in the take could give it. Look for things that overlap, for joints that fight each other, and for masses that differ by more than 1000 to 1.`;
}
