import { newId } from '../core/base/id.ts';
import { inOrder, type Ordered, orderAfterAll } from '../core/base/order.ts';
import type { Random } from '../core/base/rng.ts';
import type { Happening } from '../core/outcomes/outcome.ts';
import { propKinds } from '../core/props/index.ts';
import type { Condition, PartRef, Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';

type Conditions = Record<string, Condition>;
type Sequence = Extract<Condition, { type: 'sequence' }>;

/**
 * Conditions that ask for just what happened: the thrown prop's first touches in order, and each passage either gone
 * through or never.
 */
export function endingOf(scene: Scene, result: TakeResult, random: Random): Conditions {
  const conditions: Conditions = {};
  const subjectId = subjectOf(scene, result);
  if (subjectId === null) return conditions;
  const put = (condition: Condition) => {
    conditions[newId('want', random)] = condition;
  };
  const sequence = sequenceOf(subjectId, result, orderAfterAll(conditions), random);
  if (sequence) put(sequence);
  for (const [propId, passageId] of passagesOf(scene)) {
    const hasPassed = result.outcome.happened.some(
      (it) =>
        it.type === 'pass' &&
        it.propIds.includes(subjectId) &&
        it.propIds.includes(propId) &&
        it.partIds.includes(passageId),
    );
    put({
      type: 'pass',
      order: orderAfterAll(conditions),
      mode: hasPassed ? 'must' : 'never',
      propId: subjectId,
      through: { propId, passageId },
    });
  }
  return conditions;
}

/** The scene's conditions with each that the take broke turned into what happened; windows and the kept ones stay. */
export function wantedInstead(scene: Scene, result: TakeResult, random: Random): Conditions {
  const conditions: Conditions = {};
  const broken = new Set(result.outcome.conditions.flatMap(({ id, isMet }) => (isMet ? [] : [id])));
  for (const [id, condition] of Object.entries(scene.outcome)) {
    if (!broken.has(id)) conditions[id] = condition;
    else if (condition.type !== 'sequence') {
      conditions[id] = { ...condition, mode: condition.mode === 'must' ? 'never' : 'must' };
    } else {
      const happened = sequenceOf(condition.subject.propId, result, condition.order, random);
      if (happened) conditions[id] = { ...happened, ...(condition.window && { window: condition.window }) };
    }
  }
  return conditions;
}

/** The free prop that touches most; the first in order among equals, null where nothing is free. */
function subjectOf(scene: Scene, { plan, outcome }: TakeResult): string | null {
  const free = new Set(plan.bodies.flatMap((body) => (body.drive === 'free' ? [body.propId] : [])));
  const touches = (propId: string) => outcome.happened.filter((it) => isTouchOf(it, propId)).length;
  const ids = inOrder(scene.props).flatMap(([id]) => (free.has(id) ? [id] : []));
  return ids.reduce<string | null>((best, id) => (best === null || touches(id) > touches(best) ? id : best), null);
}

function sequenceOf(subjectId: string, { outcome }: TakeResult, order: string, random: Random): Sequence | null {
  const steps: Record<string, Ordered & { part: PartRef }> = {};
  // A body of several parts touches the same thing several times, and only the first is in the order of events.
  const seen = new Set<string>();
  for (const it of outcome.happened) {
    if (!isTouchOf(it, subjectId)) continue;
    const met = it.propIds[0] === subjectId ? 1 : 0;
    const propId = it.propIds[met];
    const partId = it.partIds[met];
    if (propId === undefined || partId === undefined || seen.has(`${propId}/${partId}`)) continue;
    seen.add(`${propId}/${partId}`);
    steps[newId('step', random)] = { order: orderAfterAll(steps), part: { propId, partId } };
  }
  if (Object.keys(steps).length === 0) return null;
  return { type: 'sequence', order, mode: 'must', subject: { propId: subjectId }, steps };
}

function isTouchOf(happening: Happening, propId: string): boolean {
  return happening.type === 'touch' && happening.propIds.includes(propId);
}

function passagesOf(scene: Scene): readonly (readonly [propId: string, passageId: string])[] {
  return inOrder(scene.props).flatMap(([propId, prop]) => {
    const kind = propKinds.get(prop.kind);
    const passages = kind.passages?.(kind.params.parse(prop.params)) ?? [];
    return passages.map(({ id }) => [propId, id] as const);
  });
}
