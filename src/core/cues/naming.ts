import type { BakePlan, BodyPlan } from '../bake/plan.ts';
import { inSentence } from '../base/in-sentence.ts';
import type { Contact } from '../motion/contact.ts';
import { isOneOfItsKind } from '../outcomes/names.ts';
import { bodyIdOf } from '../props/body-id.ts';
import { propKinds } from '../props/index.ts';
import { own } from '../scene/queries.ts';
import type { Scene } from '../scene/schema.ts';

/** A contact for people, the mover by its prop and what it meets by its part: "basketball hits backboard". */
export function sentenceOf(scene: Scene, plan: BakePlan, contact: Contact, verb: string, mover: 0 | 1): string {
  const met = mover === 0 ? 1 : 0;
  const subject = propName(scene, bodyOf(plan, contact.bodyIds[mover]));
  return `${subject} ${verb} ${partName(scene, bodyOf(plan, contact.bodyIds[met]), contact.partIds[met])}`;
}

/** A body of the plan. Throws where there is none: a motion belongs to its plan. */
export function bodyOf(plan: BakePlan, bodyId: string): BodyPlan {
  const body = plan.bodies.find((candidate) => candidate.id === bodyId);
  if (!body) throw new Error(`The plan has no body "${bodyId}".`);
  return body;
}

function propName(scene: Scene, body: BodyPlan): string {
  return inSentence(own(scene.props, body.propId)?.name || body.propId);
}

/** The label of a part where its body has several and its prop has no fellows, else the name of the prop. */
function partName(scene: Scene, body: BodyPlan, partId: string): string {
  const prop = own(scene.props, body.propId);
  if (!prop || body.parts.length < 2 || !isOneOfItsKind(scene, prop.kind)) return propName(scene, body);
  const kind = propKinds.get(prop.kind);
  const bodies = kind.bodies(kind.params.parse(prop.params));
  const part = bodies.find(({ id }) => bodyIdOf(body.propId, id) === body.id)?.parts.find(({ id }) => id === partId);
  return inSentence(part?.label ?? partId);
}
