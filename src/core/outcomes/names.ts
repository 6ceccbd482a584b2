import { inSentence } from '../base/in-sentence.ts';
import { propKinds } from '../props/index.ts';
import type { PartRef, Scene } from '../scene/schema.ts';

/** What people call a part in a sentence: "board", "rim"; the prop's own name where it is of one piece or not named. */
export function partName(scene: Scene, ref: PartRef): string {
  const prop = scene.props[ref.propId];
  if (!prop) return ref.propId;
  const kind = propKinds.get(prop.kind);
  const params = kind.params.parse(prop.params);
  const parts = kind.bodies(params).flatMap((body) => body.parts);
  const part = parts.find((candidate) => candidate.id === ref.partId);
  return inSentence(part?.label || prop.name || ref.propId);
}

/** What people call a passage: "hoop". */
export function passageName(scene: Scene, propId: string, passageId: string): string {
  const prop = scene.props[propId];
  if (!prop) return passageId;
  const kind = propKinds.get(prop.kind);
  return kind.passages?.(kind.params.parse(prop.params)).find((p) => p.id === passageId)?.label ?? passageId;
}
