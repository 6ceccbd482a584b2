import { rotate } from '../base/quat.ts';
import { dot, length, scale, UP, type Vec3 } from '../base/vec3.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { ColliderPlace } from './engine.ts';
import { type BakePlan, pairKey } from './plan.ts';
import { rollerOf } from './rollers.ts';

/** A body turns about its axis to roll only while that lies at least this flat: the sine of 45 degrees. */
const FLATTEST = 0.7;

/**
 * What rolls on a wheel must stop with it: as much mass as presses on it by its weight. Of that so much is counted, for what
 * strikes presses harder than it weighs.
 */
const SURE_SHARE = 0.5;

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
   * what stops the turning, with what rides on it, within a step.
   */
  torqueOn(bodyIndex: number, states: BodyStates): Vec3 | null;
}

/** Where pairs have no rolling resistance, there is nothing to do. */
export function rollingResistanceOf(plan: BakePlan): RollingResistance {
  const dt = 1 / plan.stepHz;
  const pull = length(plan.gravityMps2);
  const up = pull > 0 ? scale(plan.gravityMps2, -1 / pull) : UP;
  const isResisted = Object.values(plan.pairs).some((pair) => pair.rollingResistance > 0);
  const rollers = plan.bodies.map((body) => (isResisted ? rollerOf(body) : null));
  /** By body: coefficient times radius times impulse of everything that it rolled on in the step before, and in this one so far. */
  const loads = new Float64Array(plan.bodies.length);
  const pressed = new Float64Array(plan.bodies.length);
  /** By body: impulse times radius squared, likewise. */
  const borne = new Float64Array(plan.bodies.length);
  const bearing = new Float64Array(plan.bodies.length);
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
      borne.set(bearing);
      bearing.fill(0);
    },
    press(a, b, impulseNs) {
      if (!rollers[a.bodyIndex] && !rollers[b.bodyIndex]) return;
      const row = table[numbers[a.bodyIndex]![a.partIndex]!];
      const pushNs = (row?.[numbers[b.bodyIndex]![b.partIndex]!] ?? 0) * impulseNs;
      for (const { bodyIndex, partIndex } of [a, b]) {
        const radiusM = rollers[bodyIndex]?.radiiM[partIndex] ?? 0;
        pressed[bodyIndex]! += pushNs * radiusM;
        bearing[bodyIndex]! += impulseNs * radiusM * radiusM;
      }
    },
    torqueOn(bodyIndex, states) {
      const roller = rollers[bodyIndex];
      if (!roller || loads[bodyIndex] === 0) return null;
      const axis = rotate(quatOf(states.q, bodyIndex), roller.axis);
      if (Math.abs(dot(axis, up)) > FLATTEST) return null;
      const turning = dot(vecOf(states.w, bodyIndex), axis);
      const ridden = pull > 0 ? (SURE_SHARE * borne[bodyIndex]!) / (pull * dt) : 0;
      const most = ((roller.inertiaKgm2 + ridden) * Math.abs(turning)) / dt;
      const torque = Math.min(most, loads[bodyIndex]! / dt);
      return scale(axis, turning > 0 ? -torque : torque);
    },
  };
}
