import { type BakePlan, type BodyPlan, isFreeAt, moves } from '../bake/plan.ts';
import type { Contact } from '../motion/contact.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';
import { partName, passageName } from './names.ts';
import type { Happening } from './outcome.ts';
import { followPassage } from './passages.ts';
import { restsFrom } from './rest.ts';

/** A thing that is touched this early, in seconds, and this gently, in m/s, stood there from the beginning. */
const FROM_THE_START_S = 0.1;
const GENTLE_MPS = 0.1;

/**
 * The story of a take in order of time: the first touch of each pair of things, as people tell them apart, passages, and
 * coming to rest. What stands on something from the beginning, or leans on it without a blow, has not happened.
 */
export function happenings(scene: Scene, plan: BakePlan, motion: Motion): Happening[] {
  const byId = new Map(plan.bodies.map((body) => [body.id, body]));
  return [
    ...firstTouches(scene, byId, motion.contacts),
    ...passages(scene, plan, motion),
    ...rests(scene, plan, motion),
  ].sort((a, b) => a.timeS - b.timeS || (a.label < b.label ? -1 : 1));
}

function firstTouches(scene: Scene, byId: ReadonlyMap<string, BodyPlan>, contacts: readonly Contact[]): Happening[] {
  const seen = new Set<string>();
  const touches: Happening[] = [];
  for (const contact of contacts) {
    const [a, b] = contact.bodyIds.map((id) => byId.get(id)!) as [BodyPlan, BodyPlan];
    // The one that came is the subject; what it met gives the label.
    const met = freedomOf(a) >= freedomOf(b) ? 1 : 0;
    const other = met === 1 ? b : a;
    const subject = met === 1 ? a : b;
    const otherPart = contact.partIds[met]!;
    const label = partName(scene, { propId: other.propId, partId: otherPart });
    const key = `${subject.propId}~${other.propId}~${label}`;
    const isEarly = contact.timeS < FROM_THE_START_S && contact.normalSpeedMps < GENTLE_MPS;
    if (seen.has(key) || isEarly || contact.phase === 'rest') continue;
    seen.add(key);
    touches.push({
      type: 'touch',
      timeS: contact.timeS,
      propIds: [subject.propId, other.propId],
      partIds: [contact.partIds[1 - met]!, otherPart],
      label,
    });
  }
  return touches;
}

/** Who came and who was met: what is free comes to what is carried, and both to what stands. */
function freedomOf(body: BodyPlan): number {
  return ['still', 'animated', 'let-go', 'free'].indexOf(body.drive);
}

function passages(scene: Scene, plan: BakePlan, motion: Motion): Happening[] {
  return plan.bodies.flatMap((owner) =>
    owner.passages.flatMap((passage) =>
      plan.bodies
        .filter((body) => moves(body) && body.propId !== owner.propId)
        .flatMap((body) =>
          followPassage(motion, body, owner, passage, 0, motion.durationS).crossings.map(({ timeS }) => ({
            type: 'pass' as const,
            timeS,
            propIds: [body.propId, owner.propId],
            partIds: [passage.id],
            label: `through the ${passageName(scene, owner.propId, passage.id)}`,
          })),
        ),
    ),
  );
}

function rests(scene: Scene, plan: BakePlan, motion: Motion): Happening[] {
  return plan.bodies.flatMap((body) => {
    const timeS = moves(body) ? restsFrom(motion, body.id) : null;
    if (timeS === null || timeS === 0 || !isFreeAt(body, timeS)) return [];
    const label = `${partName(scene, { propId: body.propId })} at rest`;
    return [{ type: 'rest' as const, timeS, propIds: [body.propId], partIds: [], label }];
  });
}
