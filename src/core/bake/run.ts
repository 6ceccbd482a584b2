import type { Motion, Stop } from '../motion/motion.ts';
import { type Air, accelerationInAir, midStepAcceleration } from './air.ts';
import type { Bounce } from './ball-layer.ts';
import { ballsOf } from './balls.ts';
import { startStates, vecOf, writeState } from './body-states.ts';
import { finishContacts, type LoggedContact } from './contact-log.ts';
import { type ContactTracker, createContactTracker } from './contact-tracker.ts';
import { colliderIndex, createEngine, type Engine, type loadEngine, SOLVER_ITERATIONS } from './engine.ts';
import type { BakePlan } from './plan.ts';
import { bakeKey } from './plan-bake.ts';
import { createTrackRecorder, recordStride } from './recorder.ts';

/** Farther from the origin than this, a body has left the scene, in metres. */
const FAR_M = 10_000;
/** Air forces that change a body's speed by less than this are left out, in m/s2. */
const AIR_THRESHOLD_MPS2 = 0.002;

/** A bake in progress. */
export interface Run {
  /** Share of the take that is done; 1 at its end or where it had to stop. */
  readonly share: number;
  /** Takes up to `steps` steps; returns early where the engine is needed and not there. */
  advance(steps: number): 'advanced' | 'needs-engine';
  attach(rapier: Awaited<ReturnType<typeof loadEngine>>): void;
  motion(): Motion;
  free(): void;
}

/**
 * One step at a time: balls fly and bounce in their own layer; everything else, and balls that roll, rest or meet moving
 * things, in the engine. Each body's true state is kept in doubles between steps.
 */
export function createRun(plan: BakePlan): Run {
  const dt = 1 / plan.stepHz;
  const substep = dt / SOLVER_ITERATIONS;
  const totalSteps = Math.ceil(plan.durationS * plan.stepHz - 1e-9);
  const stride = recordStride(plan);
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const states = startStates(plan);
  const balls = ballsOf(plan);
  const isBall = plan.bodies.map((_, i) => balls.all.some((ball) => ball.bodyIndex === i));
  const free = plan.bodies.flatMap((body, i) => (body.drive === 'free' ? [i] : []));
  const others = free.filter((i) => !isBall[i]);
  const recorders = plan.bodies.map((body) =>
    createTrackRecorder(body.id, body.drive === 'free' ? Math.ceil(totalSteps / stride) + 64 : 1),
  );
  const log: LoggedContact[] = [];
  const touched = new Uint8Array(plan.bodies.length);
  const wasTouched = new Uint8Array(plan.bodies.length);
  const metFree = new Uint8Array(plan.bodies.length);
  const isAsleep = new Uint8Array(plan.bodies.length);
  const isForced = new Uint8Array(plan.bodies.length);
  /** Bodies whose state here is newer than the engine's. */
  const isAhead = new Uint8Array(plan.bodies.length);
  /** Events of the step: handles, collider indices, impulses. */
  const handles: number[] = [];
  const touches: number[] = [];
  let engine: Engine | null = null;
  let tracker: ContactTracker | null = null;
  let step = 0;
  let stop: Stop | null = null;
  const v3 = { x: 0, y: 0, z: 0 };
  const q4 = { x: 0, y: 0, z: 0, w: 1 };

  plan.bodies.forEach((_, i) => {
    record(i, 0);
  });

  function record(i: number, timeS: number): void {
    const { p, q, v, w } = states;
    const a = 3 * i;
    const b = 4 * i;
    recorders[i]!.push(
      timeS,
      p[a]!,
      p[a + 1]!,
      p[a + 2]!,
      q[b]!,
      q[b + 1]!,
      q[b + 2]!,
      q[b + 3]!,
      v[a]!,
      v[a + 1]!,
      v[a + 2]!,
      w[a]!,
      w[a + 1]!,
      w[a + 2]!,
    );
  }

  /** The engine's velocities run half a substep ahead of the truth in flight; this is the difference. */
  function halfKick(i: number, sign: number): void {
    const body = plan.bodies[i]!;
    const a = accelerationInAir(air, body.aero, body.massKg, vecOf(states.v, i), vecOf(states.w, i));
    const scale = (sign * substep) / 2;
    v3.x += a[0] * scale;
    v3.y += a[1] * scale;
    v3.z += a[2] * scale;
  }

  function pushToEngine(i: number): void {
    const body = engine!.bodies[i]!;
    const { p, q, v, w } = states;
    v3.x = p[3 * i]!;
    v3.y = p[3 * i + 1]!;
    v3.z = p[3 * i + 2]!;
    body.setTranslation(v3, true);
    q4.x = q[4 * i]!;
    q4.y = q[4 * i + 1]!;
    q4.z = q[4 * i + 2]!;
    q4.w = q[4 * i + 3]!;
    body.setRotation(q4, true);
    v3.x = v[3 * i]!;
    v3.y = v[3 * i + 1]!;
    v3.z = v[3 * i + 2]!;
    halfKick(i, -1);
    body.setLinvel(v3, true);
    v3.x = w[3 * i]!;
    v3.y = w[3 * i + 1]!;
    v3.z = w[3 * i + 2]!;
    body.setAngvel(v3, true);
    isAhead[i] = 0;
  }

  function pullFromEngine(i: number): void {
    const body = engine!.bodies[i]!;
    const { p, q, v, w } = states;
    body.translation(v3);
    p[3 * i] = v3.x;
    p[3 * i + 1] = v3.y;
    p[3 * i + 2] = v3.z;
    body.rotation(q4);
    q[4 * i] = q4.x;
    q[4 * i + 1] = q4.y;
    q[4 * i + 2] = q4.z;
    q[4 * i + 3] = q4.w;
    body.linvel(v3);
    // In touch, the solver has had the last word on the velocity; in flight it is half a substep ahead.
    if (!touched[i]) halfKick(i, 1);
    v[3 * i] = v3.x;
    v[3 * i + 1] = v3.y;
    v[3 * i + 2] = v3.z;
    body.angvel(v3);
    w[3 * i] = v3.x;
    w[3 * i + 1] = v3.y;
    w[3 * i + 2] = v3.z;
  }

  function applyAir(i: number): void {
    const body = plan.bodies[i]!;
    if (!body.aero || isAsleep[i]) return;
    const [gx, gy, gz] = plan.gravityMps2;
    const a = midStepAcceleration(air, body.aero, body.massKg, vecOf(states.v, i), vecOf(states.w, i), dt);
    const isFelt = Math.abs(a[0] - gx) + Math.abs(a[1] - gy) + Math.abs(a[2] - gz) > AIR_THRESHOLD_MPS2;
    if (!isFelt && !isForced[i]) return;
    engine!.bodies[i]!.resetForces(false);
    isForced[i] = isFelt ? 1 : 0;
    if (!isFelt) return;
    v3.x = (a[0] - gx) * body.massKg;
    v3.y = (a[1] - gy) * body.massKg;
    v3.z = (a[2] - gz) * body.massKg;
    engine!.bodies[i]!.addForce(v3, false);
  }

  function collectTouches(): void {
    handles.length = 0;
    touches.length = 0;
    engine!.events.drainContactForceEvents((event) => {
      const impulse = event.totalForceMagnitude() * dt;
      if (!(impulse > 0)) return;
      const handleA = event.collider1();
      const handleB = event.collider2();
      const a = colliderIndex(handleA);
      const b = colliderIndex(handleB);
      handles.push(handleA, handleB);
      touches.push(a, b, impulse);
      const bodyA = engine!.places[a]!.bodyIndex;
      const bodyB = engine!.places[b]!.bodyIndex;
      touched[bodyA] = 1;
      touched[bodyB] = 1;
      if (plan.bodies[bodyA]!.drive === 'free' && plan.bodies[bodyB]!.drive === 'free') {
        metFree[bodyA] = 1;
        metFree[bodyB] = 1;
      }
    });
  }

  /** Whether a ball's step is the engine's to decide: it met a moving body, or only rolls or rests. */
  function isEngines(i: number): boolean {
    const { isSlow, bounces } = balls.steps[i]!;
    return metFree[i] === 1 || (isSlow && bounces.length === 0);
  }

  function reportTouches(): void {
    for (let n = 0; n < handles.length / 2; n++) {
      const a = touches[3 * n]!;
      const b = touches[3 * n + 1]!;
      const bodyA = engine!.places[a]!.bodyIndex;
      const bodyB = engine!.places[b]!.bodyIndex;
      if ((isBall[bodyA] && !isEngines(bodyA)) || (isBall[bodyB] && !isEngines(bodyB))) continue;
      tracker!.touch(step, handles[2 * n]!, handles[2 * n + 1]!, a, b, touches[3 * n + 2]!);
    }
  }

  function takeBounces(i: number, bounces: readonly Bounce[]): void {
    for (const bounce of bounces) {
      const timeS = step * dt + bounce.afterS;
      writeState(states, i, bounce.before);
      record(i, timeS);
      writeState(states, i, bounce.after);
      record(i, timeS);
      log.push({
        phase: 'impact',
        timeS,
        endTimeS: timeS,
        a: { bodyIndex: i, partIndex: 0 },
        b: { bodyIndex: bounce.part.bodyIndex, partIndex: bounce.part.partIndex },
        pointM: bounce.pointM,
        normal: bounce.normal,
        impulseNs: bounce.impulseNs,
        normalSpeedMps: bounce.normalSpeedMps,
        slipSpeedMps: bounce.slipSpeedMps,
        depthM: 0,
      });
    }
  }

  function settle(i: number, endS: number): void {
    const { p } = states;
    const reach = Math.max(Math.abs(p[3 * i]!), Math.abs(p[3 * i + 1]!), Math.abs(p[3 * i + 2]!));
    if (!(reach <= FAR_M)) {
      stop ??= {
        bodyId: plan.bodies[i]!.id,
        timeS: step * dt,
        message: Number.isFinite(reach)
          ? `It left the scene: more than ${FAR_M / 1000} km away at ${(step * dt).toFixed(2)} s. Put something under it, or shorten the take.`
          : `The simulation broke at ${(step * dt).toFixed(2)} s. Look for extreme sizes, masses or speeds.`,
      };
      return;
    }
    if ((step + 1) % stride === 0 || touched[i] || wasTouched[i] || step + 1 === totalSteps) record(i, endS);
  }

  /** A sleeping body is recorded once, at rest, and again when it wakes. */
  function pullOther(i: number, endS: number): void {
    if (engine!.bodies[i]!.isSleeping()) {
      if (isAsleep[i]) return;
      isAsleep[i] = 1;
      pullFromEngine(i);
      states.v.fill(0, 3 * i, 3 * i + 3);
      states.w.fill(0, 3 * i, 3 * i + 3);
      record(i, endS);
      return;
    }
    if (isAsleep[i]) {
      isAsleep[i] = 0;
      record(i, step * dt);
    }
    pullFromEngine(i);
    settle(i, endS);
  }

  function stepOnce(): boolean {
    balls.fly(states, dt);
    const needsEngine = others.length > 0 || balls.needEngine(states, dt);
    if (needsEngine && !engine) return false;
    const endS = (step + 1) * dt;
    if (needsEngine) {
      for (const i of free) {
        if (isAhead[i]) pushToEngine(i);
        applyAir(i);
      }
      engine!.step();
      wasTouched.set(touched);
      touched.fill(0);
      metFree.fill(0);
      collectTouches();
      reportTouches();
      for (const i of others) pullOther(i, endS);
    }
    for (const { bodyIndex: i } of balls.all) {
      const { state, bounces } = balls.steps[i]!;
      if (needsEngine && isEngines(i)) {
        pullFromEngine(i);
      } else {
        takeBounces(i, bounces);
        writeState(states, i, state);
        isAhead[i] = 1;
      }
      settle(i, endS);
    }
    step++;
    return true;
  }

  return {
    get share() {
      return stop || totalSteps === 0 ? 1 : step / totalSteps;
    },
    advance(steps) {
      for (let n = 0; n < steps && step < totalSteps && !stop; n++) {
        if (!stepOnce()) return 'needs-engine';
      }
      return 'advanced';
    },
    attach(rapier) {
      engine = createEngine(rapier, plan);
      tracker = createContactTracker(plan, engine, states, log);
      for (const i of free) isAhead[i] = step > 0 ? 1 : 0;
    },
    motion() {
      const open: LoggedContact[] = [...log];
      if (step >= totalSteps || stop) tracker?.finish(step * dt);
      return {
        bakeKey: bakeKey(plan),
        stepHz: plan.stepHz,
        durationS: stop ? stop.timeS : plan.durationS,
        tracks: recorders.map((recorder) => recorder.track()),
        contacts: finishContacts(plan, step >= totalSteps || stop ? log : open),
        startOverlaps: [...balls.startOverlaps(startStates(plan)), ...(tracker?.startOverlaps ?? [])],
        stop,
      };
    },
    free() {
      engine?.free();
      engine = null;
    },
  };
}
