import type { Motion, Stop } from '../motion/motion.ts';
import type { BallImpact } from './ball-world.ts';
import { ballsOf } from './balls.ts';
import { startStates, writeState } from './body-states.ts';
import { finishContacts, type LoggedContact } from './contact-log.ts';
import { createDriven } from './driven.ts';
import type { loadEngine } from './engine.ts';
import { createEngineSide, type EngineSide } from './engine-side.ts';
import { type BallState, store } from './layer-ball.ts';
import { appliedNudges, type NudgedImpact } from './nudges.ts';
import { type BakePlan, isEverFree } from './plan.ts';
import { bakeKey } from './plan-bake.ts';
import { createSoftContacts } from './soft-contacts.ts';
import { createTouchSpans } from './touch-spans.ts';
import { createTrackLog } from './track-log.ts';
import { createWatch } from './watch.ts';

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
 * One step at a time: marks carry what they carry; balls fly, bounce, roll and rest in their own layer; everything else, and
 * balls that meet moving things, moves in the engine. Each body's true state is kept in doubles between steps.
 */
export function createRun(plan: BakePlan): Run {
  const dt = 1 / plan.stepHz;
  const totalSteps = Math.ceil(plan.durationS * plan.stepHz - 1e-9);
  const states = startStates(plan);
  const tracks = createTrackLog(plan, states, totalSteps);
  const { strides } = tracks;
  const driven = createDriven(plan, states, tracks);
  const watch = createWatch(plan, states);
  const balls = ballsOf(plan);
  const isBall = plan.bodies.map((_, i) => balls.all.some((ball) => ball.bodyIndex === i));
  const others = plan.bodies.flatMap((body, i) => (isEverFree(body) && !isBall[i] ? [i] : []));
  const contacts: LoggedContact[] = [];
  const spans = createTouchSpans(contacts);
  const nudged: NudgedImpact[] = [];
  const soft = createSoftContacts(plan, contacts);
  const isAsleep = new Uint8Array(plan.bodies.length);
  let side: EngineSide | null = null;
  let step = 0;
  let stop: Stop | null = null;

  /** Bodies that are the engine's, or balls that something carried could strike. */
  function isEngineNeeded(): boolean {
    if (others.some((i) => !driven.isCarried[i])) return true;
    return driven.carried.length > 0 && balls.all.some(({ isFree }) => isFree);
  }

  /** Whether a body is a ball whose step is its layer's to decide: not where it met a body that the engine moves. */
  function isLayers(i: number): boolean {
    return isBall[i]! && !driven.isCarried[i] && side?.metMoving[i] !== 1;
  }

  function recordState(i: number, timeS: number, state: BallState): void {
    writeState(states, i, state);
    tracks.record(i, timeS);
  }

  function takeImpact(impact: BallImpact): void {
    const { ball, other, part } = impact;
    const timeS = step * dt + impact.afterS;
    if (!isLayers(ball.bodyIndex) || (other && !isLayers(other.bodyIndex))) return;
    recordState(ball.bodyIndex, timeS, impact.before);
    recordState(ball.bodyIndex, timeS, impact.after);
    if (other) {
      recordState(other.bodyIndex, timeS, impact.otherBefore!);
      recordState(other.bodyIndex, timeS, impact.otherAfter!);
    }
    contacts.push({
      phase: 'impact',
      timeS,
      endTimeS: timeS,
      a: { bodyIndex: ball.bodyIndex, partIndex: 0 },
      b: part
        ? { bodyIndex: part.bodyIndex, partIndex: part.partIndex }
        : { bodyIndex: other!.bodyIndex, partIndex: 0 },
      pointM: impact.pointM,
      normal: impact.normal,
      impulseNs: impact.impulseNs,
      frictionNs: impact.frictionNs,
      normalSpeedMps: impact.normalSpeedMps,
      reboundSpeedMps: impact.reboundSpeedMps,
      slipSpeedMps: impact.slipSpeedMps,
      depthM: 0,
    });
    if (impact.nudgeId !== null) nudged.push({ nudgeId: impact.nudgeId, timeS });
  }

  /** Records the state that a body has at the end of the step, when it is due or just after a blow. */
  function settle(i: number, inEngine: boolean): void {
    stop ??= watch.problemOf(i, step * dt, inEngine);
    const isDue = (step + 1) % (isBall[i] ? strides.ball : strides.other) === 0 || step + 1 === totalSteps;
    if (isDue || (inEngine && side!.isStruck[i])) tracks.record(i, (step + 1) * dt);
    soft.look(i, states, (step + 1) * dt);
  }

  /** Takes a body over from the engine; the state before a blow is a knot too, so that nothing is smoothed across it. */
  function pull(i: number): void {
    const stride = isBall[i] ? strides.ball : strides.other;
    if (side!.isStruck[i] && step % stride !== 0) tracks.record(i, step * dt);
    side!.pull(i);
    settle(i, true);
  }

  /** A sleeping body is recorded once, at rest, and again when it wakes. */
  function pullOther(i: number): void {
    if (side!.isSleeping(i)) {
      if (isAsleep[i]) return;
      isAsleep[i] = 1;
      side!.fellAsleep(i);
      side!.pull(i);
      states.v.fill(0, 3 * i, 3 * i + 3);
      states.w.fill(0, 3 * i, 3 * i + 3);
      tracks.record(i, (step + 1) * dt);
      return;
    }
    if (isAsleep[i]) {
      isAsleep[i] = 0;
      side!.woke(i, step);
      tracks.record(i, step * dt);
    }
    pull(i);
  }

  function arrive(wasEngineUsed: boolean): void {
    const isRecorded = (step + 1) % strides.other === 0 || step + 1 === totalSteps;
    const moved = driven.carried;
    for (const i of driven.arrive(step * dt, (step + 1) * dt, isRecorded)) side?.letGo(i);
    for (const i of moved) {
      stop ??= watch.problemOf(i, step * dt, false);
      if (!wasEngineUsed) side?.leave(i);
    }
  }

  function stepOnce(): boolean {
    balls.fly(states, dt, driven.isCarried);
    const useEngine = isEngineNeeded();
    if (useEngine && !side) return false;
    if (useEngine) {
      side!.step(step, isLayers);
      for (const i of others) if (!driven.isCarried[i]) pullOther(i);
    }
    for (const impact of balls.world.impacts) takeImpact(impact);
    for (const ball of balls.all) {
      if (!ball.isFree) continue;
      const i = ball.bodyIndex;
      if (useEngine && !isLayers(i)) {
        balls.world.forget(ball);
        pull(i);
        continue;
      }
      store(ball, states);
      side?.leave(i);
      settle(i, false);
    }
    for (const touch of balls.world.touches) spans.watch(touch, step * dt, (step + 1) * dt);
    spans.close((step + 1) * dt);
    arrive(useEngine);
    if (useEngine) side!.settle();
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
      side = createEngineSide(rapier, plan, states, driven, contacts);
    },
    motion() {
      const endS = stop ? stop.timeS : plan.durationS;
      side?.finish(stop ? stop.timeS : step * dt);
      spans.close(Number.POSITIVE_INFINITY);
      const finished = finishContacts(plan, stop ? contacts.filter(({ timeS }) => timeS <= endS) : contacts);
      return {
        bakeKey: bakeKey(plan),
        stepHz: plan.stepHz,
        durationS: endS,
        tracks: tracks.tracks(stop ? stop.timeS : Number.POSITIVE_INFINITY),
        contacts: finished,
        startOverlaps: [...balls.startOverlaps(), ...(side?.startOverlaps ?? [])],
        jointLoads: side?.jointLoads() ?? plan.joints.map(({ id }) => unloaded(id)),
        appliedNudges: appliedNudges(plan, nudged, finished),
        clamps: watch.clamps,
        stop,
      };
    },
    free() {
      side?.free();
      side = null;
    },
  };
}

function unloaded(jointId: string) {
  return { jointId, peakForceN: 0, peakAtS: 0, brokeAtS: null };
}
