import { inOrder } from '../../core/base/order.ts';
import type { Contact } from '../../core/motion/contact.ts';
import { partName } from '../../core/outcomes/names.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { TakeResult } from '../../core/tasks.ts';
import { followedBodies, heroBodies } from './heroes.ts';
import { jointName } from './joints.ts';
import { marksInTime } from './marks.ts';

/** A contact as it stands on the timeline. */
export interface ContactMark {
  readonly id: string;
  readonly phase: Contact['phase'];
  readonly timeS: number;
  readonly endTimeS: number;
  /** What the row's prop met: "rim". */
  readonly label: string;
  /** Into or out of water. */
  readonly isSplash: boolean;
  /** Bent by the director. */
  readonly isNudged: boolean;
  /** 0 to 1: the root of the impulse's share of the strongest one, so that light touches still show. */
  readonly strength: number;
}

/** A mark of an animated prop. */
export interface KeyMark {
  readonly id: string;
  readonly timeS: number;
}

/** A joint that gave way. */
export interface BreakMark {
  readonly jointId: string;
  readonly label: string;
  readonly timeS: number;
}

/** One prop that moves: what it is led by, what it met, what broke of it. */
export interface PropRow {
  readonly propId: string;
  readonly name: string;
  readonly marks: readonly ContactMark[];
  /** In order of time; empty unless it is animated or let go. */
  readonly keys: readonly KeyMark[];
  /** When it is let go; null unless it is. */
  readonly letGoS: number | null;
  readonly breaks: readonly BreakMark[];
  /** Place among the rows that are worth showing: 0 first. */
  readonly rank: number;
  /** One of the few that a shot is about. */
  readonly isHero: boolean;
}

export interface FindingMark {
  readonly id: string;
  readonly level: 'impossible' | 'unlikely' | 'craft';
  readonly title: string;
  readonly timeS: number;
  readonly isIntended: boolean;
}

export interface Timeline {
  readonly rows: readonly PropRow[];
  readonly findings: readonly FindingMark[];
}

/** What a result puts on the timeline; nothing before there is one. */
export function timelineOf(scene: Scene, result: TakeResult | null): Timeline {
  return {
    rows: result ? rowsOf(scene, result) : [],
    findings: (result?.findings ?? []).map(({ id, level, title, timeS }) => ({
      id,
      level,
      title,
      timeS,
      isIntended: Object.hasOwn(scene.intended, id),
    })),
  };
}

/** The rows that fit, in the scene's order: the ones most worth following, and always the selected one. */
export function shownRows(rows: readonly PropRow[], most: number, selectedPropId: string | null): readonly PropRow[] {
  if (rows.length <= most) return rows;
  const heroes = rows.filter(({ isHero }) => isHero).toSorted((a, b) => a.rank - b.rank);
  const selected = rows.find(({ propId }) => propId === selectedPropId);
  const chosen = new Set([...(selected ? [selected] : []), ...heroes].slice(0, most));
  return rows.filter((row) => chosen.has(row));
}

/** The material whose impacts are splashes. */
const WATER = 'water';

function rowsOf(scene: Scene, result: TakeResult): readonly PropRow[] {
  const { plan, motion } = result;
  const propOfBody = new Map(plan.bodies.map(({ id, propId }) => [id, propId]));
  const moving = new Set(plan.bodies.flatMap((body) => (body.drive === 'still' ? [] : [body.propId])));
  const strongest = motion.contacts.reduce((most, { impulseNs }) => Math.max(most, impulseNs), 1e-9);
  const nudged = new Set(motion.appliedNudges.map(({ contactId }) => contactId));
  const ranks = ranksOf(scene, result);
  const names = new Map<string, string>();
  const nameOf = (propId: string, partId: string) => {
    const key = `${propId}/${partId}`;
    const name = names.get(key) ?? partName(scene, { propId, partId });
    names.set(key, name);
    return name;
  };
  const marks = new Map<string, ContactMark[]>();
  for (const contact of motion.contacts) {
    const [a, b] = contact.bodyIds.map((bodyId) => propOfBody.get(bodyId) ?? bodyId) as [string, string];
    const markOf = (metId: string, met: 0 | 1): ContactMark => ({
      id: contact.id,
      phase: contact.phase,
      timeS: contact.timeS,
      endTimeS: contact.endTimeS,
      label: nameOf(metId, contact.partIds[met]),
      isSplash: contact.materialIds.includes(WATER),
      isNudged: nudged.has(contact.id),
      strength: Math.sqrt(contact.impulseNs / strongest),
    });
    if (moving.has(a)) listOf(marks, a).push(markOf(b, 1));
    if (moving.has(b) && b !== a) listOf(marks, b).push(markOf(a, 0));
  }
  const heroes = new Set([...heroBodies(scene, result)].map((bodyId) => propOfBody.get(bodyId) ?? bodyId));
  const breaks = breaksOf(scene, result, propOfBody);
  return inOrder(scene.props)
    .filter(([propId]) => moving.has(propId))
    .map(([propId, { name, drive }]) => ({
      propId,
      name,
      marks: marks.get(propId) ?? [],
      keys: marksInTime(drive).map(([id, { timeS }]) => ({ id, timeS })),
      letGoS: drive.type === 'let-go' ? drive.atS : null,
      breaks: breaks.get(propId) ?? [],
      rank: ranks.get(propId) ?? Number.POSITIVE_INFINITY,
      isHero: heroes.has(propId),
    }));
}

function ranksOf(scene: Scene, result: TakeResult): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const { propId } of followedBodies(scene, result)) if (!ranks.has(propId)) ranks.set(propId, ranks.size);
  return ranks;
}

/** What broke, on the rows of both props that it held. */
function breaksOf(
  scene: Scene,
  { plan, motion }: TakeResult,
  propOfBody: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly BreakMark[]> {
  const breaks = new Map<string, BreakMark[]>();
  for (const { jointId, brokeAtS } of motion.jointLoads) {
    if (brokeAtS === null) continue;
    const joint = plan.joints.find(({ id }) => id === jointId);
    const mark = { jointId, label: jointName(scene, jointId), timeS: brokeAtS };
    const propIds = (joint?.bodyIds ?? []).flatMap((id) => (id === null ? [] : [propOfBody.get(id) ?? id]));
    for (const propId of new Set(propIds)) listOf(breaks, propId).push(mark);
  }
  return breaks;
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
