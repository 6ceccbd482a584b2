import type RapierModule from '@dimforge/rapier3d-compat';
import { cos, sin, TAU } from '../base/math.ts';
import { fromAxisAngle, multiply } from '../base/quat.ts';
import { shapeBounds } from '../base/shapes/bounds.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { length, type Vec3 } from '../base/vec3.ts';
import type { BakePlan, BodyPlan } from './plan.ts';
import { surfaceFactors } from './surface-factors.ts';

type Rapier = typeof RapierModule;

let loading: Promise<Rapier> | null = null;

/** The engine, fetched and started once, at its first use. */
export function loadEngine(): Promise<Rapier> {
  loading ??= import('@dimforge/rapier3d-compat').then(
    async ({ default: rapier }) => {
      await rapier.init();
      return rapier;
    },
    (cause: unknown) => {
      // A fetch that failed may succeed the next time.
      loading = null;
      throw cause;
    },
  );
  return loading;
}

/** Below the default of 0.02, at which balls are turned aside by things they pass at a centimetre. */
const PREDICTION_M = 0.0005;
export const SOLVER_ITERATIONS = 4;
/** Rods of a ring in the engine; balls meet the exact ring in their own layer. */
const RING_CAPSULES = 32;

/** Where a collider belongs: indices into the plan. */
export interface ColliderPlace {
  readonly bodyIndex: number;
  readonly partIndex: number;
}

/** A running world: made from a plan, stepped, read, and freed. */
export interface Engine {
  readonly world: InstanceType<Rapier['World']>;
  readonly events: InstanceType<Rapier['EventQueue']>;
  /** By index in the plan. */
  readonly bodies: readonly InstanceType<Rapier['RigidBody']>[];
  /** By the index that a collider handle packs. */
  readonly places: readonly ColliderPlace[];
  step(): void;
  free(): void;
}

const packed = new DataView(new ArrayBuffer(8));

/** Handles are indices packed into the low half of a double. */
export function colliderIndex(handle: number): number {
  packed.setFloat64(0, handle);
  return packed.getUint32(4);
}

/** A world with the plan's bodies in their order and at rest: the first push gives them speed. The caller must free it. */
export function createEngine(rapier: Rapier, plan: BakePlan): Engine {
  const [gx, gy, gz] = plan.gravityMps2;
  const world = new rapier.World({ x: gx, y: gy, z: gz });
  world.timestep = 1 / plan.stepHz;
  world.integrationParameters.numSolverIterations = SOLVER_ITERATIONS;
  world.integrationParameters.normalizedPredictionDistance = PREDICTION_M;
  // Stiffer contacts sink less; above half the step rate they ring.
  world.integrationParameters.contact_natural_frequency = plan.stepHz / 2;
  const events = new rapier.EventQueue(false);
  const factors = surfaceFactors(plan);
  const places: ColliderPlace[] = [];
  const bodies = plan.bodies.map((body, bodyIndex) => {
    const handle = world.createRigidBody(bodyDesc(rapier, plan, body));
    body.parts.forEach((part, partIndex) => {
      const factor = factors.get(plan.surfaces[`${body.id}/${part.id}`]!)!;
      const [px, py, pz] = part.positionM;
      const [qx, qy, qz, qw] = part.rotation;
      const desc = colliderDesc(rapier, part.shape)
        .setTranslation(px, py, pz)
        .setRotation({ x: qx, y: qy, z: qz, w: qw })
        .setDensity(0)
        .setRestitution(factor.restitution)
        .setFriction(factor.friction)
        .setRestitutionCombineRule(rapier.CoefficientCombineRule.Multiply)
        .setFrictionCombineRule(rapier.CoefficientCombineRule.Multiply);
      if (body.drive === 'free') {
        desc.setActiveEvents(rapier.ActiveEvents.CONTACT_FORCE_EVENTS).setContactForceEventThreshold(0);
      }
      const collider = world.createCollider(desc, handle);
      places[colliderIndex(collider.handle)] = { bodyIndex, partIndex };
    });
    return handle;
  });
  const gravity = world.gravity;
  return {
    world,
    events,
    bodies,
    places,
    // The pipeline itself: `world.step` spends a quarter of a sparse step on soft bodies, of which there are none.
    step: () =>
      world.physicsPipeline.step(
        gravity,
        world.integrationParameters,
        world.islands,
        world.broadPhase,
        world.narrowPhase,
        world.bodies,
        world.colliders,
        world.softBodies,
        world.impulseJoints,
        world.multibodyJoints,
        world.ccdSolver,
        events,
      ),
    free() {
      events.free();
      world.free();
    },
  };
}

function bodyDesc(rapier: Rapier, plan: BakePlan, body: BodyPlan) {
  const [x, y, z] = body.positionM;
  const [qx, qy, qz, qw] = body.rotation;
  const desc = body.drive === 'free' ? rapier.RigidBodyDesc.dynamic() : rapier.RigidBodyDesc.fixed();
  desc.setTranslation(x, y, z).setRotation({ x: qx, y: qy, z: qz, w: qw });
  if (body.drive !== 'free') return desc;
  const [cx, cy, cz] = body.centerOfMassM;
  const [ix, iy, iz] = body.inertiaKgm2;
  const [rx, ry, rz, rw] = body.principalRotation;
  return desc
    .setAdditionalMassProperties(
      body.massKg,
      { x: cx, y: cy, z: cz },
      { x: ix, y: iy, z: iz },
      { x: rx, y: ry, z: rz, w: rw },
    )
    .setCanSleep(!isHero(body))
    .setCcdEnabled(isFast(plan, body));
}

/** Bodies that somebody threw are watched to the end: the engine may not put them to sleep. */
function isHero(body: BodyPlan): boolean {
  return length(body.velocityMps) > 0 || length(body.angularVelocityRadps) > 0 || body.parts[0]?.shape.type === 'ball';
}

/** How far any body can plausibly fall in a scene, which bounds the speed it may reach, in metres. */
const FALL_M = 20;

/** Whether a body could cover half its own thinnest part in one step, and so needs to be swept against moving things. */
function isFast(plan: BakePlan, body: BodyPlan): boolean {
  const thinnest = Math.min(
    ...body.parts.map((part) => {
      const { minM, maxM } = shapeBounds(part.shape);
      return Math.min(maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]);
    }),
  );
  const speed = Math.sqrt(length(body.velocityMps) * length(body.velocityMps) + 2 * length(plan.gravityMps2) * FALL_M);
  return speed / plan.stepHz > thinnest / 2 || isHero(body);
}

function colliderDesc(rapier: Rapier, shape: Shape) {
  const { ColliderDesc } = rapier;
  if (shape.type === 'ball') return ColliderDesc.ball(shape.radiusM);
  if (shape.type === 'box') return ColliderDesc.cuboid(shape.sizeM[0] / 2, shape.sizeM[1] / 2, shape.sizeM[2] / 2);
  if (shape.type === 'capsule') return ColliderDesc.capsule(shape.lengthM / 2, shape.radiusM);
  if (shape.type === 'cylinder') return ColliderDesc.cylinder(shape.heightM / 2, shape.radiusM);
  if (shape.type === 'torus') return ringDesc(rapier, shape.ringRadiusM, shape.rodRadiusM);
  if (shape.type === 'hull') {
    const desc = ColliderDesc.convexHull(new Float32Array(shape.pointsM.flat()));
    if (desc) return desc;
    throw new Error('A hull needs four points that do not lie in one plane.');
  }
  throw new Error(`A ${shape.type} is for show only and cannot collide.`);
}

function ringDesc(rapier: Rapier, ringRadiusM: number, rodRadiusM: number) {
  const half = ringRadiusM * (sin(TAU / RING_CAPSULES / 2) / cos(TAU / RING_CAPSULES / 2));
  const shapes = [];
  const positions = [];
  const rotations = [];
  for (let i = 0; i < RING_CAPSULES; i++) {
    const angle = (i * TAU) / RING_CAPSULES;
    // Lay the capsule from y along the tangent of the ring at this angle.
    const [x, y, z, w] = multiply(fromAxisAngle([0, 1, 0], -angle), fromAxisAngle([1, 0, 0], TAU / 4));
    shapes.push(new rapier.Capsule(half, rodRadiusM));
    positions.push({ x: ringRadiusM * cos(angle), y: 0, z: ringRadiusM * sin(angle) });
    rotations.push({ x, y, z, w });
  }
  return rapier.ColliderDesc.compound(shapes, positions, rotations);
}

export function toVec3(v: { x: number; y: number; z: number }): Vec3 {
  return [v.x, v.y, v.z];
}
