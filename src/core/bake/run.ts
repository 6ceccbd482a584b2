import type { Motion, Stop } from '../motion/motion.ts';
import type { Bounce } from './ball-layer.ts';
import { ballsOf } from './balls.ts';
import { startStates, writeState } from './body-states.ts';
import { type Bridge, createBridge } from './bridge.ts';
import { finishContacts, type LoggedContact } from './contact-log.ts';
import { type ContactTracker, createContactTracker } from './contact-tracker.ts';
import { createEngine, type Engine, type loadEngine } from './engine.ts';
import type { BakePlan } from './plan.ts';
import { bakeKey } from './plan-bake.ts';
import { createTrackRecorder, recordStrides } from './recorder.ts';

/** Farther from the origin than this, a body has left the scene, in metres. */
const FAR_M = 10_000;

/** A bake in progress. */
export interface Run {
  /** Share of the take that is done; 1 at its end or where it had to stop. */
  readonly share: number;
  /** Takes up to `steps` steps; returns early where the engine is needed and not there. */
  advance(steps: number): 'advanced' | 'needs-engine';
  attach(rapier: Awaited<ReturnType<typeof loadEngine>>): void;
  /** What was baked; called once, at the end. */
  motion(): Motion;
  free(): void;
}

/**
 * One step at a time: balls fly and bounce in their own layer; everything else, and balls that roll, rest or meet moving
 * things, in the engine. Each body's true state is kept in doubles between steps.
 */
export function createRun(plan: BakePlan): Run {
  const dt = 1 / plan.stepHz;
  const totalSteps = Math.ceil(plan.durationS * plan.stepHz - 1e-9);
  const strides = recordStrides(plan);
  const states = startStates(plan);
  const balls = ballsOf(plan);
  const isBall = plan.bodies.map((_, i) => balls.all.some((ball) => ball.bodyIndex === i));
  const free = plan.bodies.flatMap((body, i) => (body.drive === 'free' ? [i] : []));
  const others = free.filter((i) => !isBall[i]);
  const recorders = plan.bodies.map((body) =>
    createTrackRecorder(body.id, body.drive === 'free' ? Math.ceil(totalSteps / strides.other) + 64 : 1),
  );
  const log: LoggedContact[] = [];
  /** Bodies that an impact struck in this step. */
  const isStruck = new Uint8Array(plan.bodies.length);
  const isAsleep = new Uint8Array(plan.bodies.length);
  /** Bodies whose state here is newer than the engine's. */
  const isAhead = new Uint8Array(plan.bodies.length);
  let engine: Engine | null = null;
  let bridge: Bridge | null = null;
  let tracker: ContactTracker | null = null;
  let step = 0;
  let stop: Stop | null = null;

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

  /** Whether a ball's step is the engine's to decide: it met a moving body, or only rolls or rests. */
  function isEngines(i: number): boolean {
    const { isSlow, bounces } = balls.steps[i]!;
    return bridge!.metFree[i] === 1 || (isSlow && bounces.length === 0);
  }

  function reportTouches(): void {
    const { handles, touches } = bridge!;
    for (let n = 0; n < handles.length / 2; n++) {
      const a = touches[3 * n]!;
      const b = touches[3 * n + 1]!;
      const bodyA = engine!.places[a]!.bodyIndex;
      const bodyB = engine!.places[b]!.bodyIndex;
      if ((isBall[bodyA] && !isEngines(bodyA)) || (isBall[bodyB] && !isEngines(bodyB))) continue;
      if (tracker!.touch(step, handles[2 * n]!, handles[2 * n + 1]!, a, b, touches[3 * n + 2]!)) {
        isStruck[bodyA] = 1;
        isStruck[bodyB] = 1;
      }
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
        frictionNs: bounce.frictionNs,
        normalSpeedMps: bounce.normalSpeedMps,
        reboundSpeedMps: bounce.reboundSpeedMps,
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
    const stride = isBall[i] ? strides.ball : strides.other;
    if ((step + 1) % stride === 0 || isStruck[i] || step + 1 === totalSteps) record(i, endS);
  }

  /** A sleeping body is recorded once, at rest, and again when it wakes. */
  function pullOther(i: number, endS: number): void {
    if (engine!.bodies[i]!.isSleeping()) {
      if (isAsleep[i]) return;
      isAsleep[i] = 1;
      tracker!.fellAsleep(i);
      bridge!.pull(i);
      states.v.fill(0, 3 * i, 3 * i + 3);
      states.w.fill(0, 3 * i, 3 * i + 3);
      record(i, endS);
      return;
    }
    if (isAsleep[i]) {
      isAsleep[i] = 0;
      tracker!.woke(i, step);
      record(i, step * dt);
    }
    // The state before a blow is a knot too, so that nothing is smoothed across it.
    if (isStruck[i] && step % strides.other !== 0) record(i, step * dt);
    bridge!.pull(i);
    settle(i, endS);
  }

  function stepOnce(): boolean {
    balls.fly(states, dt);
    const needsEngine = others.length > 0 || balls.needEngine(states, dt);
    if (needsEngine && !engine) return false;
    const endS = (step + 1) * dt;
    if (needsEngine) {
      for (const i of free) {
        if (isAhead[i]) bridge!.push(i);
        isAhead[i] = 0;
        if (!isAsleep[i]) bridge!.applyAir(i);
      }
      engine!.step();
      isStruck.fill(0);
      bridge!.collectTouches();
      reportTouches();
      for (const i of others) pullOther(i, endS);
    }
    for (const { bodyIndex: i } of balls.all) {
      const { state, bounces } = balls.steps[i]!;
      if (needsEngine && isEngines(i)) {
        if (isStruck[i] && step % strides.ball !== 0) record(i, step * dt);
        bridge!.pull(i);
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
      bridge = createBridge(plan, engine, states);
      tracker = createContactTracker(plan, engine, states, log);
      isAhead.fill(1);
    },
    motion() {
      tracker?.finish(step * dt);
      return {
        bakeKey: bakeKey(plan),
        stepHz: plan.stepHz,
        durationS: stop ? stop.timeS : plan.durationS,
        tracks: recorders.map((recorder) => recorder.track()),
        contacts: finishContacts(plan, log),
        startOverlaps: [...balls.startOverlaps(startStates(plan)), ...(tracker?.startOverlaps ?? [])],
        jointLoads: [],
        appliedNudges: [],
        clamps: [],
        stop,
      };
    },
    free() {
      engine?.free();
      engine = null;
    },
  };
}
