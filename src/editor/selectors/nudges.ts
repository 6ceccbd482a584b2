import { type BakePlan, type BodyPlan, jointedIds } from '../../core/bake/plan.ts';
import type { Contact } from '../../core/motion/contact.ts';
import type { Motion } from '../../core/motion/motion.ts';
import { partName } from '../../core/outcomes/names.ts';
import type { Scene, SceneNudge, SceneProp } from '../../core/scene/schema.ts';

/** A bounce as a nudge names it: which ball, on what, the how-manieth time. */
export interface Bounce {
  readonly propId: string;
  readonly on: SceneNudge['on'] & { readonly partId: string };
  readonly nth: number;
}

/** The bounce that a contact is; null unless it is the impact of a ball that physics moves and no joint holds. */
export function bounceOf(plan: BakePlan, motion: Motion, contact: Contact): Bounce | null {
  if (contact.phase !== 'impact') return null;
  const bodies = contact.bodyIds.map((id) => plan.bodies.find((body) => body.id === id));
  const held = jointedIds(plan);
  const isBouncer = (body: BodyPlan | undefined) =>
    body !== undefined && !held.has(body.id) && isFlyingBall(body, contact.timeS);
  const side = isBouncer(bodies[0]) ? 0 : isBouncer(bodies[1]) ? 1 : null;
  if (side === null) return null;
  const other = side === 0 ? 1 : 0;
  const ball = bodies[side]!;
  const on = { propId: bodies[other]!.propId, partId: contact.partIds[other]! };
  let nth = 0;
  for (const each of motion.contacts) {
    if (each.phase !== 'impact' || !meets(each, ball.id, contact.bodyIds[other]!, on.partId)) continue;
    nth++;
    if (each.id === contact.id) break;
  }
  return { propId: ball.propId, on, nth };
}

/** The nudge that bends a bounce; null where none does. */
export function nudgeOfBounce(prop: SceneProp, { on, nth }: Bounce): readonly [id: string, nudge: SceneNudge] | null {
  const found = Object.entries(prop.nudges ?? {}).find(
    ([, nudge]) =>
      nudge.nth === nth &&
      nudge.on.propId === on.propId &&
      (nudge.on.partId === undefined || nudge.on.partId === on.partId),
  );
  return found ?? null;
}

/** "rim, 2nd bounce". */
export function nudgeName(scene: Scene, { on, nth }: Pick<SceneNudge, 'on' | 'nth'>): string {
  return `${partName(scene, on)}, ${ordinal(nth)} bounce`;
}

export function ordinal(n: number): string {
  const tail = n % 100;
  const ending = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function isFlyingBall(body: BodyPlan, timeS: number): boolean {
  const isFree = body.drive === 'free' || (body.letGoS !== null && timeS >= body.letGoS);
  return isFree && body.parts.length === 1 && body.parts[0]!.shape.type === 'ball';
}

function meets({ bodyIds, partIds }: Contact, ballId: string, otherId: string, partId: string): boolean {
  return (
    (bodyIds[0] === ballId && bodyIds[1] === otherId && partIds[1] === partId) ||
    (bodyIds[1] === ballId && bodyIds[0] === otherId && partIds[0] === partId)
  );
}
