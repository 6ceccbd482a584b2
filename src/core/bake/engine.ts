import type RapierModule from '@dimforge/rapier3d-compat';
import { length, type Vec3 } from '../base/vec3.ts';
import { createJoints, type EngineJoint } from './engine-joints.ts';
import { colliderDesc } from './engine-shapes.ts';
import { fastestCarriedMps, isFast } from './engine-speeds.ts';
import { type BakePlan, type BodyPlan, isEverFree, jointedIds } from './plan.ts';
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
/**
 * Ahead of what covers half its own thickness in a step, in metres. The engine's sweep stops all but balls at up to 10 mm
 * from what they would pierce, where contacts within 0.5 mm alone do not see them; never more than they cover in a step, and
 * nothing that they pass at 2 mm turns them aside.
 */
const SWEPT_PREDICTION_M = 0.02;
export const SOLVER_ITERATIONS = 4;
/** On top of these for what hangs in joints: a swing of 90 degrees then keeps its height within 1 % for ten seconds. */
const JOINT_ITERATIONS = 12;
/** Passes over the joints in each substep: a chain of 20 links then bears a thousand times a link's mass within 1 %. */
const JOINT_PASSES = 4;

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
  /** By index in the plan: into how many substeps the engine divides a step of the body. */
  readonly substeps: readonly number[];
  /** By the index that a collider handle packs. */
  readonly places: readonly ColliderPlace[];
  /** Makes a body that marks carried a free one. */
  letGo(bodyIndex: number): void;
  /** Takes a joint of the plan away; its bodies may touch from then on. */
  breakJoint(jointIndex: number): void;
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
  const events = new rapier.EventQueue(false);
  const free = () => {
    events.free();
    world.free();
  };
  try {
    world.timestep = 1 / plan.stepHz;
    world.integrationParameters.numSolverIterations = SOLVER_ITERATIONS;
    world.integrationParameters.normalizedPredictionDistance = PREDICTION_M;
    // Stiffer contacts sink less; above half the step rate they ring.
    world.integrationParameters.contact_natural_frequency = plan.stepHz / 2;
    const jointed = jointedIds(plan);
    const { bodies, places } = createBodies(rapier, world, plan, jointed);
    const joints: (EngineJoint | null)[] = createJoints(rapier, world, plan, bodies);
    const gravity = world.gravity;
    return {
      world,
      events,
      bodies,
      substeps: plan.bodies.map(({ id }) => SOLVER_ITERATIONS + (jointed.has(id) ? JOINT_ITERATIONS : 0)),
      places,
      letGo: (i) => bodies[i]!.setBodyType(rapier.RigidBodyType.Dynamic, true),
      breakJoint(i) {
        const joint = joints[i];
        if (joint) world.removeImpulseJoint(joint, true);
        joints[i] = null;
      },
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
      free,
    };
  } catch (cause) {
    // A hull without volume, say: what was made so far must not stay behind.
    free();
    throw cause;
  }
}

function createBodies(
  rapier: Rapier,
  world: InstanceType<Rapier['World']>,
  plan: BakePlan,
  jointed: ReadonlySet<string>,
): Pick<Engine, 'bodies' | 'places'> {
  const factors = surfaceFactors(plan);
  const carriedMps = fastestCarriedMps(plan);
  const places: ColliderPlace[] = [];
  const bodies = plan.bodies.map((body, bodyIndex) => {
    const handle = world.createRigidBody(bodyDesc(rapier, body, jointed.has(body.id), isFast(plan, body, carriedMps)));
    body.parts.forEach((part, partIndex) => {
      const factor = factors.get(plan.surfaces[`${body.id}/${part.id}`]!)!;
      const [px, py, pz] = part.positionM;
      const [qx, qy, qz, qw] = part.rotation;
      const desc = colliderDesc(rapier, part.shape)
        .setTranslation(px, py, pz)
        .setRotation({ x: qx, y: qy, z: qz, w: qw })
        .setDensity(0)
        // Without a hook the engine keeps a pair's contacts while its bodies move up to 5 cm against each other, and thin
        // things sink by millimetres; this one is asked of sensors alone, of which there are none.
        .setActiveHooks(rapier.ActiveHooks.FILTER_INTERSECTION_PAIRS)
        .setRestitution(factor.restitution)
        .setFriction(factor.friction)
        .setRestitutionCombineRule(rapier.CoefficientCombineRule.Multiply)
        .setFrictionCombineRule(rapier.CoefficientCombineRule.Multiply);
      if (isEverFree(body)) {
        desc.setActiveEvents(rapier.ActiveEvents.CONTACT_FORCE_EVENTS).setContactForceEventThreshold(0);
      }
      const collider = world.createCollider(desc, handle);
      places[colliderIndex(collider.handle)] = { bodyIndex, partIndex };
    });
    return handle;
  });
  return { bodies, places };
}

function bodyDesc(rapier: Rapier, body: BodyPlan, isJointed: boolean, isQuick: boolean) {
  const [x, y, z] = body.positionM;
  const [qx, qy, qz, qw] = body.rotation;
  const desc = descOf(rapier, body).setTranslation(x, y, z).setRotation({ x: qx, y: qy, z: qz, w: qw });
  if (!isEverFree(body)) return desc;
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
    .setAdditionalSolverIterations(isJointed ? JOINT_ITERATIONS : 0)
    .setAdditionalPgsIterations(isJointed ? JOINT_PASSES : 0)
    .setCanSleep(!isHero(body) && !isJointed)
    .setCcdEnabled(isQuick || isHero(body))
    .setSoftCcdPrediction(isQuick && !isBall(body) ? SWEPT_PREDICTION_M : 0);
}

function descOf({ RigidBodyDesc }: Rapier, { drive }: BodyPlan) {
  if (drive === 'free') return RigidBodyDesc.dynamic();
  return drive === 'still' ? RigidBodyDesc.fixed() : RigidBodyDesc.kinematicPositionBased();
}

/** Bodies that somebody threw are watched to the end: the engine may not put them to sleep. */
function isHero(body: BodyPlan): boolean {
  return (
    body.drive === 'let-go' || length(body.velocityMps) > 0 || length(body.angularVelocityRadps) > 0 || isBall(body)
  );
}

function isBall({ parts }: BodyPlan): boolean {
  return parts[0]?.shape.type === 'ball';
}

export function toVec3(v: { x: number; y: number; z: number }): Vec3 {
  return [v.x, v.y, v.z];
}
