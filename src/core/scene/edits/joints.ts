import { toLocal } from '../../base/quat.ts';
import { add, mix, type Vec3 } from '../../base/vec3.ts';
import { jointKinds } from '../../joints/index.ts';
import { problemsOfJoint } from '../joint-problems.ts';
import { freeName, propOfTake } from '../queries.ts';
import { brokenReferences } from '../references.ts';
import { type Scene, type SceneJoint, type SceneProp, sceneSchema } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, assertSound, recordOf } from './guard.ts';
import { placeLast } from './place.ts';

/** How far above a prop a rope or spring hangs from the set, in metres. */
const HANG_M = 1.5;

/**
 * Joins a prop to another, or to the set where there is no other; where it holds each follows from where they stand.
 * Throws where neither can move.
 */
export function addJoint(wanted: {
  readonly id: string;
  readonly kindId: string;
  readonly propId: string;
  readonly partnerId?: string;
}): Edit {
  return (scene) => {
    assertFree(scene.joints, 'joint', wanted.id);
    const kind = jointKinds.get(wanted.kindId);
    write(scene, wanted.id, {
      name: freeName(scene.joints, kind.label),
      order: placeLast(scene.joints),
      kind: kind.id,
      params: kind.params.parse({}) as SceneJoint['params'],
      collide: false,
      ...endsOf(scene, kind.isSpan, wanted.propId, wanted.partnerId),
    });
  };
}

/** Changes a joint. Throws where a value is out of range or its kind refuses; undefined takes a member away. */
export function setJoint(
  jointId: string,
  patch: { readonly [K in keyof SceneJoint]?: SceneJoint[K] | undefined },
): Edit {
  return (scene) => {
    const next: Record<string, unknown> = { ...recordOf(scene.joints, 'joint', jointId), ...patch };
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
    write(scene, jointId, next as SceneJoint);
  };
}

/** Sets params of a joint's kind. */
export function setJointParams(jointId: string, patch: Readonly<Record<string, SceneJoint['params'][string]>>): Edit {
  return (scene) => {
    const joint = recordOf(scene.joints, 'joint', jointId);
    write(scene, jointId, { ...joint, params: { ...joint.params, ...patch } });
  };
}

/** Gives a joint another pair of props, or the set for the second; it holds them where they stand now. */
export function setJointProps(jointId: string, propId: string, partnerId: string | null): Edit {
  return (scene) => {
    const { a: _a, b: _b, bPointM: _point, ...rest } = recordOf(scene.joints, 'joint', jointId);
    const { isSpan } = jointKinds.get(rest.kind);
    write(scene, jointId, { ...rest, ...endsOf(scene, isSpan, propId, partnerId ?? undefined) });
  };
}

export function removeJoint(jointId: string): Edit {
  return (scene) => {
    recordOf(scene.joints, 'joint', jointId);
    delete scene.joints[jointId];
  };
}

function endsOf(
  scene: Scene,
  isSpan: boolean,
  propId: string,
  partnerId: string | undefined,
): Pick<SceneJoint, 'a' | 'b' | 'bPointM'> {
  const prop = placedProp(scene, propId);
  if (partnerId === undefined) {
    return { a: { propId, pointM: [0, 0, 0] }, ...(isSpan && { bPointM: [...add(prop.positionM, [0, HANG_M, 0])] }) };
  }
  if (partnerId === propId)
    throw new Error(`"${prop.name}" cannot be joined to itself. Choose another prop, or the set.`);
  const partner = placedProp(scene, partnerId);
  if (isSpan) return { a: { propId, pointM: [0, 0, 0] }, b: { propId: partnerId }, bPointM: [0, 0, 0] };
  const between: Vec3 = mix(prop.positionM, partner.positionM, 0.5);
  return { a: { propId, pointM: [...toLocal(prop, between)] }, b: { propId: partnerId } };
}

function placedProp(scene: Scene, propId: string): SceneProp {
  recordOf(scene.props, 'prop', propId);
  return propOfTake(scene, scene.activeTakeId, propId)!;
}

function write(scene: Scene, jointId: string, joint: SceneJoint): void {
  const kind = jointKinds.get(joint.kind);
  const path = ['joints', jointId];
  const params = accept(kind.params, joint.params, [...path, 'params'], scene) as SceneJoint['params'];
  scene.joints[jointId] = accept(sceneSchema.shape.joints.valueType, { ...joint, params }, path, scene);
  const broken = brokenReferences(scene).find(({ ref }) => ref.path[0] === 'joints' && ref.path[1] === jointId);
  if (broken) throw new Error(`The joint names ${broken.fault}`);
  assertSound(problemsOfJoint(scene, jointId));
}
