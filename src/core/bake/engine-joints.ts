import type RapierModule from '@dimforge/rapier3d-compat';
import type { JointMotor } from '../base/joint-shape.ts';
import { conjugate, fromAxes, IDENTITY, multiply, type Pose, type Quat } from '../base/quat.ts';
import { cross, normalize, type Vec3 } from '../base/vec3.ts';
import { type BakePlan, isEverFree, type JointPlan } from './plan.ts';

type Rapier = typeof RapierModule;
type World = InstanceType<Rapier['World']>;
type RigidBody = InstanceType<Rapier['RigidBody']>;
export type EngineJoint = InstanceType<Rapier['ImpulseJoint']>;

/** Where the set stands for a joint that holds a body to it. */
const SET: Pose = { positionM: [0, 0, 0], rotation: IDENTITY };

/** The plan's joints in the engine, in their order; null where neither end can be moved by anything. */
export function createJoints(
  rapier: Rapier,
  world: World,
  plan: BakePlan,
  bodies: readonly RigidBody[],
): (EngineJoint | null)[] {
  const indexOf = new Map(plan.bodies.map(({ id }, i) => [id, i]));
  let set: RigidBody | null = null;
  return plan.joints.map((joint) => {
    const a = indexOf.get(joint.bodyIds[0])!;
    const b = joint.bodyIds[1] === null ? null : indexOf.get(joint.bodyIds[1])!;
    if (!isEverFree(plan.bodies[a]!) && (b === null || !isEverFree(plan.bodies[b]!))) return null;
    if (b === null) set ??= world.createRigidBody(rapier.RigidBodyDesc.fixed());
    // The engine measures its second body against its first; we measure the joint's first against its second.
    return createJoint(rapier, world, joint, {
      fixed: b === null ? set! : bodies[b]!,
      fixedPose: b === null ? SET : plan.bodies[b]!,
      moving: bodies[a]!,
      movingPose: plan.bodies[a]!,
    });
  });
}

interface Ends {
  readonly fixed: RigidBody;
  readonly fixedPose: Pose;
  readonly moving: RigidBody;
  readonly movingPose: Pose;
}

function createJoint(rapier: Rapier, world: World, joint: JointPlan, ends: Ends): EngineJoint {
  const { JointData } = rapier;
  const { shape } = joint;
  const atFixed = toVector(joint.pointsM[1]);
  const atMoving = toVector(joint.pointsM[0]);
  // Both frames point the same way at the start, so that every coordinate of the joint starts at 0.
  const inMoving = shape.type === 'hinge' || shape.type === 'slider' ? frameAlong(shape.axis) : IDENTITY;
  const inFixed = multiply(multiply(conjugate(ends.fixedPose.rotation), ends.movingPose.rotation), inMoving);
  const add = <T extends EngineJoint>(data: ReturnType<typeof JointData.fixed>) =>
    world.createImpulseJoint(data, ends.fixed, ends.moving, true) as T;
  const turnFrames = (made: EngineJoint) => {
    made.setLocalFrame1(atFixed, toRotation(inFixed));
    made.setLocalFrame2(atMoving, toRotation(inMoving));
  };
  const x = toVector([1, 0, 0]);
  let made: EngineJoint;
  if (shape.type === 'fixed') {
    made = add(JointData.fixed(atFixed, toRotation(inFixed), atMoving, toRotation(inMoving)));
  } else if (shape.type === 'ball') {
    made = add(JointData.spherical(atFixed, atMoving));
  } else if (shape.type === 'hinge') {
    const hinge = add<InstanceType<Rapier['RevoluteImpulseJoint']>>(JointData.revolute(atFixed, atMoving, x));
    turnFrames(hinge);
    if (shape.limitsRad) hinge.setLimits(shape.limitsRad[0], shape.limitsRad[1]);
    if (shape.motor) drive(rapier, hinge, shape.motor);
    made = hinge;
  } else if (shape.type === 'slider') {
    const slider = add<InstanceType<Rapier['PrismaticImpulseJoint']>>(JointData.prismatic(atFixed, atMoving, x));
    turnFrames(slider);
    if (shape.limitsM) slider.setLimits(shape.limitsM[0], shape.limitsM[1]);
    if (shape.motor) drive(rapier, slider, shape.motor);
    made = slider;
  } else if (shape.type === 'rope') {
    made = add(JointData.rope(shape.lengthM, atFixed, atMoving));
  } else {
    made = add(JointData.spring(shape.lengthM, shape.stiffnessNpm, shape.dampingNspm, atFixed, atMoving));
  }
  made.setContactsEnabled(joint.collide);
  return made;
}

function drive(rapier: Rapier, joint: InstanceType<Rapier['UnitImpulseJoint']>, motor: JointMotor): void {
  // In newtons and newton metres, so that what it drives may be too heavy for it.
  joint.configureMotorModel(rapier.MotorModel.ForceBased);
  if (motor.towards === 'speed') joint.configureMotorVelocity(motor.target, motor.damping);
  else joint.configureMotorPosition(motor.target, motor.stiffness, motor.damping);
  joint.setMotorMaxForce(motor.strongest);
}

/** A frame whose x points along an axis. */
function frameAlong(axis: Vec3): Quat {
  const [x, y, z] = axis.map(Math.abs) as [number, number, number];
  const leastAlong: Vec3 = x <= y && x <= z ? [1, 0, 0] : y <= z ? [0, 1, 0] : [0, 0, 1];
  const up = normalize(cross(axis, leastAlong));
  return fromAxes(axis, up, cross(axis, up));
}

function toVector([x, y, z]: Vec3) {
  return { x, y, z };
}

function toRotation([x, y, z, w]: Quat) {
  return { x, y, z, w };
}
