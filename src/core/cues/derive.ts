import type { BakePlan } from '../bake/plan.ts';
import { inOrder } from '../base/order.ts';
import { seedFrom } from '../base/rng.ts';
import { shapeBounds } from '../base/shapes/bounds.ts';
import { length, sub } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { Motion } from '../motion/motion.ts';
import { stateAt, trackOf } from '../motion/sample.ts';
import type { Scene } from '../scene/schema.ts';
import type { Cue } from './cue.ts';
import type { CueContext } from './cue-kind.ts';
import { cueKinds } from './index.ts';
import { hear } from './listener.ts';
import { bodyOf, sentenceOf } from './naming.ts';

/** How long before a contact its bodies' speeds are compared, in seconds: just before it changes them. */
const BEFORE_S = 1e-4;

/**
 * The timed sounds of a take, in order of time: those that its contacts make, with the director's overrides, and those
 * that the director wrote. `plan` and `motion` are of that take, whichever is active in the scene.
 */
export function deriveCues(scene: Scene, takeId: string, plan: BakePlan, motion: Motion): Cue[] {
  const ctx = contextOf(scene, takeId, plan, motion);
  const physics = cueKinds.all.flatMap((kind) => kind.fromPhysics?.(ctx) ?? []);
  const authored = inOrder(scene.cues.authored).flatMap(
    ([id, cue]) => cueKinds.find(cue.kind)?.fromAuthored?.(id, cue, ctx) ?? [],
  );
  const cues = [...physics, ...authored];
  return cues.sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
}

function contextOf(scene: Scene, takeId: string, plan: BakePlan, motion: Motion): CueContext {
  return {
    contacts: motion.contacts,
    hear: (pointM, timeS) => hear(scene, takeId, motion, pointM, timeS),
    sentence: (contact, verb) => sentenceOf(scene, plan, contact, verb, moverOf(plan, motion, contact)),
    sizesM: (contact) => [partSizeM(plan, contact, 0), partSizeM(plan, contact, 1)],
    travelSpeedMps: (contact) => {
      const middleS = (contact.timeS + contact.endTimeS) / 2;
      const [a, b] = contact.bodyIds.map((id) => velocityAt(motion, id, middleS));
      return length(sub(a!, b!));
    },
    seedOf: (cueId) => seedFrom(`${scene.settings.seed}/${cueId}`),
  };
}

/** Which of the two bodies moves: the free one, or the one that was faster just before. */
function moverOf(plan: BakePlan, motion: Motion, contact: Contact): 0 | 1 {
  const [a, b] = contact.bodyIds;
  if (bodyOf(plan, a).drive === 'still') return 1;
  if (bodyOf(plan, b).drive === 'still') return 0;
  const speed = (id: string) => length(velocityAt(motion, id, contact.timeS - BEFORE_S));
  return speed(b) > speed(a) ? 1 : 0;
}

function velocityAt(motion: Motion, bodyId: string, timeS: number) {
  const track = trackOf(motion, bodyId);
  if (!track) throw new Error(`The motion has no track of body "${bodyId}".`);
  return stateAt(track, timeS).velocityMps;
}

/** How large a part is across; water and nets are parts that are met without colliding. */
function partSizeM(plan: BakePlan, contact: Contact, side: 0 | 1): number {
  const { parts, fluid, nets } = bodyOf(plan, contact.bodyIds[side]);
  const partId = contact.partIds[side];
  if (fluid?.partId === partId) return Math.max(...fluid.sizeM);
  const net = nets.find((candidate) => candidate.partId === partId);
  if (net) return net.lengthM;
  const part = parts.find(({ id }) => id === partId);
  if (!part) throw new Error(`Body "${contact.bodyIds[side]}" has no part "${contact.partIds[side]}".`);
  const { minM, maxM } = shapeBounds(part.shape);
  return Math.max(...sub(maxM, minM));
}
