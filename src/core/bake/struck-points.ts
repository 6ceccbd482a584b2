import { IDENTITY, integrate, rotate } from '../base/quat.ts';
import { add, addScaled, cross, dot, sub, type Vec3 } from '../base/vec3.ts';
import { type BodyStates, vecOf } from './body-states.ts';
import { type BakePlan, isFreeAt } from './plan.ts';

/** How two points that are about to meet move, told for the instant at which they do. */
export interface Meeting {
  /** From the two bodies' origins to the points, once the bodies have turned until then. */
  readonly leverA: Vec3;
  readonly leverB: Vec3;
  /** Velocity of the second point against the first. */
  readonly velocityMps: Vec3;
}

/** The speeds of points of bodies within a step, of which the states tell the ends. */
export interface StruckPoints {
  /** The two points that the states have at `pointM` now, `afterS` from now. */
  meeting(a: number, b: number, pointM: Vec3, timeS: number, afterS: number): Meeting;
  /** Velocity of the first point against the second along a normal, `beforeS` ago: what spins fast has turned on since. */
  partingMps(a: number, b: number, meeting: Meeting, normal: Vec3, timeS: number, beforeS: number): number;
}

/**
 * Corners of what spins fast turn by many degrees in a step, so that the speed of the same corner at the start or the end of a
 * step is not the one at which it strikes: a domino at 100 rad/s would seem to leave faster than it came.
 */
export function struckPoints(plan: BakePlan, states: BodyStates): StruckPoints {
  function leverAt(i: number, pointM: Vec3, afterS: number): Vec3 {
    return rotate(integrate(IDENTITY, vecOf(states.w, i), afterS), sub(pointM, vecOf(states.p, i)));
  }

  /** Of a point of a body, gravity having acted on it for `fallS`, or not yet where that is negative. */
  function velocityOf(i: number, lever: Vec3, timeS: number, fallS: number): Vec3 {
    const velocity = add(vecOf(states.v, i), cross(vecOf(states.w, i), lever));
    return isFreeAt(plan.bodies[i]!, timeS) ? addScaled(velocity, plan.gravityMps2, fallS) : velocity;
  }

  return {
    meeting(a, b, pointM, timeS, afterS) {
      const [leverA, leverB] = [leverAt(a, pointM, afterS), leverAt(b, pointM, afterS)];
      const velocityMps = sub(velocityOf(b, leverB, timeS, afterS), velocityOf(a, leverA, timeS, afterS));
      return { leverA, leverB, velocityMps };
    },
    partingMps: (a, b, { leverA, leverB }, normal, timeS, beforeS) =>
      dot(sub(velocityOf(a, leverA, timeS, -beforeS), velocityOf(b, leverB, timeS, -beforeS)), normal),
  };
}
