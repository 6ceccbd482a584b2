import { add, length, type Vec3, ZERO } from '../base/vec3.ts';
import type { JointLoad } from '../motion/motion.ts';
import type { BodyStates } from './body-states.ts';
import type { Bridge } from './bridge.ts';
import type { Engine } from './engine.ts';
import { balanceJoints, type JointEnds } from './joint-balance.ts';
import { type BakePlan, isEverFree, jointedIds } from './plan.ts';

/** Loads are told as means over one frame of film, which is what anybody sees of them, in seconds. */
const SHOWN_S = 1 / 24;
/** A joint breaks when its mean load over this time, in seconds, exceeds what it bears: shorter jerks only stretch it. */
const BREAKING_S = 0.01;

/** What joints bear, and their breaking. */
export interface JointLoads {
  /** Counts what an impact outside the engine made a joint give its first body, in N s, in the step to be measured next. */
  jolt(jointIndex: number, impulse: Vec3): void;
  /** To be called after the engine's step and before states are pulled; takes joints that broke out of the engine. */
  measure(step: number): void;
  isWhole(jointIndex: number): boolean;
  /** In the order of the plan's joints. */
  loads(): JointLoad[];
}

interface Tally extends JointEnds {
  /** The impulses of the last steps, in a ring. */
  readonly recent: Vec3[];
  peakForceN: number;
  peakAtS: number;
  brokeAtS: number | null;
}

export function createJointLoads(
  plan: BakePlan,
  engine: Engine,
  bridge: Bridge,
  states: BodyStates,
  isCarried: Uint8Array,
): JointLoads {
  const dt = 1 / plan.stepHz;
  const shown = Math.max(1, Math.round(SHOWN_S * plan.stepHz));
  const breaking = Math.min(shown, Math.max(1, Math.round(BREAKING_S * plan.stepHz)));
  const jointed = jointedIds(plan);
  const bodies = plan.bodies.flatMap((body, i) => (jointed.has(body.id) && isEverFree(body) ? [i] : []));
  const indexOf = new Map(plan.bodies.map(({ id }, i) => [id, i]));
  const tallies = plan.joints.map(
    (joint, index): Tally => ({
      index,
      plan: joint,
      bodyA: indexOf.get(joint.bodyIds[0])!,
      bodyB: joint.bodyIds[1] === null ? -1 : indexOf.get(joint.bodyIds[1])!,
      recent: Array.from({ length: shown }, () => ZERO),
      peakForceN: 0,
      peakAtS: 0,
      brokeAtS: null,
    }),
  );

  /** Those that hold something free; between what never moves, nothing is borne. */
  const loaded = tallies.filter(({ bodyA, bodyB }) =>
    [bodyA, bodyB].some((i) => i >= 0 && isEverFree(plan.bodies[i]!)),
  );

  /** The mean force over the last `count` steps, in N. */
  function meanForceN({ recent }: Tally, step: number, count: number): number {
    let x = 0;
    let y = 0;
    let z = 0;
    for (let n = 0; n < count; n++) {
      const [dx, dy, dz] = recent[(step + shown - n) % shown]!;
      x += dx;
      y += dy;
      z += dz;
    }
    return length([x, y, z]) / (count * dt);
  }

  const jolts = new Map<number, Vec3>();

  return {
    jolt(jointIndex, impulse) {
      jolts.set(jointIndex, add(jolts.get(jointIndex) ?? ZERO, impulse));
    },
    measure(step) {
      const whole = loaded.filter(({ brokeAtS }) => brokeAtS === null);
      if (whole.length === 0) return;
      const movable = bodies.filter((i) => !isCarried[i]);
      const given = balanceJoints(plan, engine, bridge, states, movable, whole);
      for (const tally of whole) {
        tally.recent[step % shown] = add(given.get(tally.index) ?? ZERO, jolts.get(tally.index) ?? ZERO);
        const forceN = meanForceN(tally, step, shown);
        if (forceN > tally.peakForceN) {
          tally.peakForceN = forceN;
          tally.peakAtS = Math.max(0, (step + 1 - shown / 2) * dt);
        }
        const { breakForceN } = plan.joints[tally.index]!;
        const pullN = meanForceN(tally, step, breaking);
        if (breakForceN === null || pullN <= breakForceN) continue;
        tally.brokeAtS = (step + 1) * dt;
        // What tore it counts, though it did not last for a frame.
        tally.peakForceN = Math.max(tally.peakForceN, pullN);
        tally.peakAtS = tally.brokeAtS;
        engine.breakJoint(tally.index);
      }
      jolts.clear();
    },
    isWhole: (i) => tallies[i]!.brokeAtS === null,
    loads: () =>
      tallies.map(({ index, peakForceN, peakAtS, brokeAtS }) => ({
        jointId: plan.joints[index]!.id,
        peakForceN,
        peakAtS,
        brokeAtS,
      })),
  };
}
