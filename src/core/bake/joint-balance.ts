import { compose, conjugate, multiply, type Pose, rotate } from '../base/quat.ts';
import { add, addScaled, cross, distance, normalize, sub, type Vec3, ZERO } from '../base/vec3.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { Bridge } from './bridge.ts';
import { type Engine, toVec3 } from './engine.ts';
import { type ImpulseWay, leastImpulses } from './least-impulses.ts';
import { pushBetween } from './manifolds.ts';
import type { BakePlan, BodyPlan, JointPlan } from './plan.ts';

/** A rope this much shorter than its length, in metres, is slack and pulls nothing. */
const SLACK_M = 0.002;

interface HeldBody {
  readonly index: number;
  readonly centerM: Vec3;
  readonly pose: Pose;
  /** Impulse and angular impulse that are not explained yet, in N s and N m s. */
  linear: Vec3;
  angular: Vec3;
  hasTouch: boolean;
}

interface HeldJoint {
  readonly index: number;
  readonly plan: JointPlan;
  /** Undefined where the end cannot be moved. */
  readonly a: HeldBody | undefined;
  readonly b: HeldBody | undefined;
  /** Where each end holds, in the world. */
  readonly atA: Vec3;
  readonly atB: Vec3;
}

interface Touch {
  readonly a: HeldBody | undefined;
  readonly b: HeldBody | undefined;
  readonly pointM: Vec3;
  readonly normal: Vec3;
}

/**
 * What each joint gave its first body in the step that the engine has just taken, in N s, by index in the plan. The engine
 * does not tell; but a body's change of momentum, less gravity, air and the contacts' normal impulses, is what its joints
 * gave it. From the ends of chains inwards that is exact; where joints close a loop or a held body rubs against something,
 * the least impulses that explain the momentum, and the angular momentum, of all bodies involved.
 */
export function balanceJoints(
  plan: BakePlan,
  engine: Engine,
  bridge: Bridge,
  before: BodyStates,
  movable: readonly number[],
  jointIndices: readonly number[],
): ReadonlyMap<number, Vec3> {
  const bodies = new Map(movable.map((i) => [plan.bodies[i]!.id, heldBody(plan, engine, bridge, before, i)]));
  const poseOf = (id: string | null): Pose => {
    if (id === null) return { positionM: ZERO, rotation: [0, 0, 0, 1] };
    const held = bodies.get(id);
    if (held) return held.pose;
    const i = plan.bodies.findIndex((body) => body.id === id);
    return { positionM: vecOf(before.p, i), rotation: quatOf(before.q, i) };
  };
  const joints = jointIndices.map((index): HeldJoint => {
    const joint = plan.joints[index]!;
    const [a, b] = joint.bodyIds;
    return {
      index,
      plan: joint,
      a: bodies.get(a),
      b: b === null ? undefined : bodies.get(b),
      atA: placed(poseOf(a), joint.pointsM[0]),
      atB: placed(poseOf(b), joint.pointsM[1]),
    };
  });
  const touches = touchesOf(plan, engine, bridge, bodies);
  const given = new Map<number, Vec3>();
  const left = peel(joints, given);
  if (left.length > 0) explain(left, touches, given);
  return given;
}

function placed(pose: Pose, pointM: Vec3): Vec3 {
  return compose(pose, { positionM: pointM, rotation: [0, 0, 0, 1] }).positionM;
}

function heldBody(plan: BakePlan, engine: Engine, bridge: Bridge, before: BodyStates, index: number): HeldBody {
  const body = plan.bodies[index]!;
  const handle = engine.bodies[index]!;
  const { x, y, z, w } = handle.rotation();
  const pose: Pose = { positionM: toVec3(handle.translation()), rotation: [x, y, z, w] };
  const spun = angularMomentum(body, pose, toVec3(handle.angvel()));
  const was = angularMomentum(body, { ...pose, rotation: quatOf(before.q, index) }, vecOf(before.w, index));
  return {
    index,
    pose,
    centerM: placed(pose, body.centerOfMassM),
    linear: bridge.givenTo(index),
    angular: sub(spun, was),
    hasTouch: false,
  };
}

function angularMomentum({ principalRotation, inertiaKgm2 }: BodyPlan, { rotation }: Pose, w: Vec3): Vec3 {
  const axes = multiply(rotation, principalRotation);
  const [x, y, z] = rotate(conjugate(axes), w);
  return rotate(axes, [x * inertiaKgm2[0], y * inertiaKgm2[1], z * inertiaKgm2[2]]);
}

/** The touches of held bodies, whose normal impulses are taken off what is to be explained. */
function touchesOf(
  plan: BakePlan,
  engine: Engine,
  { handles, touches }: Bridge,
  bodies: ReadonlyMap<string, HeldBody>,
): Touch[] {
  const found: Touch[] = [];
  for (let n = 0; n < handles.length / 2; n++) {
    const a = bodies.get(plan.bodies[engine.places[touches[3 * n]!]!.bodyIndex]!.id);
    const b = bodies.get(plan.bodies[engine.places[touches[3 * n + 1]!]!.bodyIndex]!.id);
    if (!a && !b) continue;
    const { direction, pointM } = pushBetween(engine, handles[2 * n]!, handles[2 * n + 1]!);
    const impulse = touches[3 * n + 2]!;
    if (a) take(a, pointM, direction, -impulse);
    if (b) take(b, pointM, direction, impulse);
    if (a) a.hasTouch = true;
    if (b) b.hasTouch = true;
    found.push({ a, b, pointM, normal: direction });
  }
  return found;
}

/** Takes an impulse along a direction at a point off what a body was given. */
function take(body: HeldBody, pointM: Vec3, direction: Vec3, impulse: number): void {
  body.linear = addScaled(body.linear, direction, -impulse);
  body.angular = addScaled(body.angular, cross(sub(pointM, body.centerM), direction), -impulse);
}

/** Solves joints from the loose ends inwards: a body that one joint alone holds got all it was given from it. */
function peel(joints: readonly HeldJoint[], given: Map<number, Vec3>): HeldJoint[] {
  const left = new Set(joints);
  const byBody = new Map<HeldBody, Set<HeldJoint>>();
  for (const joint of joints) {
    for (const body of [joint.a, joint.b]) {
      if (body) byBody.set(body, (byBody.get(body) ?? new Set()).add(joint));
    }
  }
  const ends = [...byBody.keys()];
  for (let body = ends.pop(); body; body = ends.pop()) {
    const own = byBody.get(body)!;
    if (own.size !== 1 || body.hasTouch) continue;
    const [joint] = own as Set<HeldJoint> & Iterable<HeldJoint>;
    own.clear();
    left.delete(joint!);
    const isA = joint!.a === body;
    const impulse = body.linear;
    given.set(joint!.index, isA ? impulse : [-impulse[0], -impulse[1], -impulse[2]]);
    const other = isA ? joint!.b : joint!.a;
    if (!other) continue;
    const here = isA ? joint!.atA : joint!.atB;
    const there = isA ? joint!.atB : joint!.atA;
    take(other, there, impulse, -1);
    if (turns(joint!.plan))
      other.angular = add(other.angular, sub(body.angular, cross(sub(here, body.centerM), impulse)));
    byBody.get(other)!.delete(joint!);
    ends.push(other);
  }
  return [...left];
}

/** Whether a joint can pass on a torque. */
function turns({ shape }: JointPlan): boolean {
  return shape.type === 'fixed' || shape.type === 'hinge' || shape.type === 'slider';
}

/** Finds the least impulses through what loops and touches leave open. */
function explain(joints: readonly HeldJoint[], touches: readonly Touch[], given: Map<number, Vec3>): void {
  const involved = new Set(joints.flatMap(({ a, b }) => [a, b]).filter((body) => body !== undefined));
  const rowOf = new Map([...involved].map((body, row) => [body, row]));
  const ways: ImpulseWay[] = [];
  const sources: (HeldJoint | null)[] = [];
  const directions: Vec3[] = [];
  const addWay = (source: HeldJoint | null, ends: Ends, force: Vec3, torque: Vec3) => {
    const bodyA = ends.a ? (rowOf.get(ends.a) ?? -1) : -1;
    const bodyB = ends.b ? (rowOf.get(ends.b) ?? -1) : -1;
    ways.push({
      bodyA,
      wrenchA: ends.a ? wrench(ends.a, ends.atA, force, torque, 1) : [],
      bodyB,
      wrenchB: ends.b ? wrench(ends.b, ends.atB, force, torque, -1) : [],
    });
    sources.push(source);
    directions.push(force);
  };
  for (const joint of joints) {
    given.set(joint.index, ZERO);
    const { shape } = joint.plan;
    if (shape.type === 'rope' || shape.type === 'spring') {
      const span = distance(joint.atA, joint.atB);
      const isSlack = shape.type === 'rope' && span < shape.lengthM - SLACK_M;
      if (!isSlack) addWay(joint, joint, normalize(sub(joint.atB, joint.atA)), ZERO);
      continue;
    }
    for (const axis of AXES) addWay(joint, joint, axis, ZERO);
    if (turns(joint.plan)) for (const axis of AXES) addWay(joint, joint, ZERO, axis);
  }
  for (const { a, b, pointM, normal } of touches) {
    if (!(a && involved.has(a)) && !(b && involved.has(b))) continue;
    const along = normalize(cross(normal, Math.abs(normal[0]) < 0.5 ? [1, 0, 0] : [0, 1, 0]));
    for (const axis of [along, cross(normal, along)]) addWay(null, { a, b, atA: pointM, atB: pointM }, axis, ZERO);
  }
  const rows = new Float64Array(6 * involved.size);
  for (const [body, row] of rowOf) rows.set([...body.linear, ...body.angular], 6 * row);
  const amounts = leastImpulses(ways, rows);
  sources.forEach((joint, i) => {
    if (joint) given.set(joint.index, addScaled(given.get(joint.index)!, directions[i]!, amounts[i]!));
  });
}

const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

type Ends = Pick<HeldJoint, 'a' | 'b' | 'atA' | 'atB'>;

function wrench(body: HeldBody, at: Vec3, force: Vec3, torque: Vec3, sign: number): number[] {
  const turn = add(cross(sub(at, body.centerM), force), torque);
  return [...force, ...turn].map((x) => sign * x);
}
