import { integrate, rotate } from '../base/quat.ts';
import { addScaled, cross, length, scale, sub, type Vec3 } from '../base/vec3.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { Driven } from './driven.ts';
import {
  type HeldImpact,
  type HeldStriker,
  type Hold,
  impactOfHeld,
  type Jolt,
  type Support,
  supportHold,
  tieHolds,
  tiesOf,
} from './holds.ts';
import { freeMobility, type Mobility, type Twist, UNMOVABLE } from './impact.ts';
import type { BallState } from './layer-ball.ts';
import {
  type BallPath,
  type BodyPath,
  bodyAfter,
  firstTouch,
  type MovingPart,
  movingPart,
  type Touch,
} from './moving-part.ts';
import { type BakePlan, moves, type PairPlan } from './plan.ts';
import { restitutionAt } from './restitution.ts';

/**
 * The bodies that the engine moves and those that marks carry, as targets for balls within one step: each goes on as it is,
 * and what strikes it changes how.
 */

/** A ball meets a part of a moving body. */
export interface BodyMeeting extends Touch {
  readonly bodyIndex: number;
  readonly partIndex: number;
}

/** What the engine knows of a body's surroundings. */
export interface Surroundings {
  /** Whether a body was in touch with anything in the last step. */
  isTouched(bodyIndex: number): boolean;
  /** Where something that nothing moves stopped a body in the last step. */
  supportsOf(bodyIndex: number): readonly Support[];
  isHolding(jointIndex: number): boolean;
}

export interface MovingBodies {
  /** Takes the states at the start of a step of `stepS` seconds. */
  begin(startS: number, stepS: number): void;
  /**
   * The first body that a ball meets while it flies from `fromS` to `untilS` seconds into the step, closing in faster than
   * `slowestMps` says for that body.
   */
  firstMet(
    ball: BallPath,
    exceptIndex: number,
    fromS: number,
    untilS: number,
    slowestMps: (bodyIndex: number) => number,
  ): BodyMeeting | null;
  pathOf(bodyIndex: number): BodyPath;
  striker(bodyIndex: number, afterS: number): HeldStriker;
  /** What happens when a ball, or a body, strikes another; null where they do not close in. */
  impact(ball: HeldStriker, met: BodyMeeting, pair: PairPlan): HeldImpact | null;
  /** Gives a body a change of motion at an instant of the step, with what that did to its joints. */
  push(bodyIndex: number, afterS: number, change: Twist, jolts: readonly Jolt[]): void;
  /** The state of a body's origin at an instant of the step. */
  stateAt(bodyIndex: number, afterS: number): BallState;
  /** Bodies that were pushed in this step. */
  readonly pushed: ReadonlySet<number>;
  /** By joint of the plan: what impacts of this step made it give its first body, in N s. */
  readonly jolts: ReadonlyMap<number, Vec3>;
}

/** `isTarget` says by body whether balls are to meet it in this step. */
export function createMovingBodies(
  plan: BakePlan,
  states: BodyStates,
  driven: Driven,
  isTarget: (bodyIndex: number) => boolean,
  surroundings: Surroundings,
): MovingBodies {
  const movers = plan.bodies.flatMap((body, i) => (moves(body) ? [i] : []));
  const parts: (readonly MovingPart[])[] = plan.bodies.map((body) =>
    body.parts.map((part) => movingPart(part, body.centerOfMassM)),
  );
  const reachM = parts.map((list) => Math.max(0, ...list.map((part) => length(part.positionM) + part.reachM)));
  const ties = tiesOf(plan);
  const paths: (BodyPath | undefined)[] = plan.bodies.map(() => undefined);
  const pushed = new Set<number>();
  const jolted = new Map<number, Vec3>();
  let startS = 0;
  let stepS = 0;

  function pathOf(i: number): BodyPath {
    const known = paths[i];
    if (known) return known;
    const made = driven.isCarried[i] ? carriedPath(i) : freePath(i);
    paths[i] = made;
    return made;
  }

  function freePath(i: number): BodyPath {
    const rotation = quatOf(states.q, i);
    const angularVelocityRadps = vecOf(states.w, i);
    const arm = rotate(rotation, plan.bodies[i]!.centerOfMassM);
    const isFalling = ties[i]!.length === 0 && !surroundings.isTouched(i);
    return {
      centerOfMassM: addScaled(vecOf(states.p, i), arm, 1),
      rotation,
      velocityMps: addScaled(vecOf(states.v, i), cross(angularVelocityRadps, arm), 1),
      accelerationMps2: isFalling ? plan.gravityMps2 : [0, 0, 0],
      angularVelocityRadps,
    };
  }

  /** Through where the marks put it at both ends of the step, at the speeds they give it there. */
  function carriedPath(i: number): BodyPath {
    const from = driven.stateAt(i, startS);
    const to = driven.stateAt(i, startS + stepS);
    const { centerOfMassM } = plan.bodies[i]!;
    const armFrom = rotate(from.rotation, centerOfMassM);
    const armTo = rotate(to.rotation, centerOfMassM);
    const start = addScaled(from.positionM, armFrom, 1);
    const mean = scale(sub(addScaled(to.positionM, armTo, 1), start), 1 / stepS);
    const gained = sub(
      addScaled(to.velocityMps, cross(to.angularVelocityRadps, armTo), 1),
      addScaled(from.velocityMps, cross(from.angularVelocityRadps, armFrom), 1),
    );
    return {
      centerOfMassM: start,
      rotation: from.rotation,
      velocityMps: addScaled(mean, gained, -1 / 2),
      accelerationMps2: scale(gained, 1 / stepS),
      angularVelocityRadps: scale(addScaled(from.angularVelocityRadps, to.angularVelocityRadps, 1), 1 / 2),
    };
  }

  function mobilityOf(i: number, at: BodyPath): Mobility {
    if (driven.isCarried[i]) return UNMOVABLE;
    const { massKg, inertiaKgm2, principalRotation } = plan.bodies[i]!;
    return freeMobility(massKg, inertiaKgm2, principalRotation, at.rotation);
  }

  function holdsOf(i: number, at: BodyPath): Hold[] {
    if (driven.isCarried[i]) return [];
    const { centerOfMassM } = plan.bodies[i]!;
    return [
      ...ties[i]!.filter(({ jointIndex }) => surroundings.isHolding(jointIndex)).flatMap((tie) =>
        tieHolds(tie, at, centerOfMassM, anchorOf(tie.toIndex, tie.toPointM)),
      ),
      ...surroundings.supportsOf(i).map((support) => supportHold(support, at.centerOfMassM)),
    ];
  }

  function anchorOf(i: number | null, pointM: Vec3): Vec3 {
    if (i === null) return pointM;
    return addScaled(vecOf(states.p, i), rotate(quatOf(states.q, i), pointM), 1);
  }

  function striker(i: number, afterS: number): HeldStriker {
    const at = bodyAfter(pathOf(i), afterS);
    return {
      centerOfMassM: at.centerOfMassM,
      motion: { linear: at.velocityMps, angular: at.angularVelocityRadps },
      mobility: mobilityOf(i, at),
      holds: holdsOf(i, at),
    };
  }

  /** A look at the columns alone, which most bodies do not pass. */
  function mayMeet(i: number, ball: BallPath, span: number): boolean {
    if (driven.isCarried[i] || pushed.has(i)) return true;
    const { p, v, w } = states;
    const k = 3 * i;
    const x = p[k]! - ball.positionM[0];
    const y = p[k + 1]! - ball.positionM[1];
    const z = p[k + 2]! - ball.positionM[2];
    const far = reachM[i]! + length(plan.bodies[i]!.centerOfMassM) + ball.radiusM + 1e-3;
    const near = x * x + y * y + z * z;
    const speed =
      length(ball.velocityMps) +
      Math.sqrt(v[k]! * v[k]! + v[k + 1]! * v[k + 1]! + v[k + 2]! * v[k + 2]!) +
      (length(ball.accelerationMps2) + length(plan.gravityMps2)) * span +
      far * Math.sqrt(w[k]! * w[k]! + w[k + 1]! * w[k + 1]! + w[k + 2]! * w[k + 2]!);
    const reach = far + speed * span;
    return near < reach * reach;
  }

  return {
    pushed,
    jolts: jolted,
    pathOf,
    striker,
    begin(start, step) {
      startS = start;
      stepS = step;
      paths.fill(undefined);
      pushed.clear();
      jolted.clear();
    },
    firstMet(ball, exceptIndex, fromS, untilS, slowestMps) {
      let first: BodyMeeting | null = null;
      let until = untilS;
      for (const bodyIndex of movers) {
        if (bodyIndex === exceptIndex || !isTarget(bodyIndex) || !mayMeet(bodyIndex, ball, stepS)) continue;
        if (driven.isCarried[bodyIndex] && driven.isCut(bodyIndex, startS, startS + stepS)) continue;
        for (let partIndex = 0; partIndex < parts[bodyIndex]!.length; partIndex++) {
          const touch = firstTouch(
            ball,
            parts[bodyIndex]![partIndex]!,
            pathOf(bodyIndex),
            fromS,
            until,
            slowestMps(bodyIndex),
          );
          if (!touch || (first && touch.afterS >= first.afterS)) continue;
          first = { ...touch, bodyIndex, partIndex };
          until = touch.afterS;
        }
      }
      return first;
    },
    impact(ball, { bodyIndex, pointM, normal, closingMps, afterS }, pair) {
      const meeting = { pointM, normal, restitution: restitutionAt(pair, closingMps), friction: pair.friction };
      return impactOfHeld(ball, striker(bodyIndex, afterS), meeting);
    },
    push(i, afterS, { linear, angular }, jolts) {
      if (driven.isCarried[i]) return;
      for (const { jointIndex, impulse } of jolts) {
        const sign = plan.joints[jointIndex]!.bodyIds[0] === plan.bodies[i]!.id ? 1 : -1;
        jolted.set(jointIndex, addScaled(jolted.get(jointIndex) ?? [0, 0, 0], impulse, sign));
      }
      const old = pathOf(i);
      const w = addScaled(old.angularVelocityRadps, angular, 1);
      const turned = integrate(old.rotation, old.angularVelocityRadps, afterS);
      paths[i] = {
        ...old,
        centerOfMassM: addScaled(old.centerOfMassM, linear, -afterS),
        velocityMps: addScaled(old.velocityMps, linear, 1),
        rotation: integrate(turned, w, -afterS),
        angularVelocityRadps: w,
      };
      pushed.add(i);
    },
    stateAt(i, afterS) {
      const at = bodyAfter(pathOf(i), afterS);
      const arm = rotate(at.rotation, plan.bodies[i]!.centerOfMassM);
      return {
        positionM: sub(at.centerOfMassM, arm),
        rotation: at.rotation,
        velocityMps: addScaled(at.velocityMps, cross(at.angularVelocityRadps, arm), -1),
        angularVelocityRadps: at.angularVelocityRadps,
      };
    },
  };
}
