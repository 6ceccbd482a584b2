import type { BakePlan, BodyPlan } from '../../src/core/bake/plan.ts';
import type { Shape } from '../../src/core/base/shapes/shape.ts';
import type { Vec3 } from '../../src/core/base/vec3.ts';
import type { CheckInput } from '../../src/core/checks/check-kind.ts';
import type { Contact } from '../../src/core/motion/contact.ts';
import type { BodyTrack, Motion, StartOverlap } from '../../src/core/motion/motion.ts';

/** Builds plans and motions by hand, so that tests of what reads them need no bake. */

export const GRAVITY = 9.81;
export const STEP_HZ = 240;

/** One knot: time, position of the origin, velocity of the origin, spin. Bodies built here are never turned. */
export interface Knot {
  readonly timeS: number;
  readonly positionM: Vec3;
  readonly velocityMps: Vec3;
  readonly spinRadps?: Vec3;
}

/** A body of one part, named as its part; inertia is that of a hollow ball of 10 cm unless given. */
export function bodyOf(id: string, shape: Shape, drive: BodyPlan['drive'], change: Partial<BodyPlan> = {}): BodyPlan {
  const massKg = change.massKg ?? 0.6;
  const inertia = (2 / 3) * massKg * 0.1 * 0.1;
  return {
    id,
    propId: id,
    drive,
    massKg,
    inertiaKgm2: [inertia, inertia, inertia],
    principalRotation: [0, 0, 0, 1],
    centerOfMassM: [0, 0, 0],
    positionM: [0, 0, 0],
    rotation: [0, 0, 0, 1],
    velocityMps: [0, 0, 0],
    angularVelocityRadps: [0, 0, 0],
    parts: [{ id, shape, materialId: 'rubber', positionM: [0, 0, 0], rotation: [0, 0, 0, 1] }],
    passages: [],
    aero: null,
    marks: [],
    letGoS: null,
    fluid: null,
    nets: [],
    ...change,
  };
}

/** A hollow ball of 10 cm radius and 0.6 kg. */
export function ballBody(id = 'ball', change: Partial<BodyPlan> = {}): BodyPlan {
  return bodyOf(id, { type: 'ball', radiusM: 0.1 }, 'free', change);
}

/** A slab whose top is at y = 0. */
export function floorBody(): BodyPlan {
  return bodyOf('floor', { type: 'box', sizeM: [20, 1, 20] }, 'still', { positionM: [0, -0.5, 0] });
}

export function planOf(bodies: readonly BodyPlan[], change: Partial<BakePlan> = {}): BakePlan {
  return {
    stepHz: STEP_HZ,
    durationS: 2,
    gravityMps2: [0, -GRAVITY, 0],
    airDensityKgpm3: 0,
    windMps: [0, 0, 0],
    bodies,
    joints: [],
    nudges: [],
    pairs: {
      'rubber|rubber': {
        restitution: 0.8,
        restitutionRange: [0.7, 0.9],
        friction: 0.5,
        frictionRange: [0.4, 0.6],
        restitutionCurve: [],
        rollingResistance: 0,
      },
    },
    surfaces: Object.fromEntries(bodies.flatMap((body) => body.parts.map((p) => [`${body.id}/${p.id}`, 'rubber']))),
    ...change,
  };
}

/** Knots at every step, and at both ends, of a flight under constant acceleration. */
export function flight(
  fromS: number,
  toS: number,
  positionM: Vec3,
  velocityMps: Vec3,
  accelerationMps2: Vec3 = [0, -GRAVITY, 0],
): Knot[] {
  const times = [fromS];
  for (let step = Math.floor(fromS * STEP_HZ) + 1; step / STEP_HZ < toS - 1e-9; step++) times.push(step / STEP_HZ);
  times.push(toS);
  return times.map((timeS) => {
    const t = timeS - fromS;
    const at = (k: 0 | 1 | 2) => positionM[k] + velocityMps[k] * t + (accelerationMps2[k] * t * t) / 2;
    const v = (k: 0 | 1 | 2) => velocityMps[k] + accelerationMps2[k] * t;
    return { timeS, positionM: [at(0), at(1), at(2)], velocityMps: [v(0), v(1), v(2)] };
  });
}

/** A ball of 10 cm radius that drops on to the floor from `dropM` and keeps `restitution` of its speed each time. */
export function bouncingBall(dropM: number, restitution: number, bounces: number, horizontalMps = 0) {
  const knots: Knot[] = [];
  const hits: { readonly timeS: number; readonly speedMps: number; readonly pointM: Vec3 }[] = [];
  let timeS = 0;
  let from: Vec3 = [0, 0.1 + dropM, 0];
  let upMps = 0;
  for (let n = 0; n <= bounces; n++) {
    // From height h above the floor with speed u up: back at the floor with sqrt(u^2 + 2 g h).
    const arrivalMps = Math.sqrt(upMps * upMps + 2 * GRAVITY * (from[1] - 0.1));
    const spanS = (upMps + arrivalMps) / GRAVITY;
    knots.push(...flight(timeS, timeS + spanS, from, [horizontalMps, upMps, 0]));
    timeS += spanS;
    from = [horizontalMps * timeS, 0.1, 0];
    if (n < bounces) hits.push({ timeS, speedMps: arrivalMps, pointM: [from[0], 0, 0] });
    upMps = arrivalMps * restitution;
  }
  return { knots, hits };
}

export function trackOfKnots(bodyId: string, knots: readonly Knot[]): BodyTrack {
  return {
    bodyId,
    timesS: Float64Array.from(knots.map((knot) => knot.timeS)),
    positionsM: Float32Array.from(knots.flatMap((knot) => knot.positionM)),
    rotations: Float32Array.from(knots.flatMap(() => [0, 0, 0, 1])),
    velocitiesMps: Float32Array.from(knots.flatMap((knot) => knot.velocityMps)),
    angularVelocitiesRadps: Float32Array.from(knots.flatMap((knot) => knot.spinRadps ?? [0, 0, 0])),
  };
}

/** An impact between the only parts of two bodies. */
export function impactOf(a: string, b: string, timeS: number, change: Partial<Contact> = {}): Contact {
  return {
    id: `${a}/${a}~${b}/${b}#1`,
    phase: 'impact',
    timeS,
    endTimeS: timeS,
    bodyIds: [a, b],
    partIds: [a, b],
    materialIds: ['rubber', 'rubber'],
    pointM: [0, 0, 0],
    normal: [0, 1, 0],
    impulseNs: 1,
    frictionNs: 0,
    normalSpeedMps: 1,
    reboundSpeedMps: 0.8,
    slipSpeedMps: 0,
    depthM: 0,
    ...change,
  };
}

/** What a check reads: tracks of free bodies by knots, one knot for each still body. */
export function checkInput(
  plan: BakePlan,
  knots: Readonly<Record<string, readonly Knot[]>>,
  contacts: readonly Contact[] = [],
  startOverlaps: readonly StartOverlap[] = [],
): CheckInput {
  const tracks = plan.bodies.map(({ id, positionM }) =>
    trackOfKnots(id, knots[id] ?? [{ timeS: 0, positionM, velocityMps: [0, 0, 0] }]),
  );
  const durationS = Math.max(...tracks.map((track) => track.timesS.at(-1)!));
  const motion: Motion = {
    bakeKey: 'hand',
    stepHz: STEP_HZ,
    durationS,
    tracks,
    contacts,
    startOverlaps,
    jointLoads: [],
    appliedNudges: [],
    clamps: [],
    stop: null,
  };
  return { plan, motion, nameOf: (bodyId) => `the ${bodyId}` };
}
