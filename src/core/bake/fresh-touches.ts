import { fromAxisAngle, multiply } from '../base/quat.ts';
import { UP } from '../base/vec3.ts';
import { type BodyStates, vecOf } from './body-states.ts';
import type { Engine } from './engine.ts';
import type { BakePlan } from './plan.ts';
import { rollerOf } from './rollers.ts';

/** By how much a collider is turned about its own axis, to and fro, in radians: 6 degrees from one step to the next. */
const TURN_RAD = 0.05;
/** Faster turns make the engine look anew by themselves: in radians a step, twice the degree that it lets pass. */
const QUICK_RAD = 0.035;

/** Before a step, for a body that touched something in the last: makes the engine find its touches anew. */
export type RenewTouches = (bodyIndex: number, states: BodyStates) => void;

/**
 * The engine keeps the points at which two things touch while they turn by less than a degree, and takes them along with the
 * surface. What rolls slowly then stands on a point behind its axis and is pushed on: a wheel speeds up by up to 0.08 m/s2 out
 * of nothing, and a parked car creeps away. Turning the colliders of such a body about their own axes, which are round,
 * changes nothing but that the engine looks where they touch.
 */
export function renewTouches(plan: BakePlan, engine: Engine): RenewTouches {
  const turns = plan.bodies.map((body) => {
    if (!rollerOf(body)) return null;
    return body.parts.map(({ rotation }) =>
      [TURN_RAD, -TURN_RAD].map((angle) => {
        const [x, y, z, w] = multiply(rotation, fromAxisAngle(UP, angle));
        return { x, y, z, w };
      }),
    );
  });
  const side = new Uint8Array(plan.bodies.length);
  const stepS = 1 / plan.stepHz;

  return (i, states) => {
    const parts = turns[i];
    if (!parts) return;
    const [x, y, z] = vecOf(states.w, i);
    const quick = QUICK_RAD / stepS;
    if (x * x + y * y + z * z > quick * quick) return;
    side[i] = 1 - side[i]!;
    for (let k = 0; k < parts.length; k++) engine.bodies[i]!.collider(k).setRotationWrtParent(parts[k]![side[i]!]!);
  };
}
