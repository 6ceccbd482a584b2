import type { BakePlan, NudgePlan } from '../bake/plan.ts';
import type { Motion } from '../motion/motion.ts';
import { capitalize, sayPart } from './words.ts';

/** The nudges of a take that has come to its end whose bounce was not bent. */
export function unmetNudges({ nudges }: BakePlan, { appliedNudges, stop }: Motion): readonly NudgePlan[] {
  if (stop) return [];
  const met = new Set(appliedNudges.map(({ nudgeId }) => nudgeId));
  return nudges.filter(({ id }) => !met.has(id));
}

/** How often the bounce that a nudge names has come. */
export function bouncesOf({ bodies }: BakePlan, { contacts }: Motion, nudge: NudgePlan): number {
  const targets = new Set(bodies.filter(({ propId }) => propId === nudge.onPropId).map(({ id }) => id));
  return contacts.filter(({ phase, bodyIds, partIds }) => {
    const side = bodyIds[0] === nudge.bodyId ? 1 : bodyIds[1] === nudge.bodyId ? 0 : null;
    if (phase !== 'impact' || side === null || !targets.has(bodyIds[side])) return false;
    return nudge.onPartId === null || partIds[side] === nudge.onPartId;
  }).length;
}

/** "Ball: a nudge waits for bounce 3 on the rim of Hoop, but ..." */
export function sayUnmet(plan: BakePlan, motion: Motion, nudge: NudgePlan, nameOf: (bodyId: string) => string): string {
  const target = plan.bodies.find(({ propId }) => propId === nudge.onPropId);
  const on = target ? nameOf(target.id) : nudge.onPropId;
  const where = nudge.onPartId === null ? on : `the ${sayPart(nudge.onPartId)} of ${on}`;
  const count = bouncesOf(plan, motion, nudge);
  const came =
    count >= nudge.nth
      ? 'that bounce was bent by another nudge, or could not be bent'
      : `this take has ${count === 0 ? 'no such bounce' : count === 1 ? 'only one' : `only ${count}`}`;
  return `${capitalize(nameOf(nudge.bodyId))}: a nudge waits for bounce ${nudge.nth} on ${where}, but ${came}, so it does nothing.`;
}
