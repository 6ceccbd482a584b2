import type { BakePlan, BodyPlan, PairPlan } from '../../src/core/bake/plan.ts';
import { simulate } from '../../src/core/bake/simulate.ts';
import type { Motion } from '../../src/core/motion/motion.ts';
import { stateAt, trackOf } from '../../src/core/motion/sample.ts';
import { bodyOf, planOf } from '../support/motion-builders.ts';
import type { V } from './reference/vectors.ts';

/** Plans by hand: a ball, a floor, a ring, one pair of surfaces; no scene, no kinds, no table of materials. */

export const SOLID = 2 / 5;
export const SHELL = 2 / 3;

export interface BallSpec {
  readonly radiusM?: number;
  readonly massKg?: number;
  /** I / (m r^2). */
  readonly k?: number;
  readonly p: V;
  readonly v?: V;
  readonly w?: V;
  readonly cd?: number;
}

/** A basketball unless told otherwise. */
export function ball({ radiusM = 0.1192, massKg = 0.62, k = SHELL, p, v, w, cd }: BallSpec, id = 'ball'): BodyPlan {
  const inertia = k * massKg * radiusM ** 2;
  return bodyOf(id, { type: 'ball', radiusM }, 'free', {
    massKg,
    inertiaKgm2: [inertia, inertia, inertia],
    positionM: p,
    velocityMps: v ?? [0, 0, 0],
    angularVelocityRadps: w ?? [0, 0, 0],
    aero:
      cd === undefined
        ? null
        : { dragCoefficient: cd, areaM2: Math.PI * radiusM ** 2, liftPerSpinRatio: 0, liftCap: 0, radiusM },
  });
}

/** A slab whose top is at y = 0 (no zero of it with a sign), or, tilted about z, whose top passes through the origin and rises towards -x. */
export function slab(tiltRad = 0): BodyPlan {
  return bodyOf('floor', { type: 'box', sizeM: [400, 1, 40] }, 'still', {
    positionM: [Math.sin(-tiltRad) / 2 + 0, -Math.cos(tiltRad) / 2, 0],
    rotation: [0, 0, Math.sin(-tiltRad / 2) + 0, Math.cos(tiltRad / 2)],
  });
}

export function box(id: string, sizeM: V, massKg: number, change: Partial<BodyPlan> = {}): BodyPlan {
  const [x, y, z] = sizeM;
  const inertia = (a: number, b: number) => (massKg * (a * a + b * b)) / 12;
  return bodyOf(id, { type: 'box', sizeM }, 'free', {
    massKg,
    inertiaKgm2: [inertia(y, z), inertia(x, z), inertia(x, y)],
    ...change,
  });
}

export const ringBody = (ringRadiusM: number, rodRadiusM: number, positionM: V = [0, 0, 0]) =>
  bodyOf('rim', { type: 'torus', ringRadiusM, rodRadiusM }, 'still', { positionM });

/** One pair of surfaces for all parts, without ranges, curves or rolling resistance. */
export function pairOf(e: number, mu: number): PairPlan {
  return {
    restitution: e,
    restitutionRange: [e, e],
    friction: mu,
    frictionRange: [mu, mu],
    restitutionCurve: [],
    rollingResistance: 0,
  };
}

/** A plan at 240 steps a second, without air, in which every surface meets every other with `e` and `mu`. */
export function planWith(
  bodies: readonly BodyPlan[],
  e: number,
  mu: number,
  durationS: number,
  change: Partial<BakePlan> = {},
): BakePlan {
  return planOf(bodies, { durationS, pairs: { 'rubber|rubber': pairOf(e, mu) }, ...change });
}

export const bodyAt = (motion: Motion, timeS: number, id = 'ball') => stateAt(trackOf(motion, id)!, timeS);

/** Bakes, and minds that the bake came to its end. */
export async function bake(plan: BakePlan): Promise<Motion> {
  const motion = await simulate(plan);
  if (motion.stop) throw new Error(`${motion.stop.bodyId}: ${motion.stop.message}`);
  return motion;
}
