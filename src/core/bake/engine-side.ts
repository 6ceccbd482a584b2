import { shapeBounds } from '../base/shapes/bounds.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { JointLoad, StartOverlap } from '../motion/motion.ts';
import { type BodyStates, vecOf } from './body-states.ts';
import { createBridge } from './bridge.ts';
import type { LoggedContact } from './contact-log.ts';
import { createContactTracker } from './contact-tracker.ts';
import type { Driven } from './driven.ts';
import { createEngine, type loadEngine } from './engine.ts';
import { thicknessM } from './engine-speeds.ts';
import { supportsIn } from './engine-supports.ts';
import type { Support } from './holds.ts';
import { createJointLoads } from './joint-loads.ts';
import { type BakePlan, isEverFree, moves } from './plan.ts';

/** A carried body that moves faster than the engine can follow is followed in at most this many parts of a step. */
const MOST_PARTS = 32;

/** All of a bake that happens in the engine, step by step. */
export interface EngineSide {
  /** By body: 1 where an impact struck it in the last step. */
  readonly isStruck: Uint8Array;
  /** Takes one step with everything that is not away. */
  step(step: number): void;
  isSleeping(bodyIndex: number): boolean;
  /** Whether a body was in touch with anything in the last step. */
  isTouched(bodyIndex: number): boolean;
  /** Where things that nothing moves touched a body in the last step. */
  supportsOf(bodyIndex: number): readonly Support[];
  isHolding(jointIndex: number): boolean;
  /** Takes a body out of the engine's world while another layer moves it, and puts it back. */
  setAway(bodyIndex: number, isAway: boolean): void;
  /** Takes over a body's state from the engine; says whether it moves at all, as nothing does that sleeps. */
  pull(bodyIndex: number): boolean;
  /** To be called when all states of the step are known. */
  settle(): void;
  /** A body's state was changed outside: the engine learns of it before its next step. */
  leave(bodyIndex: number): void;
  /** An impact solved outside made a joint give its first body so much, in N s: it counts in the next step. */
  jolt(jointIndex: number, impulse: Vec3): void;
  /** Makes a body that marks carried a free one. */
  letGo(bodyIndex: number): void;
  fellAsleep(bodyIndex: number): void;
  woke(bodyIndex: number, step: number): void;
  /** Closes what is still open. */
  finish(endS: number): void;
  readonly startOverlaps: readonly StartOverlap[];
  jointLoads(): JointLoad[];
  free(): void;
}

/** The engine's side of a bake that has come to where `states` say. The caller must free it. */
export function createEngineSide(
  rapier: Awaited<ReturnType<typeof loadEngine>>,
  plan: BakePlan,
  states: BodyStates,
  driven: Driven,
  log: LoggedContact[],
): EngineSide {
  const dt = 1 / plan.stepHz;
  const engine = createEngine(rapier, plan);
  const bridge = createBridge(plan, engine, states);
  const tracker = createContactTracker(plan, engine, bridge, states, log);
  const loads = createJointLoads(plan, engine, bridge, states, driven.isCarried);
  const movers = plan.bodies.flatMap((body, i) => (moves(body) ? [i] : []));
  const isStruck = new Uint8Array(plan.bodies.length);
  /** Bodies that the engine does not see. */
  const isAway = new Uint8Array(plan.bodies.length);
  /** Bodies whose state here is newer than the engine's. */
  const isAhead = new Uint8Array(plan.bodies.length).fill(1);
  /** By body: 1 where the engine let it sleep at the end of its last step. */
  const isAtRest = new Uint8Array(plan.bodies.length);
  const reachesM = plan.bodies.map(reachM);
  const thicknessesM = plan.bodies.map((body) => (moves(body) ? thicknessM(body) : 0));
  let parts = 1;
  plan.bodies.forEach((body, i) => {
    if (body.letGoS !== null && !driven.isCarried[i]) engine.letGo(i);
  });

  /** Into how many parts a step must be divided so that no carried body jumps over what it should strike. */
  function partsFor(): number {
    let most = 1;
    for (const a of driven.carried()) {
      const wayM = (sizeOf(states.v, a) + sizeOf(states.w, a) * reachesM[a]!) * dt;
      if (wayM < thicknessesM[a]! / 4) continue;
      for (const b of movers) {
        if (driven.isCarried[b] || isAway[b] || !isEverFree(plan.bodies[b]!)) continue;
        if (distanceM(a, b) > reachesM[a]! + reachesM[b]! + 2 * wayM + sizeOf(states.v, b) * dt) continue;
        most = Math.max(most, Math.ceil(wayM / ((thicknessesM[a]! + thicknessesM[b]!) / 4)));
      }
    }
    return Math.min(most, MOST_PARTS);
  }

  function distanceM(a: number, b: number): number {
    const [ax, ay, az] = vecOf(states.p, a);
    const [bx, by, bz] = vecOf(states.p, b);
    return Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by) + (az - bz) * (az - bz));
  }

  function divide(): void {
    const now = driven.carried().length > 0 ? partsFor() : 1;
    if (now === parts) return;
    parts = now;
    bridge.divide(parts);
    // What flies must learn of the new substep, half of which its velocity in the engine runs ahead.
    for (const i of movers) {
      if (!driven.isCarried[i] && !bridge.touched[i] && !engine.bodies[i]!.isSleeping()) isAhead[i] = 1;
    }
  }

  function reportTouches(step: number): void {
    const { indices, count } = bridge.touches;
    for (let n = 0; n < count; n++) {
      if (!tracker.touch(step, n)) continue;
      isStruck[engine.places[indices[2 * n]!]!.bodyIndex] = 1;
      isStruck[engine.places[indices[2 * n + 1]!]!.bodyIndex] = 1;
    }
  }

  return {
    isStruck,
    step(step) {
      const startS = step * dt;
      divide();
      bridge.clearTouches();
      isStruck.fill(0);
      const cut = driven.carried().filter((i) => driven.isCut(i, startS, startS + dt));
      for (const i of movers) {
        if (isAway[i]) continue;
        if (isAhead[i]) {
          if (driven.isCarried[i]) bridge.place(i);
          else bridge.push(i);
          isAtRest[i] = 0;
        }
        // Where a path is cut, the engine sees the body stand until the next step begins at its new place.
        isAhead[i] = cut.length > 0 && cut.includes(i) ? 1 : 0;
        if (!driven.isCarried[i] && !isAtRest[i]) bridge.applyForces(i);
      }
      for (let part = 1; part <= parts; part++) {
        for (const i of driven.carried()) {
          if (!isAhead[i]) bridge.carry(i, driven.stateAt(i, startS + (part * dt) / parts));
        }
        engine.step();
        bridge.collectTouches();
      }
      loads.measure(step);
      reportTouches(step);
    },
    isSleeping(i) {
      const sleeps = engine.bodies[i]!.isSleeping();
      isAtRest[i] = sleeps ? 1 : 0;
      return sleeps;
    },
    isTouched: (i) => bridge.touched[i]! > 0,
    supportsOf: (i) => supportsIn(engine, i, (j) => driven.isCarried[j] === 1 || !isEverFree(plan.bodies[j]!)),
    isHolding: (i) => loads.isWhole(i),
    setAway(i, away) {
      if (isAway[i] === (away ? 1 : 0)) return;
      isAway[i] = away ? 1 : 0;
      isAhead[i] = 1;
      engine.bodies[i]!.setEnabled(!away);
    },
    pull: (i) => bridge.pull(i),
    settle: () => tracker.settle(),
    leave(i) {
      isAhead[i] = 1;
    },
    jolt: (joint, impulse) => loads.jolt(joint, impulse),
    letGo(i) {
      engine.letGo(i);
      isAhead[i] = 1;
    },
    fellAsleep: (i) => tracker.fellAsleep(i),
    woke: (i, step) => tracker.woke(i, step),
    finish: (endS) => tracker.finish(endS),
    startOverlaps: tracker.startOverlaps,
    jointLoads: () => loads.loads(),
    free: () => engine.free(),
  };
}

/** How far a body's farthest corner is from its origin, from above. */
function reachM({ parts }: BakePlan['bodies'][number]): number {
  let reach = 0;
  for (const part of parts) {
    const { minM, maxM } = shapeBounds(part.shape);
    const [x, y, z] = minM.map((low, k) => Math.max(Math.abs(low), Math.abs(maxM[k]!))) as [number, number, number];
    const [px, py, pz] = part.positionM;
    reach = Math.max(reach, Math.sqrt(px * px + py * py + pz * pz) + Math.sqrt(x * x + y * y + z * z));
  }
  return reach;
}

function sizeOf(column: Float64Array, i: number): number {
  const [x, y, z] = vecOf(column, i);
  return Math.sqrt(x * x + y * y + z * z);
}
