import type { JointShape } from '../base/joint-shape.ts';
import { inOrder } from '../base/order.ts';
import { compose, toLocal } from '../base/quat.ts';
import { distance, type Vec3 } from '../base/vec3.ts';
import { jointKinds } from '../joints/index.ts';
import { bodyIdOf } from '../props/body-id.ts';
import { propKinds } from '../props/index.ts';
import type { Scene, SceneJoint, SceneProp } from '../scene/schema.ts';
import type { BodyPlan, JointPlan } from './plan.ts';

/** The joints of a take: those that props bring, then those of the scene, each in stored order. */
export function jointsOf(
  scene: Scene,
  props: readonly (readonly [id: string, prop: SceneProp])[],
  bodies: readonly BodyPlan[],
): JointPlan[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  return [
    ...props.flatMap(([propId, prop]) => jointsOfProp(propId, prop, byId)),
    ...inOrder(scene.joints).map(([id, joint]) => jointOfScene(id, joint, byId)),
  ];
}

function jointsOfProp(propId: string, prop: SceneProp, bodies: ReadonlyMap<string, BodyPlan>): JointPlan[] {
  const kind = propKinds.get(prop.kind);
  return (kind.joints?.(kind.params.parse(prop.params)) ?? []).map((joint) => {
    const [a, b] = joint.bodyIds.map((id) => bodies.get(bodyIdOf(propId, id))!) as [BodyPlan, BodyPlan];
    const [pointA, pointB] = joint.pointsM;
    const spanM = distance(worldPoint(a, pointA), worldPoint(b, pointB));
    return {
      id: `${propId}.${joint.id}`,
      bodyIds: [a.id, b.id],
      pointsM: joint.pointsM,
      shape: spanned(joint.shape, spanM),
      breakForceN: joint.breakForceN,
      collide: joint.collide,
    };
  });
}

function jointOfScene(id: string, joint: SceneJoint, bodies: ReadonlyMap<string, BodyPlan>): JointPlan {
  const kind = jointKinds.get(joint.kind);
  const a = bodies.get(bodyIdOf(joint.a.propId, joint.a.bodyId ?? 'main'))!;
  const b = joint.b ? bodies.get(bodyIdOf(joint.b.propId, joint.b.bodyId ?? 'main'))! : null;
  const atA = worldPoint(a, joint.a.pointM);
  // A joint of no length holds b wherever a's point is at the start, so that nothing snaps when things are moved about.
  const pointB = kind.isSpan && joint.bPointM ? joint.bPointM : b ? toLocal(b, atA) : atA;
  const atB = b ? worldPoint(b, pointB) : pointB;
  return {
    id,
    bodyIds: [a.id, b?.id ?? null],
    pointsM: [joint.a.pointM, pointB],
    shape: spanned(kind.shape(kind.params.parse(joint.params)), distance(atA, atB)),
    breakForceN: joint.breakForceN ?? null,
    collide: joint.collide,
  };
}

/** A rope or spring of length 0 is as long as its ends are apart at the start. */
function spanned(shape: JointShape, spanM: number): JointShape {
  return (shape.type === 'rope' || shape.type === 'spring') && shape.lengthM === 0
    ? { ...shape, lengthM: spanM }
    : shape;
}

function worldPoint(body: BodyPlan, pointM: Vec3): Vec3 {
  return compose(body, { positionM: pointM, rotation: [0, 0, 0, 1] }).positionM;
}
