import { addScaled, type Vec3, ZERO } from '../base/vec3.ts';
import type { Strike } from './ball-strike.ts';
import type { PairOf } from './balls.ts';
import type { HeldStriker } from './holds.ts';
import type { Impact } from './impact.ts';
import { type BallState, type LayerBall, stateOf } from './layer-ball.ts';
import type { BodyMeeting, MovingBodies } from './moving-bodies.ts';
import type { BallPath } from './moving-part.ts';

/** Balls of the layer against bodies that move: impacts are the layer's, what is slower or lasts is the engine's. */

/** Slower than this along the normal, a meeting with a moving body is left to the engine, in m/s; our choice. */
export const SLOW_MEETING_MPS = 0.3;

/** What a ball's impact did to a body. */
export interface StruckBody {
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly before: BallState;
  readonly after: BallState;
}

export interface BallBodies {
  /** The next body that a ball meets fast on its way to the end of the step. */
  next(ball: LayerBall, untilS: number): BodyMeeting | null;
  /** Strikes: changes the motion of the ball, which has come to the instant of the meeting, and of the body. */
  strike(ball: LayerBall, met: BodyMeeting): { readonly strike: Strike; readonly body: StruckBody } | null;
  /** Whether a ball, just loaded, meets the first thing that moves slowly within the step: then the engine has it. */
  isSlow(ball: LayerBall, stepS: number): boolean;
}

export function createBallBodies(bodies: MovingBodies, gravityMps2: Vec3, pairOf: PairOf): BallBodies {
  return {
    next(ball, untilS) {
      return bodies.firstMet(pathOf(ball), ball.bodyIndex, ball.atS, untilS, () => SLOW_MEETING_MPS);
    },
    strike(ball, met) {
      const impact = bodies.impact(strikerOf(ball), met, pairOf({ bodyIndex: ball.bodyIndex, partIndex: 0 }, met));
      if (!impact) return null;
      const before = bodies.stateAt(met.bodyIndex, met.afterS);
      bodies.push(met.bodyIndex, met.afterS, impact.changeB, impact.joltsB);
      const { linear, angular } = impact.changeA;
      ball.vx += linear[0];
      ball.vy += linear[1];
      ball.vz += linear[2];
      ball.wx += angular[0];
      ball.wy += angular[1];
      ball.wz += angular[2];
      return {
        strike: strikeOf(met, impact),
        body: { ...placeOf(met), before, after: bodies.stateAt(met.bodyIndex, met.afterS) },
      };
    },
    isSlow(ball, stepS) {
      const accelerationMps2 = ball.touches.length > 0 ? ZERO : gravityMps2;
      const met = bodies.firstMet({ ...pathOf(ball), accelerationMps2 }, ball.bodyIndex, 0, stepS, () => 0);
      return met !== null && met.closingMps <= SLOW_MEETING_MPS;
    },
  };
}

/** What contacts tell of an impact with a moving body. */
export function strikeOf({ pointM, normal }: BodyMeeting, impact: Impact): Strike {
  const { impulseNs, frictionNs, normalSpeedMps, reboundSpeedMps, slipSpeedMps } = impact;
  return { pointM, normal, impulseNs, frictionNs, normalSpeedMps, reboundSpeedMps, slipSpeedMps };
}

export function placeOf({ bodyIndex, partIndex }: BodyMeeting) {
  return { bodyIndex, partIndex };
}

/** The way of a ball, told as if it had gone so from the start of the step. */
function pathOf({ radiusM, atS, px, py, pz, vx, vy, vz, ax, ay, az }: LayerBall): BallPath {
  const accelerationMps2: Vec3 = [ax, ay, az];
  const velocityMps = addScaled([vx, vy, vz], accelerationMps2, -atS);
  const positionM = addScaled(addScaled([px, py, pz], velocityMps, -atS), accelerationMps2, (-atS * atS) / 2);
  return { radiusM, positionM, velocityMps, accelerationMps2 };
}

function strikerOf(ball: LayerBall): HeldStriker {
  const { positionM, velocityMps, angularVelocityRadps } = stateOf(ball);
  const perTurn = 1 / ball.inertiaKgm2;
  return {
    centerOfMassM: positionM,
    motion: { linear: velocityMps, angular: angularVelocityRadps },
    mobility: { perKg: 1 / ball.massKg, perKgm2: [perTurn, perTurn, perTurn, 0, 0, 0], held: [] },
    holds: [],
  };
}
