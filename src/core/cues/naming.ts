import type { BodyPlan } from '../bake/plan.ts';
import { inSentence } from '../base/in-sentence.ts';
import { isOneOfItsKind } from '../outcomes/names.ts';
import { bodyIdOf } from '../props/body-id.ts';
import { propKinds } from '../props/index.ts';
import { own } from '../scene/queries.ts';
import type { Scene } from '../scene/schema.ts';

/** What people call bodies and parts of a scene; each is worked out once. */
export interface Naming {
  propName(body: BodyPlan): string;
  /** The label of a part where its body has several and its prop has no fellows, else the name of the prop. */
  partName(body: BodyPlan, partId: string): string;
}

export function createNaming(scene: Scene): Naming {
  const known = new Map<string, string>();
  const propName = (body: BodyPlan) => inSentence(own(scene.props, body.propId)?.name || body.propId);
  return {
    propName,
    partName(body, partId) {
      const key = `${body.id}/${partId}`;
      const name = known.get(key) ?? labelOf(scene, body, partId) ?? propName(body);
      known.set(key, name);
      return name;
    },
  };
}

function labelOf(scene: Scene, body: BodyPlan, partId: string): string | null {
  const prop = own(scene.props, body.propId);
  const isOneOfMany = body.parts.length + body.nets.length > 1;
  if (!prop || !isOneOfMany || !isOneOfItsKind(scene, prop.kind)) return null;
  const kind = propKinds.get(prop.kind);
  const bodies = kind.bodies(kind.params.parse(prop.params));
  const part = bodies.find(({ id }) => bodyIdOf(body.propId, id) === body.id)?.parts.find(({ id }) => id === partId);
  return inSentence(part?.label ?? partId);
}
