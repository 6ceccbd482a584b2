import { inOrder } from '../../core/base/order.ts';
import type { Contact } from '../../core/motion/contact.ts';
import { partName } from '../../core/outcomes/names.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { TakeResult } from '../../core/tasks.ts';

/** A contact as it stands on the timeline. */
export interface ContactMark {
  readonly id: string;
  readonly phase: Contact['phase'];
  readonly timeS: number;
  readonly endTimeS: number;
  /** What the row's prop met: "rim". */
  readonly label: string;
  /** 0 to 1: the root of the impulse's share of the strongest one, so that light touches still show. */
  readonly strength: number;
}

/** The contacts of one prop that moves. */
export interface PropRow {
  readonly propId: string;
  readonly name: string;
  readonly marks: readonly ContactMark[];
}

export interface CueMark {
  readonly id: string;
  readonly label: string;
  readonly timeS: number;
  readonly endTimeS: number;
  readonly levelDb: number;
  readonly isMuted: boolean;
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
  readonly cues: readonly CueMark[];
  readonly findings: readonly FindingMark[];
}

/** What a result puts on the timeline; nothing before there is one. */
export function timelineOf(scene: Scene, result: TakeResult | null): Timeline {
  return {
    rows: result ? rowsOf(scene, result) : [],
    cues: (result?.cues ?? []).map(({ id, label, timeS, endTimeS, levelDb, isMuted }) => ({
      id,
      label,
      timeS,
      endTimeS,
      levelDb,
      isMuted,
    })),
    findings: (result?.findings ?? []).map(({ id, level, title, timeS }) => ({
      id,
      level,
      title,
      timeS,
      isIntended: Object.hasOwn(scene.intended, id),
    })),
  };
}

function rowsOf(scene: Scene, { plan, motion }: TakeResult): readonly PropRow[] {
  const propOfBody = new Map(plan.bodies.map(({ id, propId }) => [id, propId]));
  const free = new Set(plan.bodies.flatMap((body) => (body.drive === 'free' ? [body.propId] : [])));
  const strongest = motion.contacts.reduce((most, { impulseNs }) => Math.max(most, impulseNs), 1e-9);
  const names = new Map<string, string>();
  const nameOf = (propId: string, partId: string) => {
    const key = `${propId}/${partId}`;
    const name = names.get(key) ?? partName(scene, { propId, partId });
    names.set(key, name);
    return name;
  };
  return inOrder(scene.props)
    .filter(([propId]) => free.has(propId))
    .map(([propId, { name }]) => ({
      propId,
      name,
      marks: motion.contacts.flatMap((contact) => {
        const sides = contact.bodyIds.map((bodyId) => propOfBody.get(bodyId) ?? bodyId);
        if (!sides.includes(propId)) return [];
        const met = sides[0] === propId ? 1 : 0;
        return {
          id: contact.id,
          phase: contact.phase,
          timeS: contact.timeS,
          endTimeS: contact.endTimeS,
          label: nameOf(sides[met]!, contact.partIds[met]),
          strength: Math.sqrt(contact.impulseNs / strongest),
        };
      }),
    }));
}
