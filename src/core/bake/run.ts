import type { Motion, Stop } from '../motion/motion.ts';
import type { StruckBody } from './ball-bodies.ts';
import type { Strike } from './ball-strike.ts';
import type { BallImpact } from './ball-world.ts';
import { ballsOf, isLayerBall } from './balls.ts';
import { startStates, writeState } from './body-states.ts';
import { finishContacts, type LoggedContact } from './contact-log.ts';
import { createDriven } from './driven.ts';
import type { ColliderPlace, loadEngine } from './engine.ts';
import { createEngineSide, type EngineSide } from './engine-side.ts';
import { type BallState, store } from './layer-ball.ts';
import { createMovingBodies } from './moving-bodies.ts';
import { appliedNudges, type NudgedImpact } from './nudges.ts';
import { type BakePlan, isEverFree, moves } from './plan.ts';
import { bakeKey } from './plan-bake.ts';
import { createRoundImpacts } from './round-impacts.ts';
import { withSignlessZeros } from './signless-zeros.ts';
import { createSoftContacts } from './soft-contacts.ts';
import { createTouchSpans } from './touch-spans.ts';
import { createTrackLog } from './track-log.ts';
import { createWatch } from './watch.ts';

/** What a bake is for: a motion to keep and show, or one to judge and drop, whose key nobody asks for. */
export type Recording = 'motion' | 'contacts';

/** A bake in progress. */
export interface Run {
  /** Share of the take that is done; 1 at its end or where it had to stop. */
  share(): number;
  /** Takes up to `steps` steps; returns early where the engine is needed and not there. */
  advance(steps: number): 'advanced' | 'needs-engine';
  attach(rapier: Awaited<ReturnType<typeof loadEngine>>): void;
  /** What was baked; called once, at the end. */
  motion(): Motion;
  free(): void;
}

/**
 * One step at a time: marks carry what they carry; balls fly, bounce, roll and rest in their own layer, and strike what
 * moves; everything else, and balls that lean on moving things, moves in the engine. Each body's true state is kept in doubles between steps.
 */
export function createRun(given: BakePlan, record: Recording = 'motion'): Run {
  const plan = withSignlessZeros(given);
  const dt = 1 / plan.stepHz;
  const totalSteps = Math.ceil(plan.durationS * plan.stepHz - 1e-9);
  const states = startStates(plan);
  const tracks = createTrackLog(plan, states, totalSteps);
  const { strides } = tracks;
  const driven = createDriven(plan, states, tracks);
  const watch = createWatch(plan, states);
  const isBall = plan.bodies.map((body) => isLayerBall(plan, body));
  /** Balls that the engine has in this step, by body: they touch something that moves, and slowly. */
  const isLent = new Uint8Array(plan.bodies.length);
  const others = plan.bodies.flatMap((body, i) => (isEverFree(body) && !isBall[i] ? [i] : []));
  const contacts: LoggedContact[] = [];
  const spans = createTouchSpans(contacts);
  const nudged: NudgedImpact[] = [];
  const soft = createSoftContacts(plan, contacts);
  const isAsleep = new Uint8Array(plan.bodies.length);
  let side: EngineSide | null = null;
  let step = 0;
  let stop: Stop | null = null;
  const hasTargets = plan.bodies.some((body, i) => moves(body) && (!isBall[i] || body.drive === 'let-go'));
  const bodies = hasTargets
    ? createMovingBodies(plan, states, driven, (i) => !isBall[i] || isElsewhere(i), {
        isTouched: (i) => isAsleep[i] === 1 || side?.isTouched(i) === true,
        supportsOf: (i) => side?.supportsOf(i) ?? [],
        isHolding: (joint) => side?.isHolding(joint) ?? true,
      })
    : null;
  const balls = ballsOf(plan, bodies);
  const strikeRounds = bodies && createRoundImpacts(plan, bodies, driven, balls.pairOf);

  /** Whether anything is the engine's to move in this step. */
  function isEngineNeeded(): boolean {
    return others.some((i) => !driven.isCarried[i]) || isLent.includes(1);
  }

  function isElsewhere(i: number): boolean {
    return driven.isCarried[i] === 1 || isLent[i] === 1;
  }

  function recordState(i: number, timeS: number, state: BallState): void {
    writeState(states, i, state);
    tracks.record(i, timeS);
  }

  function takeImpact(impact: BallImpact): void {
    const { ball, other, body } = impact;
    const timeS = step * dt + impact.afterS;
    recordState(ball.bodyIndex, timeS, impact.before);
    recordState(ball.bodyIndex, timeS, impact.after);
    if (other) {
      recordState(other.bodyIndex, timeS, impact.otherBefore!);
      recordState(other.bodyIndex, timeS, impact.otherAfter!);
    }
    if (body) recordStruck(body, timeS);
    const on = impact.part ?? body ?? { bodyIndex: other!.bodyIndex, partIndex: 0 };
    contacts.push(impactContact(impact.strike, timeS, { bodyIndex: ball.bodyIndex, partIndex: 0 }, on));
    if (impact.nudgeId !== null) nudged.push({ nudgeId: impact.nudgeId, timeS });
  }

  function recordStruck({ bodyIndex: i, before, after }: StruckBody, timeS: number): void {
    if (driven.isCarried[i]) return;
    wake(i);
    recordState(i, timeS, before);
    recordState(i, timeS, after);
  }

  /** Impacts of this step between what the layers move and what the engine does; the engine then finds them done. */
  function strikeBodies(): void {
    if (!bodies) return;
    for (const impact of strikeRounds!(dt)) {
      const timeS = step * dt + impact.afterS;
      recordStruck(impact.ball, timeS);
      recordStruck(impact.body, timeS);
      contacts.push(impactContact(impact.strike, timeS, impact.ball, impact.body));
    }
    for (const i of bodies.pushed) {
      writeState(states, i, bodies.stateAt(i, 0));
      side!.leave(i);
    }
    for (const [jointIndex, impulse] of bodies.jolts) side!.jolt(jointIndex, impulse);
  }

  /** Records the state that a body has at the end of the step, when it is due or just after a blow. */
  function settle(i: number, inEngine: boolean): void {
    stop ??= watch.problemOf(i, step, inEngine);
    const isDue = (step + 1) % (isBall[i] ? strides.ball : strides.other) === 0 || step + 1 === totalSteps;
    if (isDue || (inEngine && side!.isStruck[i])) tracks.record(i, (step + 1) * dt);
    if (soft.looksAt[i]) soft.look(i, states, (step + 1) * dt);
  }

  /**
   * Takes a body over from the engine; the state before a blow is a knot too, so that nothing is smoothed across it. Says
   * whether it moves at all.
   */
  function pull(i: number): boolean {
    const stride = isBall[i] ? strides.ball : strides.other;
    if (side!.isStruck[i] && step % stride !== 0 && !bodies?.pushed.has(i)) tracks.record(i, step * dt);
    return side!.pull(i);
  }

  function pullBall(i: number): void {
    pull(i);
    settle(i, true);
  }

  /** A sleeping body is recorded once, at rest, and again when it wakes. */
  function pullOther(i: number): void {
    if (isAsleep[i]) {
      if (side!.isSleeping(i)) return;
      wake(i);
    }
    if (pull(i) || !side!.isSleeping(i)) settle(i, true);
    else fallAsleep(i);
  }

  function fallAsleep(i: number): void {
    isAsleep[i] = 1;
    side!.fellAsleep(i);
    states.v.fill(0, 3 * i, 3 * i + 3);
    states.w.fill(0, 3 * i, 3 * i + 3);
    tracks.record(i, (step + 1) * dt);
  }

  function wake(i: number): void {
    if (!isAsleep[i]) return;
    isAsleep[i] = 0;
    side!.woke(i, step);
    tracks.record(i, step * dt);
  }

  function arrive(wasEngineUsed: boolean): void {
    const isRecorded = (step + 1) % strides.other === 0 || step + 1 === totalSteps;
    const moved = driven.carried();
    for (const i of driven.arrive(step * dt, (step + 1) * dt, isRecorded)) side?.letGo(i);
    for (const i of moved) {
      stop ??= watch.problemOf(i, step, false);
      if (!wasEngineUsed) side?.leave(i);
    }
  }

  /** A step in which nothing can move but balls that are free: the same as any other, without the questions. */
  function stepBalls(): void {
    balls.flyAll(states, dt);
    const { impacts, touches } = balls.world;
    for (let n = 0; n < impacts.length; n++) takeImpact(impacts[n]!);
    for (let n = 0; n < balls.all.length; n++) {
      const ball = balls.all[n]!;
      store(ball, states);
      settle(ball.bodyIndex, false);
    }
    for (let n = 0; n < touches.length; n++) spans.watch(touches[n]!, step * dt, (step + 1) * dt);
    spans.close((step + 1) * dt);
    step++;
  }

  /** Steps of a lone ball that is near nothing: returns how many of them it took. */
  function flyAlone(most: number): number {
    if (!balls.loneFlight) return 0;
    const ball = balls.all[0]!;
    const { bodyIndex: i } = ball;
    const looks = soft.isWatching();
    return balls.loneFlight(most, () => {
      store(ball, states);
      stop = watch.problemOf(i, step, false);
      step++;
      if (strides.ball === 1 || step % strides.ball === 0 || step === totalSteps) tracks.record(i, step * dt);
      if (looks) soft.look(i, states, step * dt);
      return stop === null;
    });
  }

  function stepOnce(): boolean {
    if (!hasTargets) {
      stepBalls();
      return true;
    }
    bodies?.begin(step * dt, dt);
    for (const ball of balls.all) {
      const i = ball.bodyIndex;
      isLent[i] = bodies && !driven.isCarried[i] && balls.isSlow(ball, states, dt) ? 1 : 0;
    }
    const useEngine = isEngineNeeded();
    if (useEngine && !side) return false;
    balls.fly(states, dt, isElsewhere);
    for (const impact of balls.world.impacts) takeImpact(impact);
    stop ??= watch.pinchOf(balls.world.impacts, driven.isCarried, step * dt);
    strikeBodies();
    if (useEngine) {
      for (const { bodyIndex: i } of balls.all) side!.setAway(i, !isElsewhere(i));
      side!.step(step);
      for (const i of others) if (!driven.isCarried[i]) pullOther(i);
    }
    for (const ball of balls.all) {
      const i = ball.bodyIndex;
      if (driven.isCarried[i]) continue;
      if (isLent[i]) {
        balls.world.forget(ball);
        pullBall(i);
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
    share: () => (stop || totalSteps === 0 ? 1 : step / totalSteps),
    advance(steps) {
      const end = Math.min(totalSteps, step + steps);
      while (step < end && !stop) {
        if (flyAlone(end - step) === 0 && !stepOnce()) return 'needs-engine';
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
        bakeKey: record === 'motion' ? bakeKey(plan) : '',
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
      tracks.free();
      side?.free();
      side = null;
    },
  };
}

function impactContact(strike: Strike, timeS: number, a: ColliderPlace, b: ColliderPlace): LoggedContact {
  return {
    phase: 'impact',
    timeS,
    endTimeS: timeS,
    a: { bodyIndex: a.bodyIndex, partIndex: a.partIndex },
    b: { bodyIndex: b.bodyIndex, partIndex: b.partIndex },
    pointM: strike.pointM,
    normal: strike.normal,
    impulseNs: strike.impulseNs,
    frictionNs: strike.frictionNs,
    normalSpeedMps: strike.normalSpeedMps,
    reboundSpeedMps: strike.reboundSpeedMps,
    slipSpeedMps: strike.slipSpeedMps,
    depthM: 0,
  };
}

function unloaded(jointId: string) {
  return { jointId, peakForceN: 0, peakAtS: 0, brokeAtS: null };
}
