import { inSentence } from '../../core/base/in-sentence.ts';
import { jointKinds } from '../../core/joints/index.ts';
import { propKinds } from '../../core/props/index.ts';
import type { Scene, SceneJoint } from '../../core/scene/schema.ts';

/** What a joint is called: by its own name, or as the prop that brings it says: "front left hub". */
export function jointName(scene: Scene, jointId: string): string {
  const joint = scene.joints[jointId];
  if (joint) return joint.name;
  const [propId, own] = [jointId.slice(0, jointId.indexOf('.')), jointId.slice(jointId.indexOf('.') + 1)];
  const prop = scene.props[propId];
  const kind = prop && propKinds.find(prop.kind);
  const label = kind?.joints?.(kind.params.parse(prop!.params)).find(({ id }) => id === own)?.label;
  return label ? `${prop!.name}: ${inSentence(label)}` : jointId;
}

/** "rope · Ball to Beam", for a list. */
export function jointNote(scene: Scene, { kind, a, b }: SceneJoint): string {
  const label = jointKinds.find(kind)?.label ?? kind;
  const end = b ? (scene.props[b.propId]?.name ?? b.propId) : 'the set';
  return `${label}: ${scene.props[a.propId]?.name ?? a.propId} to ${end}`;
}

/** The bodies that a prop's kind gives it, by id, for choosing one; a single one leaves no choice. */
export function bodyIdsOf(scene: Scene, propId: string): readonly string[] {
  const prop = scene.props[propId];
  const kind = prop && propKinds.find(prop.kind);
  const params = kind?.params.safeParse(prop!.params);
  return kind && params?.success ? kind.bodies(params.data).map(({ id }) => id) : [];
}
