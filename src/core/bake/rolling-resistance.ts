import { rotate } from '../base/quat.ts';
import { dot, length, scale, UP, type Vec3 } from '../base/vec3.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { ColliderPlace } from './engine.ts';
import { type BakePlan, pairKey } from './plan.ts';

/** A body turns about its axis to roll only while that lies at least this flat: the sine of 45 degrees. */
const FLATTEST = 0.7;

/** What holds back cylinders, capsules and wheels that roll in the engine, which knows no such thing. */
export interface RollingResistance {
  /** Whether anything in the plan could roll against resistance: where not, nothing else need be asked. */
  readonly isAny: boolean;
  /** Begins a step: what pressed in the step before is what holds back in this one. */
  begin(): void;
  /** Notes that two colliding parts pressed on each other through a step. */
  press(a: ColliderPlace, b: ColliderPlace, impulseNs: number): void;
  /**
   * The torque against rolling under the loads of the step before, in N m in the world; null where nothing rolls. At most
   * what stops the turning within a step.
   */
  torqueOn(bodyIndex: number, states: BodyStates): Vec3 | null;
}

interface Roller {
  /** Unit vector, in the body's frame. */
  readonly axis: Vec3;
  readonly radiusM: number;
  /** About the axis. */
  readonly inertiaKgm2: number;
}

/** Rollers are bodies of one cylinder or capsule; where pairs have no rolling resistance, there is nothing to do. */
export function rollingResistanceOf(plan: BakePlan): RollingResistance {
  const dt = 1 / plan.stepHz;
  const pull = length(plan.gravityMps2);
  const up = pull > 0 ? scale(plan.gravityMps2, -1 / pull) : UP;
  const isResisted = Object.values(plan.pairs).some((pair) => pair.rollingResistance > 0);
  const rollers = plan.bodies.map((body): Roller | null => {
    const part = body.parts[0];
    if (!isResisted || body.drive === 'still' || body.parts.length !== 1 || !part) return null;
    if (part.shape.type !== 'cylinder' && part.shape.type !== 'capsule') return null;
    const axis = rotate(part.rotation, UP);
    const { radiusM } = part.shape;
    // I = sum of I_k (axis . e_k)^2 over the principal axes e_k.
    const inertiaKgm2 = ([0, 1, 2] as const).reduce<number>((sum, k) => {
      const e = rotate(body.principalRotation, [k === 0 ? 1 : 0, k === 1 ? 1 : 0, k === 2 ? 1 : 0]);
      return sum + body.inertiaKgm2[k] * dot(axis, e) * dot(axis, e);
    }, 0);
    return { axis, radiusM, inertiaKgm2 };
  });
  /** By body: coefficient times impulse of everything that it rolled on in the step before, and in this one so far. */
  const loads = new Float64Array(plan.bodies.length);
  const pressed = new Float64Array(plan.bodies.length);
  const keys = [...new Set(Object.values(plan.surfaces))].sort();
  const table = keys.map((a) => keys.map((b) => plan.pairs[pairKey(a, b)]?.rollingResistance ?? 0));
  const numbers = plan.bodies.map(({ id, parts }) =>
    parts.map((part) => keys.indexOf(plan.surfaces[`${id}/${part.id}`]!)),
  );

  return {
    isAny: rollers.some((roller) => roller !== null),
    begin() {
      loads.set(pressed);
      pressed.fill(0);
    },
    press(a, b, impulseNs) {
      if (!rollers[a.bodyIndex] && !rollers[b.bodyIndex]) return;
      const row = table[numbers[a.bodyIndex]![a.partIndex]!];
      const pushNs = (row?.[numbers[b.bodyIndex]![b.partIndex]!] ?? 0) * impulseNs;
      pressed[a.bodyIndex]! += pushNs;
      pressed[b.bodyIndex]! += pushNs;
    },
    torqueOn(bodyIndex, states) {
      const roller = rollers[bodyIndex];
      if (!roller || loads[bodyIndex] === 0) return null;
      const axis = rotate(quatOf(states.q, bodyIndex), roller.axis);
      if (Math.abs(dot(axis, up)) > FLATTEST) return null;
      const turning = dot(vecOf(states.w, bodyIndex), axis);
      const most = (roller.inertiaKgm2 * Math.abs(turning)) / dt;
      const torque = Math.min(most, (loads[bodyIndex]! * roller.radiusM) / dt);
      return scale(axis, turning > 0 ? -torque : torque);
    },
  };
}
