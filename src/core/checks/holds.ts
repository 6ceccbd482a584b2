import type { BakePlan, JointPlan } from '../bake/plan.ts';
import { compose, IDENTITY, type Pose, toLocal } from '../base/quat.ts';
import { addScaled, distance, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import type { Motion } from '../motion/motion.ts';
import type { Nearness } from './nearness.ts';

/** A rope whose ends are this near its length pulls, as a share of the length. */
const TAUT_SHARE = 0.98;
/** A joint that breaks acts to the end of the step after, and its break may be found a step late. */
const SLACK_STEPS = 2;

/** A joint, and the instant from which it no longer holds. */
export interface HeldJoint {
  readonly joint: JointPlan;
  /** Indices of its bodies; -1 stands for the set. */
  readonly indices: readonly [a: number, b: number];
  readonly untilS: number;
}

/** What holds or carries bodies without touching them: joints, water and nets. */
export interface Holds {
  readonly joints: readonly HeldJoint[];
  /** The joints that a body hangs on at an instant. */
  jointsOf(bodyIndex: number, timeS: number): readonly HeldJoint[];
  /** Whether water or a net has a body at an instant. */
  isImmersed(bodyIndex: number, timeS: number): boolean;
  /** Whether anything of all this may act on a body at an instant. */
  isHeld(bodyIndex: number, timeS: number): boolean;
  /** Where the two ends of a joint are at an instant. */
  endsOf(held: HeldJoint, timeS: number): readonly [Vec3, Vec3];
}

export function holdsOf(plan: BakePlan, motion: Motion, near: Nearness): Holds {
  const indices = new Map(plan.bodies.map((body, index) => [body.id, index]));
  const brokeAtS = new Map(motion.jointLoads.map((load) => [load.jointId, load.brokeAtS]));
  const joints: HeldJoint[] = plan.joints.map((joint) => {
    const [a, b] = joint.bodyIds;
    const broke = brokeAtS.get(joint.id) ?? null;
    return {
      joint,
      indices: [indices.get(a) ?? -1, b === null ? -1 : (indices.get(b) ?? -1)],
      untilS: broke === null ? Number.POSITIVE_INFINITY : broke + SLACK_STEPS / motion.stepHz,
    };
  });
  const byBody = new Map<number, HeldJoint[]>();
  for (const held of joints) {
    for (const index of held.indices) {
      if (index < 0) continue;
      const list = byBody.get(index) ?? [];
      byBody.set(index, list);
      list.push(held);
    }
  }
  const waters = plan.bodies.flatMap((body, index) => (body.fluid ? [{ index, sizeM: body.fluid.sizeM }] : []));
  const nets = plan.bodies.flatMap((body, index) => body.nets.map((net) => ({ index, net })));

  function endAt(index: number, pointM: Vec3, timeS: number): Vec3 {
    if (index < 0) return pointM;
    const end: Pose = { positionM: pointM, rotation: IDENTITY };
    return compose(near.poseAt(index, timeS), end).positionM;
  }

  function endsOf({ joint, indices: [a, b] }: HeldJoint, timeS: number): readonly [Vec3, Vec3] {
    return [endAt(a, joint.pointsM[0], timeS), endAt(b, joint.pointsM[1], timeS)];
  }

  function pulls(held: HeldJoint, timeS: number): boolean {
    if (timeS > held.untilS) return false;
    const { shape } = held.joint;
    if (shape.type !== 'rope') return true;
    return distance(...endsOf(held, timeS)) >= TAUT_SHARE * shape.lengthM;
  }

  const jointsOf = (index: number, timeS: number) => (byBody.get(index) ?? []).filter((held) => pulls(held, timeS));

  function isImmersed(index: number, timeS: number): boolean {
    if (waters.length === 0 && nets.length === 0) return false;
    const { positionM } = near.poseAt(index, timeS);
    const radiusM = near.radiusM(index);
    const isInWater = waters.some(({ index: water, sizeM }) => {
      if (water === index) return false;
      const p = toLocal(near.poseAt(water, timeS), positionM);
      return p.every((x, k) => Math.abs(x) < sizeM[k]! / 2 + radiusM);
    });
    if (isInWater) return true;
    return nets.some(({ index: owner, net }) => {
      if (owner === index) return false;
      const d = sub(toLocal(near.poseAt(owner, timeS), positionM), net.topM);
      const belowM = -dot(d, net.axis);
      const asideM = length(addScaled(d, net.axis, belowM));
      const widestM = Math.max(net.topRadiusM, net.bottomRadiusM);
      return belowM > -radiusM && belowM < net.lengthM + radiusM && asideM < widestM + radiusM;
    });
  }

  return {
    joints,
    jointsOf,
    isImmersed,
    isHeld: (index, timeS) => (byBody.has(index) && jointsOf(index, timeS).length > 0) || isImmersed(index, timeS),
    endsOf,
  };
}
