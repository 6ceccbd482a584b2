import type { StartOverlap } from '../motion/motion.ts';
import type { Air } from './air.ts';
import { type Ball, type BallStep, couldMeet, depthInStill, stepBall } from './ball-layer.ts';
import { type BodyStates, readState, vecOf } from './body-states.ts';
import { type BakePlan, pairKey } from './plan.ts';
import { isWithinReach, type StillPart, stillPartsOf } from './still-part.ts';

/** The balls of a plan and the still parts around them. */
export interface Balls {
  readonly all: readonly Ball[];
  /** By body index; undefined where the body is not a ball. */
  readonly steps: (BallStep | undefined)[];
  /** Flies every ball through the step that begins at `states`. */
  fly(states: BodyStates, dt: number): void;
  /** Whether any ball needs the engine's step: it touches something slowly, or may meet another ball. */
  needEngine(states: BodyStates, dt: number): boolean;
  startOverlaps(states: BodyStates): StartOverlap[];
}

/** A ball is a free body of one round part about its own origin. */
export function ballsOf(plan: BakePlan): Balls {
  const still = stillPartsOf(plan);
  const air: Air = { gravityMps2: plan.gravityMps2, densityKgpm3: plan.airDensityKgpm3, windMps: plan.windMps };
  const all: Ball[] = [];
  plan.bodies.forEach((body, bodyIndex) => {
    const part = body.parts[0];
    if (body.drive !== 'free' || body.parts.length !== 1 || part?.shape.type !== 'ball') return;
    if (part.positionM.some((x) => x !== 0)) return;
    const surface = plan.surfaces[`${body.id}/${part.id}`]!;
    all.push({
      bodyIndex,
      radiusM: part.shape.radiusM,
      massKg: body.massKg,
      inertiaKgm2: body.inertiaKgm2[0],
      aero: body.aero,
      pairWith: (other) => plan.pairs[pairKey(surface, other.surface)]!,
    });
  });
  const steps: (BallStep | undefined)[] = plan.bodies.map(() => undefined);
  return {
    all,
    steps,
    fly(states, dt) {
      for (const ball of all) steps[ball.bodyIndex] = stepBall(ball, readState(states, ball.bodyIndex), air, still, dt);
    },
    needEngine(states, dt) {
      for (let i = 0; i < all.length; i++) {
        const ball = all[i]!;
        if (steps[ball.bodyIndex]!.isSlow) return true;
        for (let j = i + 1; j < all.length; j++) {
          const other = all[j]!;
          const a = readState(states, ball.bodyIndex);
          if (couldMeet(ball, a, other, readState(states, other.bodyIndex), dt)) return true;
        }
      }
      return false;
    },
    startOverlaps: (states) => all.flatMap((ball) => overlapsOf(plan, ball, states, still)),
  };
}

/** Shallower overlaps at the start are rounding. */
const OVERLAP_M = 0.001;

function overlapsOf(plan: BakePlan, ball: Ball, states: BodyStates, still: readonly StillPart[]): StartOverlap[] {
  const position = vecOf(states.p, ball.bodyIndex);
  return still.flatMap((part) => {
    if (!isWithinReach(part, position, ball.radiusM)) return [];
    const depthM = depthInStill(ball, position, part);
    if (depthM < OVERLAP_M) return [];
    const body = plan.bodies[ball.bodyIndex]!;
    const other = plan.bodies[part.bodyIndex]!;
    return [
      {
        bodyIds: [body.id, other.id] as const,
        partIds: [body.parts[0]!.id, other.parts[part.partIndex]!.id] as const,
        depthM,
      },
    ];
  });
}
