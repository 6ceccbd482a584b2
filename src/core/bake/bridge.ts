import { type Pose, rotate } from '../base/quat.ts';
import { cross, length, type Vec3, ZERO } from '../base/vec3.ts';
import { type Air, accelerationToHold, flightOf } from './air.ts';
import type { Push } from './body-in-water.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { Engine } from './engine.ts';
import { createEngineTouches, type EngineTouches } from './engine-touches.ts';
import { renewTouches } from './fresh-touches.ts';
import { mediumOf } from './medium.ts';
import { type BakePlan, jointedIds } from './plan.ts';
import { rollingResistanceOf } from './rolling-resistance.ts';

/** Air forces that change a body's speed by less than this are left out, in m/s2. */
const AIR_THRESHOLD_MPS2 = 0.002;
/** What floats and moves slower than this, in m/s or rad/s, may fall asleep. */
const STIRRED = 0.002;

/** A force that changes by more than moves a velocity by this, in m/s, moves the engine's head start too. */
const AHEAD_MPS = 0.0005;

/** A drag that would change by less than this is left as it was, in m/s2: half a thousandth of a weight. */
const AIR_CHANGE_MPS2 = 0.005;

/** What passes between the true states and the engine's world, step by step, without allocating. */
export interface Bridge {
  /** Divides the next step into `parts` steps of the engine, all of which must be taken. */
  divide(parts: number): void;
  /** Writes a body's true state into the engine. */
  push(i: number): void;
  /** Puts a carried body somewhere, without a push to what it meets on the way. */
  place(i: number): void;
  /** Says where a carried body is after the engine's next step, which is how it gets its speed. */
  carry(i: number, pose: Pose): void;
  /** Reads a body's true state back; says whether the engine has it moving at all. */
  pull(i: number): boolean;
  /** Sets what air, water, nets and rolling do to a body through the next step; gravity is the engine's own. */
  applyForces(i: number): void;
  /** Forgets the touches of the step before. */
  clearTouches(): void;
  /** Adds the touches of what the engine has just taken of the step. */
  collectTouches(): void;
  /** What everything that touched or held a free body gave it in the step that the engine has just taken, in N s. */
  givenTo(i: number): Vec3;
  readonly touches: EngineTouches;
  /** By body: how many pairs of parts it was in touch with in the last step. */
  readonly touched: Uint16Array;
}

export function createBridge(plan: BakePlan, engine: Engine, states: BodyStates): Bridge {
  const dt = 1 / plan.stepHz;
  const gravity = plan.gravityMps2;
  const jointed = jointedIds(plan);
  const isJointed = Uint8Array.from(plan.bodies, ({ id }) => (jointed.has(id) ? 1 : 0));
  /** Parts of a step that the engine takes now. */
  let parts = 1;
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const flights = plan.bodies.map(({ aero, massKg }) => flightOf(air, aero, massKg));
  const massesKg = Float64Array.from(plan.bodies, ({ massKg }) => massKg);
  const isCentered = Uint8Array.from(plan.bodies, ({ centerOfMassM }) => (length(centerOfMassM) === 0 ? 1 : 0));
  const touched = new Uint16Array(plan.bodies.length);
  const wasTouched = new Uint16Array(plan.bodies.length);
  const medium = mediumOf(plan);
  const renew = renewTouches(plan, engine);
  const rolling = rollingResistanceOf(plan);
  const pushed: Push = { force: ZERO, torque: ZERO };
  /** The engine's own velocity of each centre of mass at the start of the step, and the force of air and water in it. */
  const engineV = new Float64Array(3 * plan.bodies.length);
  const force = new Float64Array(3 * plan.bodies.length);
  const isForced = new Uint8Array(plan.bodies.length);
  const isTurned = new Uint8Array(plan.bodies.length);
  const touches = createEngineTouches(engine);
  const bodySet = engine.world.bodies.raw;
  const bodyHandles = Float64Array.from(engine.bodies, ({ handle }) => handle);
  const bodyOfPlace = Int32Array.from(engine.places, ({ bodyIndex }) => bodyIndex);
  const moving = new Float64Array(9);
  const startV = new Float64Array(3);
  const felt = new Float64Array(3);
  const v3 = { x: 0, y: 0, z: 0 };
  const q4 = { x: 0, y: 0, z: 0, w: 1 };
  const three = new Float32Array(3);
  const four = new Float32Array(4);
  /** Speed below which air is not felt, by body; infinite without air. */
  const feltFromMps = plan.bodies.map((body) => {
    if (!body.aero || plan.airDensityKgpm3 === 0) return Number.POSITIVE_INFINITY;
    const strongest = Math.max(body.aero.dragCoefficient, body.aero.liftCap);
    const perSpeed2 = (0.5 * plan.airDensityKgpm3 * strongest * body.aero.areaM2) / body.massKg;
    return perSpeed2 > 0 ? Math.sqrt(AIR_THRESHOLD_MPS2 / perSpeed2) : Number.POSITIVE_INFINITY;
  });

  /** The engine's velocities run half a substep of gravity and other forces ahead of the truth; this adds or takes it. */
  function halfKick(i: number, sign: number): void {
    const scale = (sign * dt) / parts / engine.substeps[i]! / 2;
    const massKg = massesKg[i]!;
    v3.x += (gravity[0] + force[3 * i]! / massKg) * scale;
    v3.y += (gravity[1] + force[3 * i + 1]! / massKg) * scale;
    v3.z += (gravity[2] + force[3 * i + 2]! / massKg) * scale;
  }

  /** The head start of the velocity in flight is that of the force before; what a gale blows along feels the difference. */
  function moveAhead(i: number, fx: number, fy: number, fz: number): void {
    const scale = dt / parts / engine.substeps[i]! / 2 / massesKg[i]!;
    const k = 3 * i;
    v3.x = (fx - force[k]!) * scale;
    v3.y = (fy - force[k + 1]!) * scale;
    v3.z = (fz - force[k + 2]!) * scale;
    if (Math.abs(v3.x) + Math.abs(v3.y) + Math.abs(v3.z) < AHEAD_MPS) return;
    v3.x += engineV[k]!;
    v3.y += engineV[k + 1]!;
    v3.z += engineV[k + 2]!;
    store(engineV, i);
    engine.bodies[i]!.setLinvel(v3, false);
  }

  function isAirFelt(i: number): boolean {
    const x = states.v[3 * i]! - plan.windMps[0];
    const y = states.v[3 * i + 1]! - plan.windMps[1];
    const z = states.v[3 * i + 2]! - plan.windMps[2];
    return x * x + y * y + z * z > feltFromMps[i]! * feltFromMps[i]!;
  }

  /** Writes what air does to a body through the next step, beyond gravity, into `felt`, in m/s2. */
  function feelAir(i: number): void {
    const { v, w } = states;
    for (let k = 0; k < 3; k++) {
      startV[k] = v[3 * i + k]!;
      moving[3 + k] = v[3 * i + k]!;
      moving[6 + k] = w[3 * i + k]!;
    }
    accelerationToHold(flights[i]!, moving, startV, dt, felt);
    for (let k = 0; k < 3; k++) felt[k] = felt[k]! - gravity[k]!;
  }

  /** From the states to the middle of the step, which the engine's velocities, half a substep behind, reach later. */
  function leadOf(i: number): number {
    return (dt - dt / parts / engine.substeps[i]!) / 2;
  }

  function isStirred(i: number): boolean {
    return length(vecOf(states.v, i)) > STIRRED || length(vecOf(states.w, i)) > STIRRED;
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

  function place(i: number): void {
    const body = engine.bodies[i]!;
    const { q } = states;
    load(states.p, i);
    body.setTranslation(v3, true);
    q4.x = q[4 * i]!;
    q4.y = q[4 * i + 1]!;
    q4.z = q[4 * i + 2]!;
    q4.w = q[4 * i + 3]!;
    body.setRotation(q4, true);
  }

  return {
    touches,
    touched,
    divide(count) {
      parts = count;
      engine.world.timestep = dt / parts;
    },
    place,
    carry(i, { positionM, rotation }) {
      const body = engine.bodies[i]!;
      [v3.x, v3.y, v3.z] = positionM;
      body.setNextKinematicTranslation(v3);
      [q4.x, q4.y, q4.z, q4.w] = rotation;
      body.setNextKinematicRotation(q4);
    },
    push(i) {
      const body = engine.bodies[i]!;
      place(i);
      load(states.v, i);
      addCenterVelocity(i, 1);
      halfKick(i, -1);
      store(engineV, i);
      body.setLinvel(v3, true);
      load(states.w, i);
      body.setAngvel(v3, true);
    },
    pull(i) {
      // The engine's own getters, without the objects that wrap them: these four calls are a tenth of a bake.
      const handle = bodyHandles[i]!;
      const { p, q, v, w } = states;
      const k = 3 * i;
      bodySet.rbTranslation(handle, three);
      p[k] = three[0]!;
      p[k + 1] = three[1]!;
      p[k + 2] = three[2]!;
      bodySet.rbRotation(handle, four);
      q[4 * i] = four[0]!;
      q[4 * i + 1] = four[1]!;
      q[4 * i + 2] = four[2]!;
      q[4 * i + 3] = four[3]!;
      bodySet.rbAngvel(handle, three);
      w[k] = three[0]!;
      w[k + 1] = three[1]!;
      w[k + 2] = three[2]!;
      bodySet.rbLinvel(handle, three);
      engineV[k] = three[0]!;
      engineV[k + 1] = three[1]!;
      engineV[k + 2] = three[2]!;
      load(engineV, i);
      const isMoving = v3.x !== 0 || v3.y !== 0 || v3.z !== 0 || w[k] !== 0 || w[k + 1] !== 0 || w[k + 2] !== 0;
      // In touch and in joints, the solver has had the last word on the velocity; in flight it is half a substep ahead.
      if (!touched[i] && !isJointed[i]) halfKick(i, 1);
      addCenterVelocity(i, -1);
      store(v, i);
      return isMoving;
    },
    applyForces(i) {
      if (wasTouched[i]) renew(i, states);
      const isFelt = isAirFelt(i);
      const isPushed = medium.hasPushes && medium.pushOn(i, states, leadOf(i), pushed);
      const holdsBack = rolling.isAny ? rolling.torqueOn(i, states) : null;
      if (!isFelt && !isPushed && !holdsBack && !isForced[i]) return;
      const massKg = massesKg[i]!;
      if (isFelt) feelAir(i);
      else felt.fill(0);
      // Telling the engine of a force costs as much as a tenth of its step: one that has hardly changed goes on acting.
      if (isFelt && isForced[i] && !isTurned[i] && !isPushed && !holdsBack) {
        let offMps2 = 0;
        for (let k = 0; k < 3; k++) offMps2 += Math.abs(force[3 * i + k]! / massKg - felt[k]!);
        if (offMps2 < AIR_CHANGE_MPS2) return;
      }
      const handle = engine.bodies[i]!;
      if (isForced[i]) handle.resetForces(false);
      if (isTurned[i]) handle.resetTorques(false);
      isTurned[i] = isPushed || holdsBack ? 1 : 0;
      isForced[i] = isFelt || isPushed || holdsBack ? 1 : 0;
      const [fx, fy, fz] = [force[3 * i]!, force[3 * i + 1]!, force[3 * i + 2]!];
      for (let k = 0; k < 3; k++) force[3 * i + k] = felt[k]! * massKg;
      if (isPushed) {
        for (let k = 0; k < 3; k++) force[3 * i + k] = force[3 * i + k]! + pushed.force[k]!;
        [v3.x, v3.y, v3.z] = pushed.torque;
        handle.addTorque(v3, false);
      }
      if (holdsBack) {
        [v3.x, v3.y, v3.z] = holdsBack;
        handle.addTorque(v3, false);
      }
      if (!wasTouched[i] && !isJointed[i]) moveAhead(i, fx, fy, fz);
      load(force, i);
      // What water still moves must not fall asleep, however slowly it bobs or sinks.
      handle.addForce(v3, isPushed && isStirred(i));
    },
    clearTouches() {
      touches.clear();
      wasTouched.set(touched);
      touched.fill(0);
      if (rolling.isAny) rolling.begin();
    },
    givenTo(i) {
      const massKg = massesKg[i]!;
      engine.bodies[i]!.linvel(v3);
      const k = 3 * i;
      return [
        massKg * (v3.x - engineV[k]! - gravity[0] * dt) - force[k]! * dt,
        massKg * (v3.y - engineV[k + 1]! - gravity[1] * dt) - force[k + 1]! * dt,
        massKg * (v3.z - engineV[k + 2]! - gravity[2] * dt) - force[k + 2]! * dt,
      ];
    },
    collectTouches() {
      const from = touches.count;
      touches.collect(dt, parts);
      const { indices, impulsesNs, count } = touches;
      for (let n = from; n < count; n++) {
        const a = indices[2 * n]!;
        const b = indices[2 * n + 1]!;
        if (rolling.isAny) rolling.press(engine.places[a]!, engine.places[b]!, impulsesNs[n]!);
        touched[bodyOfPlace[a]!]!++;
        touched[bodyOfPlace[b]!]!++;
      }
    },
  };
}
