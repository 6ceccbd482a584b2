import type { BakePlan, BodyPlan, PairPlan } from '../../../src/core/bake/plan.ts';
import { createRun } from '../../../src/core/bake/run.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { BodyState, Motion } from '../../../src/core/motion/motion.ts';
import { stateAt, trackOf } from '../../../src/core/motion/sample.ts';

type V = readonly [number, number, number];
type Q = readonly [number, number, number, number];

export const G = 9.81;

const BODY = {
  marks: [],
  letGoS: null,
  principalRotation: [0, 0, 0, 1],
  centerOfMassM: [0, 0, 0],
  passages: [],
  aero: null,
  fluid: null,
  nets: [],
} as const;

export interface BallOptions {
  readonly radiusM?: number;
  readonly massKg?: number;
  /** I / (m r^2): 2/5 solid, 2/3 shell. */
  readonly k?: number;
}

export function ball(id: string, positionM: V, velocityMps: V = [0, 0, 0], spin: V = [0, 0, 0], o: BallOptions = {}) {
  const { radiusM = 0.1, massKg = 1, k = 0.4 } = o;
  const inertia = k * massKg * radiusM * radiusM;
  return {
    ...BODY,
    id,
    propId: id,
    drive: 'free',
    positionM,
    rotation: [0, 0, 0, 1],
    massKg,
    inertiaKgm2: [inertia, inertia, inertia],
    velocityMps,
    angularVelocityRadps: spin,
    parts: [part('ball', { type: 'ball', radiusM })],
  } satisfies BodyPlan;
}

export function still(
  id: string,
  shape: BodyPlan['parts'][number]['shape'],
  positionM: V,
  rotation: Q = [0, 0, 0, 1],
): BodyPlan {
  return {
    ...BODY,
    id,
    propId: id,
    drive: 'still',
    positionM,
    rotation,
    massKg: 1,
    inertiaKgm2: [1, 1, 1],
    velocityMps: [0, 0, 0],
    angularVelocityRadps: [0, 0, 0],
    parts: [part('part', shape)],
  };
}

function part(id: string, shape: BodyPlan['parts'][number]['shape']) {
  return { id, shape, materialId: 'steel', positionM: [0, 0, 0], rotation: [0, 0, 0, 1] } as const;
}

/** A floor whose top is the plane y = 0. */
export const FLOOR = still('floor', { type: 'box', sizeM: [200, 1, 200] }, [0, -0.5, 0]);

/** A plan without air in which every pair is the same. */
export function planOf(
  bodies: readonly BodyPlan[],
  pair: Partial<PairPlan> = {},
  more: Partial<BakePlan> = {},
): BakePlan {
  return {
    stepHz: 240,
    durationS: 2,
    gravityMps2: [0, -G, 0],
    airDensityKgpm3: 0,
    windMps: [0, 0, 0],
    bodies,
    joints: [],
    nudges: [],
    surfaces: Object.fromEntries(bodies.flatMap((b) => b.parts.map((p) => [`${b.id}/${p.id}`, 's']))),
    pairs: {
      's|s': {
        restitution: 0.5,
        restitutionRange: [0.5, 0.5],
        friction: 0.5,
        frictionRange: [0.5, 0.5],
        restitutionCurve: [],
        rollingResistance: 0,
        ...pair,
      },
    },
    ...more,
  };
}

/** Bakes without the engine: throws where the layer would need it. */
export function bakeAlone(plan: BakePlan): Motion {
  const run = createRun(plan);
  while (run.share() < 1) {
    if (run.advance(1000) === 'needs-engine') throw new Error('The layer needs the engine.');
  }
  return run.motion();
}

export function at(motion: Motion, id: string, timeS: number): BodyState {
  return stateAt(trackOf(motion, id)!, timeS);
}

export function impacts(motion: Motion): readonly Contact[] {
  return motion.contacts.filter(({ phase }) => phase === 'impact');
}

/** Kinetic and potential energy of the balls of a plan, in J. */
export function energyOf(plan: BakePlan, motion: Motion, timeS: number): number {
  let sum = 0;
  for (const body of plan.bodies) {
    if (body.drive === 'still') continue;
    const s = at(motion, body.id, timeS);
    const square = (v: readonly number[]) => v.reduce((total, x) => total + x * x, 0);
    sum += (body.massKg * square(s.velocityMps) + body.inertiaKgm2[0] * square(s.angularVelocityRadps)) / 2;
    sum -= body.massKg * plan.gravityMps2[1] * s.positionM[1];
  }
  return sum;
}
