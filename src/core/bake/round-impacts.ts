import { placeOf, SLOW_MEETING_MPS, type StruckBody, strikeOf } from './ball-bodies.ts';
import type { Strike } from './ball-strike.ts';
import type { PairOf } from './balls.ts';
import type { Driven } from './driven.ts';
import type { BodyMeeting, MovingBodies } from './moving-bodies.ts';
import type { BallPath } from './moving-part.ts';
import { type BakePlan, type BodyPlan, isEverFree, jointedIds } from './plan.ts';
import { LANDING_MPS } from './restitution.ts';

/**
 * Impacts of round bodies that the engine moves because joints hold them: the balls of a cradle, a wrecking ball. The engine
 * solves a touching row all at once, and wrongly: the first ball bounces back and half the energy is lost. One impact after
 * the other, at their instants, is right, with gaps or without; the engine then finds nothing left to push.
 */

/** Of two round bodies in joints, impacts faster than this are ours, in m/s: a row passes on small shares. */
const ROW_MPS = 1e-6;
/** Impacts of one body in a step, beyond which the engine may have them. */
const MOST_IMPACTS = 64;

/** An impact of two bodies that the engine moves. */
export interface RoundImpact {
  readonly strike: Strike;
  readonly afterS: number;
  readonly ball: StruckBody;
  readonly body: StruckBody;
}

/** Works out the impacts of a step of `stepS` seconds, pushing the bodies, and returns them in order of time. */
export type RoundImpacts = (stepS: number) => RoundImpact[];

export function createRoundImpacts(
  plan: BakePlan,
  bodies: MovingBodies,
  { isCarried }: Driven,
  pairOf: PairOf,
): RoundImpacts {
  const jointed = jointedIds(plan);
  const rounds = plan.bodies.flatMap((body, i) =>
    isEverFree(body) && jointed.has(body.id) && isRound(body) ? [i] : [],
  );
  const isAmongThem = new Set(rounds);
  const passesBy = matesOf(plan);

  function slowestFor(round: number): (bodyIndex: number) => number {
    return (i) => {
      if (passesBy.has(i * plan.bodies.length + round)) return Number.POSITIVE_INFINITY;
      return isAmongThem.has(i) ? ROW_MPS : SLOW_MEETING_MPS;
    };
  }

  function earliest(fromS: number, stepS: number): { round: number; met: BodyMeeting } | null {
    let first: { round: number; met: BodyMeeting } | null = null;
    for (const round of rounds) {
      if (isCarried[round]) continue;
      const untilS = first ? first.met.afterS : stepS;
      const met = bodies.firstMet(ballPath(round), round, fromS, untilS, slowestFor(round));
      if (met && (!first || met.afterS < first.met.afterS)) first = { round, met };
    }
    return first;
  }

  function ballPath(round: number): BallPath {
    const { centerOfMassM, velocityMps, accelerationMps2 } = bodies.pathOf(round);
    const { shape } = plan.bodies[round]!.parts[0]!;
    const radiusM = shape.type === 'ball' ? shape.radiusM : 0;
    return { radiusM, positionM: centerOfMassM, velocityMps, accelerationMps2 };
  }

  return (stepS) => {
    const impacts: RoundImpact[] = [];
    if (rounds.length === 0) return impacts;
    let nowS = 0;
    for (let n = 0; n < MOST_IMPACTS * rounds.length; n++) {
      const first = earliest(nowS, stepS);
      if (!first) break;
      const { round, met } = first;
      nowS = met.afterS;
      const ball = { bodyIndex: round, partIndex: 0 };
      const impact = bodies.impact(bodies.striker(round, nowS), met, pairOf(ball, met));
      if (!impact) break;
      const ballBefore = bodies.stateAt(round, nowS);
      const bodyBefore = bodies.stateAt(met.bodyIndex, nowS);
      bodies.push(round, nowS, impact.changeA, impact.joltsA);
      bodies.push(met.bodyIndex, nowS, impact.changeB, impact.joltsB);
      // A row that leans together passes on crumbs without end, which nobody sees or hears.
      if (impact.normalSpeedMps <= LANDING_MPS) continue;
      impacts.push({
        strike: strikeOf(met, impact),
        afterS: nowS,
        ball: { ...ball, before: ballBefore, after: bodies.stateAt(round, nowS) },
        body: { ...placeOf(met), before: bodyBefore, after: bodies.stateAt(met.bodyIndex, nowS) },
      });
    }
    return impacts;
  };
}

/** Whether a body is one ball about its own origin. */
function isRound({ parts, centerOfMassM }: BodyPlan): boolean {
  const isCentred = parts[0]?.positionM.every((x) => x === 0) && centerOfMassM.every((x) => x === 0);
  return parts.length === 1 && parts[0]!.shape.type === 'ball' && isCentred === true;
}

/** Pairs of bodies that a joint lets pass through each other, both ways round, as first * bodies + second. */
function matesOf({ bodies, joints }: BakePlan): ReadonlySet<number> {
  const mates = new Set<number>();
  for (const { bodyIds, collide } of joints) {
    const a = bodies.findIndex(({ id }) => id === bodyIds[0]);
    const b = bodies.findIndex(({ id }) => id === bodyIds[1]);
    if (collide || b < 0) continue;
    mates.add(a * bodies.length + b);
    mates.add(b * bodies.length + a);
  }
  return mates;
}
