import { compose, conjugate, IDENTITY, multiply, type Pose, rotate } from '../base/quat.ts';
import { add, addScaled, cross, distance, normalize, sub, type Vec3, ZERO } from '../base/vec3.ts';
import { type BodyStates, quatOf, vecOf } from './body-states.ts';
import type { Bridge } from './bridge.ts';
import { type Engine, toVec3 } from './engine.ts';
import type { EngineTouches } from './engine-touches.ts';
import { type ImpulseWay, leastImpulses } from './least-impulses.ts';
import { blowBetween } from './manifolds.ts';
import type { BakePlan, BodyPlan, JointPlan } from './plan.ts';

/** A rope this much shorter than its length, in metres, is slack and pulls nothing. */
const SLACK_M = 0.002;

/**
 * What is known of a touch is a mean over a step, so that momenta do not quite add up, and ways around a loop through the
 * ground that all but cancel would explain the rest with millions of newtons. For the wheels of a car these give 1e-6 to
 * 1e-3 for a unit, and the next way 0.15, which this takes 2 % from.
 */
const FAINT_IN_TOUCH = 0.02;
/** Where nothing touches, the engine's float32 is all that does not add up. */
const FAINT = 0.001;

const SET: Pose = { positionM: ZERO, rotation: IDENTITY };

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
  /** The line of a hinge or a slider, in the world. */
  readonly axis: Vec3 | null;
}

interface Touch {
  readonly a: HeldBody | undefined;
  readonly b: HeldBody | undefined;
  readonly pointM: Vec3;
  readonly normal: Vec3;
}

/** A joint of the plan and the indices of its bodies; -1 for the set. */
export interface JointEnds {
  readonly index: number;
  readonly plan: JointPlan;
  readonly bodyA: number;
  readonly bodyB: number;
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
  held: readonly JointEnds[],
): ReadonlyMap<number, Vec3> {
  const bodies = new Map(movable.map((i) => [i, heldBody(plan, engine, bridge, before, i)]));
  const poseOf = (i: number): Pose => {
    if (i < 0) return SET;
    return bodies.get(i)?.pose ?? { positionM: vecOf(before.p, i), rotation: quatOf(before.q, i) };
  };
  const joints = held.map(({ index, plan: joint, bodyA, bodyB }): HeldJoint => {
    const poseA = poseOf(bodyA);
    const { shape } = joint;
    return {
      index,
      plan: joint,
      a: bodies.get(bodyA),
      b: bodies.get(bodyB),
      atA: placed(poseA, joint.pointsM[0]),
      atB: placed(poseOf(bodyB), joint.pointsM[1]),
      axis: shape.type === 'hinge' || shape.type === 'slider' ? rotate(poseA.rotation, shape.axis) : null,
    };
  });
  const touches = touchesOf(engine, bridge.touches, bodies);
  const given = new Map<number, Vec3>();
  const left = peel(joints, given);
  if (left.length > 0) explain(left, touches, given);
  return given;
}

function placed(pose: Pose, pointM: Vec3): Vec3 {
  return compose(pose, { positionM: pointM, rotation: IDENTITY }).positionM;
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
  engine: Engine,
  { handles, indices, impulsesNs, count }: EngineTouches,
  bodies: ReadonlyMap<number, HeldBody>,
): Touch[] {
  const found: Touch[] = [];
  for (let n = 0; n < count; n++) {
    const a = bodies.get(engine.places[indices[2 * n]!]!.bodyIndex);
    const b = bodies.get(engine.places[indices[2 * n + 1]!]!.bodyIndex);
    if (!a && !b) continue;
    const blow = blowBetween(engine, handles[2 * n]!, handles[2 * n + 1]!);
    // Points that the engine did not solve keep the impulses of an earlier step, and gave nothing in this one.
    if (!blow?.pointM) continue;
    const { pointM, normal, share } = blow;
    const impulse = share * impulsesNs[n]!;
    if (a) take(a, pointM, normal, -impulse);
    if (b) take(b, pointM, normal, impulse);
    if (a) a.hasTouch = true;
    if (b) b.hasTouch = true;
    found.push({ a, b, pointM, normal });
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
    // Both ends at one point: the engine leaves them some micrometres apart, and a push and its answer off one line would
    // be a torque out of nothing, with which huge pushes around a loop could explain the rounding of the engine.
    const ends: Ends = { a: joint.a, b: joint.b, atA: joint.atA, atB: joint.atA };
    for (const axis of pushesOf(joint)) addWay(joint, ends, axis, ZERO);
    for (const axis of twistsOf(joint)) addWay(joint, ends, ZERO, axis);
  }
  for (const { a, b, pointM, normal } of touches) {
    if (!(a && involved.has(a)) && !(b && involved.has(b))) continue;
    for (const axis of acrossTo(normal)) addWay(null, { a, b, atA: pointM, atB: pointM }, axis, ZERO);
  }
  const rows = new Float64Array(6 * involved.size);
  for (const [body, row] of rowOf) rows.set([...body.linear, ...body.angular], 6 * row);
  const isTouched = sources.includes(null);
  const amounts = leastImpulses(ways, rows, isTouched ? FAINT_IN_TOUCH : FAINT);
  sources.forEach((joint, i) => {
    if (joint) given.set(joint.index, addScaled(given.get(joint.index)!, directions[i]!, amounts[i]!));
  });
}

/** The directions in which a joint can push: along a slider only what drives or stops it. */
function pushesOf({ plan: { shape }, axis }: HeldJoint): readonly Vec3[] {
  return shape.type === 'slider' && axis && !shape.motor && !shape.limitsM ? acrossTo(axis) : AXES;
}

/** The axes about which a joint can twist: about a hinge's own only what drives or stops it. */
function twistsOf({ plan: joint, axis }: HeldJoint): readonly Vec3[] {
  if (!turns(joint)) return [];
  const { shape } = joint;
  return shape.type === 'hinge' && axis && !shape.motor && !shape.limitsRad ? acrossTo(axis) : AXES;
}

/** Two unit vectors at right angles to a direction and to each other. */
function acrossTo(direction: Vec3): readonly [Vec3, Vec3] {
  const first = normalize(cross(direction, Math.abs(direction[0]) < 0.5 ? [1, 0, 0] : [0, 1, 0]));
  return [first, cross(direction, first)];
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
