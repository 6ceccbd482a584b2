import { inSentence, ownedBy } from '../base/in-sentence.ts';
import { propKinds } from '../props/index.ts';
import type { PartRef, Scene, SceneProp } from '../scene/schema.ts';

/**
 * What people call a part in a sentence: "board", "rim"; the prop's own name where no part is named, or where the scene has
 * several of its kind and "box" would not say which.
 */
export function partName(scene: Scene, ref: PartRef): string {
  const prop = scene.props[ref.propId];
  if (!prop) return ref.propId;
  if (!isOneOfItsKind(scene, prop.kind)) return inSentence(prop.name || ref.propId);
  const label = ref.partId === undefined ? '' : labelsOf(prop).get(ref.partId);
  return inSentence(label || prop.name || ref.propId);
}

/**
 * What people call a part that a condition singles out: as `partName`, but where that gives the name of the whole prop, the
 * part of it is said too: "stunt car's cabin". Parts that all have one label are not told apart.
 */
export function exactName(scene: Scene, ref: PartRef): string {
  const name = partName(scene, ref);
  const prop = scene.props[ref.propId];
  if (!prop || ref.partId === undefined || isOneOfItsKind(scene, prop.kind)) return name;
  const labels = labelsOf(prop);
  const label = labels.get(ref.partId);
  return label && new Set(labels.values()).size > 1 ? ownedBy(name, inSentence(label)) : name;
}

/** The labels of a prop's parts, which are asked for again and again while the prop stays the same. */
const known = new WeakMap<SceneProp, ReadonlyMap<string, string>>();

function labelsOf(prop: SceneProp): ReadonlyMap<string, string> {
  let labels = known.get(prop);
  if (!labels) {
    const kind = propKinds.get(prop.kind);
    const parts = kind.bodies(kind.params.parse(prop.params)).flatMap((body) => body.parts);
    // Of two parts with one id, the first gives the name.
    labels = new Map(parts.reverse().map((part) => [part.id, part.label ?? '']));
    known.set(prop, labels);
  }
  return labels;
}

/** What people call a passage: "hoop". */
export function passageName(scene: Scene, propId: string, passageId: string): string {
  const prop = scene.props[propId];
  if (!prop) return passageId;
  const kind = propKinds.get(prop.kind);
  return kind.passages?.(kind.params.parse(prop.params)).find((p) => p.id === passageId)?.label ?? passageId;
}

/** Whether a scene has but one prop of a kind, so that the names of its parts say which is meant. */
export function isOneOfItsKind(scene: Scene, kindId: string): boolean {
  let count = 0;
  for (const id in scene.props) if (scene.props[id]!.kind === kindId && ++count > 1) return false;
  return true;
}
