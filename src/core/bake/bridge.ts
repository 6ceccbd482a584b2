import { rotate } from '../base/quat.ts';
import { cross, length } from '../base/vec3.ts';
import { type Air, midStepAcceleration } from './air.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import { colliderIndex, type Engine, SOLVER_ITERATIONS } from './engine.ts';
import type { BakePlan } from './plan.ts';

/** Air forces that change a body's speed by less than this are left out, in m/s2. */
const AIR_THRESHOLD_MPS2 = 0.002;

/** What passes between the true states and the engine's world, step by step, without allocating. */
export interface Bridge {
  /** Writes a body's true state into the engine. */
  push(i: number): void;
  /** Reads a body's true state back. */
  pull(i: number): void;
  applyAir(i: number): void;
  /** Drains the events of a step into `handles` (2 per touch), `touches` (two collider indices and an impulse), and marks. */
  collectTouches(): void;
  readonly handles: readonly number[];
  readonly touches: readonly number[];
  /** By body: whether it was in touch with anything in the last step, and with another free body. */
  readonly touched: Uint8Array;
  readonly metFree: Uint8Array;
}

export function createBridge(plan: BakePlan, engine: Engine, states: BodyStates): Bridge {
  const dt = 1 / plan.stepHz;
  const halfSubstep = dt / SOLVER_ITERATIONS / 2;
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const isCentered = plan.bodies.map(({ centerOfMassM }) => length(centerOfMassM) === 0);
  const isFree = plan.bodies.map((body) => body.drive === 'free');
  const touched = new Uint8Array(plan.bodies.length);
  const metFree = new Uint8Array(plan.bodies.length);
  const isForced = new Uint8Array(plan.bodies.length);
  const handles: number[] = [];
  const touches: number[] = [];
  const v3 = { x: 0, y: 0, z: 0 };
  const q4 = { x: 0, y: 0, z: 0, w: 1 };
  /** Speed below which air is not felt, by body; infinite without air. */
  const feltFromMps = plan.bodies.map((body) => {
    if (!body.aero || plan.airDensityKgpm3 === 0) return Number.POSITIVE_INFINITY;
    const strongest = Math.max(body.aero.dragCoefficient, body.aero.liftCap);
    const perSpeed2 = (0.5 * plan.airDensityKgpm3 * strongest * body.aero.areaM2) / body.massKg;
    return perSpeed2 > 0 ? Math.sqrt(AIR_THRESHOLD_MPS2 / perSpeed2) : Number.POSITIVE_INFINITY;
  });

  /**
   * The engine's velocities run half a substep of gravity ahead of the truth in flight; this adds or takes it. Drag's own
   * share, below 1 mm/s for anything slower than 20 m/s, is left in.
   */
  function halfKick(sign: number): void {
    const scale = sign * halfSubstep;
    v3.x += plan.gravityMps2[0] * scale;
    v3.y += plan.gravityMps2[1] * scale;
    v3.z += plan.gravityMps2[2] * scale;
  }

  function isAirFelt(i: number): boolean {
    const x = states.v[3 * i]! - plan.windMps[0];
    const y = states.v[3 * i + 1]! - plan.windMps[1];
    const z = states.v[3 * i + 2]! - plan.windMps[2];
    return x * x + y * y + z * z > feltFromMps[i]! * feltFromMps[i]!;
  }

  /**
   * The engine moves the centre of mass, the states the origin: adds to `v3` the velocity of the one against the other,
   * w x (R c), where the two differ.
   */
  function addCenterVelocity(i: number, sign: number): void {
    if (isCentered[i]) return;
    const [x, y, z] = cross(vecOf(states.w, i), rotate(quatOf(states.q, i), plan.bodies[i]!.centerOfMassM));
    v3.x += sign * x;
    v3.y += sign * y;
    v3.z += sign * z;
  }

  function load(column: Float64Array, i: number): void {
    v3.x = column[3 * i]!;
    v3.y = column[3 * i + 1]!;
    v3.z = column[3 * i + 2]!;
  }

  function store(column: Float64Array, i: number): void {
    column[3 * i] = v3.x;
    column[3 * i + 1] = v3.y;
    column[3 * i + 2] = v3.z;
  }

  return {
    handles,
    touches,
    touched,
    metFree,
    push(i) {
      const body = engine.bodies[i]!;
      const { q } = states;
      load(states.p, i);
      body.setTranslation(v3, true);
      q4.x = q[4 * i]!;
      q4.y = q[4 * i + 1]!;
      q4.z = q[4 * i + 2]!;
      q4.w = q[4 * i + 3]!;
      body.setRotation(q4, true);
      load(states.v, i);
      addCenterVelocity(i, 1);
      halfKick(-1);
      body.setLinvel(v3, true);
      load(states.w, i);
      body.setAngvel(v3, true);
    },
    pull(i) {
      const body = engine.bodies[i]!;
      const { q } = states;
      body.translation(v3);
      store(states.p, i);
      body.rotation(q4);
      q[4 * i] = q4.x;
      q[4 * i + 1] = q4.y;
      q[4 * i + 2] = q4.z;
      q[4 * i + 3] = q4.w;
      body.angvel(v3);
      store(states.w, i);
      body.linvel(v3);
      // In touch, the solver has had the last word on the velocity; in flight it is half a substep ahead.
      if (!touched[i]) halfKick(1);
      addCenterVelocity(i, -1);
      store(states.v, i);
    },
    applyAir(i) {
      const isFelt = isAirFelt(i);
      if (!isFelt && !isForced[i]) return;
      const body = plan.bodies[i]!;
      engine.bodies[i]!.resetForces(false);
      isForced[i] = isFelt ? 1 : 0;
      if (!isFelt) return;
      const [gx, gy, gz] = plan.gravityMps2;
      const a = midStepAcceleration(air, body.aero, body.massKg, vecOf(states.v, i), vecOf(states.w, i), dt);
      v3.x = (a[0] - gx) * body.massKg;
      v3.y = (a[1] - gy) * body.massKg;
      v3.z = (a[2] - gz) * body.massKg;
      engine.bodies[i]!.addForce(v3, false);
    },
    collectTouches() {
      handles.length = 0;
      touches.length = 0;
      touched.fill(0);
      metFree.fill(0);
      engine.events.drainContactForceEvents((event) => {
        const impulse = event.totalForceMagnitude() * dt;
        if (!(impulse > 0)) return;
        const handleA = event.collider1();
        const handleB = event.collider2();
        const a = colliderIndex(handleA);
        const b = colliderIndex(handleB);
        handles.push(handleA, handleB);
        touches.push(a, b, impulse);
        const bodyA = engine.places[a]!.bodyIndex;
        const bodyB = engine.places[b]!.bodyIndex;
        touched[bodyA] = 1;
        touched[bodyB] = 1;
        if (isFree[bodyA] && isFree[bodyB]) {
          metFree[bodyA] = 1;
          metFree[bodyB] = 1;
        }
      });
    },
  };
}
