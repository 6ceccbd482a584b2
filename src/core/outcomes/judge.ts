import { type BakePlan, type BodyPlan, moves } from '../bake/plan.ts';
import { inOrder } from '../base/order.ts';
import type { Motion } from '../motion/motion.ts';
import { instantsOf, stateAt, trackOf } from '../motion/sample.ts';
import type { Condition, PartRef, Scene } from '../scene/schema.ts';
import { clearance, touchDepth } from './gaps.ts';
import { happenings } from './happenings.ts';
import { exactName, partName, passageName } from './names.ts';
import type { ConditionResult, Margin, OutcomeResult } from './outcome.ts';
import { followPassage } from './passages.ts';
import { restsFrom } from './rest.ts';

/** What was wanted against what happened, each condition with its margin: how far it is from turning out otherwise. */
export function judgeOutcome(scene: Scene, plan: BakePlan, motion: Motion): OutcomeResult {
  const conditions = inOrder(scene.outcome).map(([id, condition]) => judge(id, condition, { scene, plan, motion }));
  return {
    isMet: conditions.every((condition) => condition.isMet),
    conditions,
    happened: happenings(scene, plan, motion),
  };
}

interface Case {
  readonly scene: Scene;
  readonly plan: BakePlan;
  readonly motion: Motion;
}

/** Whether the thing occurred, when, and how far it was from the contrary. */
interface Fact {
  readonly occurred: boolean;
  readonly timeS: number | null;
  readonly margin: Margin | null;
  /** Of a sequence: when each of its steps occurred. */
  readonly stepsS?: readonly number[];
}

function judge(id: string, condition: Condition, on: Case): ConditionResult {
  const fact = factOf(condition, on);
  return {
    id,
    label: labelOf(condition, on.scene),
    mode: condition.mode,
    isMet: fact.occurred === (condition.mode === 'must'),
    margin: withinWindow(condition, fact),
    timeS: fact.timeS,
    timesS: fact.occurred && fact.timeS !== null ? (fact.stepsS ?? [fact.timeS]) : [],
  };
}

/** A thing that occurred inside a window flips by metres or by leaving the window: the window says seconds. */
function withinWindow({ window }: Condition, { occurred, timeS, margin }: Fact): Margin | null {
  if (!window || !occurred || timeS === null) return margin;
  return { value: Math.min(timeS - window.fromS, window.toS - timeS), unit: 's' };
}

function factOf(condition: Condition, on: Case): Fact {
  const fromS = condition.window?.fromS ?? 0;
  const toS = condition.window?.toS ?? on.motion.durationS;
  switch (condition.type) {
    case 'touch':
      return touched(condition.a, condition.b, on, fromS, toS);
    case 'sequence':
      return sequenced(condition, on, fromS, toS);
    case 'pass':
      return passed(condition, on, fromS, toS);
    case 'inside':
      return inside(condition, on, fromS, toS);
    case 'rest': {
      const timeS = restsFrom(on.motion, condition.propId);
      const occurred = timeS !== null && timeS <= toS;
      return { occurred, timeS, margin: timeS === null ? null : metresOrSeconds(Math.abs(toS - timeS), 's') };
    }
  }
}

function touched(a: PartRef, b: PartRef, { plan, motion }: Case, fromS: number, toS: number): Fact {
  const contact = motion.contacts.find((c) => {
    if (c.endTimeS < fromS || c.timeS > toS) return false;
    const [x, y] = c.bodyIds.map((id, k) => ({ propId: propOf(plan, id), partId: c.partIds[k]! }));
    return (matches(a, x!) && matches(b, y!)) || (matches(a, y!) && matches(b, x!));
  });
  const pairs = pairsOf(plan, a, b);
  if (!contact) {
    const gaps = pairs.map(([body, other, part]) => clearance(motion, body, other, part, fromS, toS));
    return { occurred: false, timeS: null, margin: metresOrSeconds(Math.min(...gaps), 'm') };
  }
  const depths = pairs
    .filter(([body, other, part]) => isOf(contact.bodyIds, contact.partIds, body, other, part.id))
    .map(([body, other, part]) => touchDepth(plan, motion, body, other, part, contact.timeS));
  // A touch that lasts into the window is met as the window opens.
  return {
    occurred: true,
    timeS: Math.max(contact.timeS, fromS),
    margin: metresOrSeconds(Math.max(0, ...depths), 'm'),
  };
}

function sequenced(
  { subject, steps }: Extract<Condition, { type: 'sequence' }>,
  on: Case,
  fromS: number,
  toS: number,
): Fact {
  const facts = inOrder(steps).map(([, step]) => touched(subject, step.part, on, fromS, toS));
  const times = facts.map((fact) => fact.timeS);
  const stepsS = times.filter((timeS) => timeS !== null);
  const occurred = times.every((timeS, i) => timeS !== null && (i === 0 || timeS > times[i - 1]!));
  const margins = facts
    .filter((fact) => fact.occurred === occurred)
    .flatMap((fact) => (fact.margin ? [fact.margin.value] : []));
  return { occurred, timeS: times.at(-1) ?? null, margin: metresOrSeconds(Math.min(...margins), 'm'), stepsS };
}

function passed(
  { propId, through }: Extract<Condition, { type: 'pass' }>,
  { plan, motion }: Case,
  fromS: number,
  toS: number,
): Fact {
  const body = mainBody(plan, propId);
  const owner = mainBody(plan, through.propId);
  const passage = owner?.passages.find((candidate) => candidate.id === through.passageId);
  if (!body || !owner || !passage) return { occurred: false, timeS: null, margin: null };
  const story = followPassage(motion, body, owner, passage, fromS, toS);
  const first = story.crossings[0];
  if (!first) return { occurred: false, timeS: null, margin: metresOrSeconds(story.nearestM, 'm') };
  return { occurred: true, timeS: first.timeS, margin: metresOrSeconds(passage.radiusM - first.offCenterM, 'm') };
}

function inside(
  { propId, minM, maxM }: Extract<Condition, { type: 'inside' }>,
  { motion }: Case,
  fromS: number,
  toS: number,
): Fact {
  const track = trackOf(motion, propId);
  let deepest = Number.NEGATIVE_INFINITY;
  let timeS: number | null = null;
  for (const at of track ? instantsOf(track, fromS, toS) : []) {
    const p = stateAt(track!, at).positionM;
    const depth = Math.min(...p.map((x, k) => Math.min(x - minM[k]!, maxM[k]! - x)));
    if (depth >= 0 && timeS === null) timeS = at;
    deepest = Math.max(deepest, depth);
  }
  return { occurred: timeS !== null, timeS, margin: metresOrSeconds(Math.abs(deepest), 'm') };
}

function metresOrSeconds(value: number, unit: Margin['unit']): Margin | null {
  return Number.isFinite(value) ? { value, unit } : null;
}

function propOf(plan: BakePlan, bodyId: string): string {
  return plan.bodies.find((body) => body.id === bodyId)!.propId;
}

function mainBody(plan: BakePlan, propId: string): BodyPlan | undefined {
  return plan.bodies.find((body) => body.id === propId);
}

function matches(wanted: PartRef, found: { readonly propId: string; readonly partId: string }): boolean {
  return wanted.propId === found.propId && (wanted.partId === undefined || wanted.partId === found.partId);
}

/** Each free body of one side with each part of the other. */
function pairsOf(plan: BakePlan, a: PartRef, b: PartRef) {
  const isFree = (ref: PartRef) => plan.bodies.some((body) => body.propId === ref.propId && moves(body));
  const [mover, target] = isFree(a) ? [a, b] : [b, a];
  return plan.bodies
    .filter((body) => body.propId === mover.propId)
    .flatMap((body) =>
      plan.bodies
        .filter((other) => other.propId === target.propId)
        .flatMap((other) =>
          other.parts
            .filter((part) => target.partId === undefined || part.id === target.partId)
            .map((part) => [body, other, part] as const),
        ),
    );
}

function isOf(
  bodyIds: readonly string[],
  partIds: readonly string[],
  body: BodyPlan,
  other: BodyPlan,
  partId: string,
): boolean {
  const k = bodyIds.indexOf(other.id);
  return bodyIds.includes(body.id) && k >= 0 && partIds[k] === partId;
}

function labelOf(condition: Condition, scene: Scene): string {
  const never = condition.mode === 'never' ? 'never ' : '';
  switch (condition.type) {
    case 'touch':
      return `${exactName(scene, condition.a)} ${never}touches ${exactName(scene, condition.b)}`;
    case 'sequence':
      return inOrder(condition.steps)
        .map(([, step]) => partName(scene, step.part))
        .join(', then ');
    case 'pass':
      return `${never}through the ${passageName(scene, condition.through.propId, condition.through.passageId)}`;
    case 'inside':
      return `${partName(scene, { propId: condition.propId })} ${never}in the region`;
    case 'rest':
      return `${partName(scene, { propId: condition.propId })} ${never}comes to rest`;
  }
}
