import { inSentence, ownedBy } from '../base/in-sentence.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { type Cast, plainLabel } from './cast.ts';
import { listed, withThe } from './english.ts';

/** An opening that was missed. */
export interface Miss {
  /** A clause: "the basketball never goes through the hoop: it misses, and does not go in". */
  readonly words: string;
  /** "hoop". */
  readonly opening: string;
  readonly moverId: string;
  readonly bodyId: string;
  /** Nets and the like that therefore hang still, as "the net". */
  readonly still: readonly string[];
}

/**
 * For each opening of a body that something moving touched, and that nothing passed: who never goes through it.
 */
export function missesOf(shot: ShotSpec, cast: Cast): readonly Miss[] {
  return shot.bodies.flatMap((body) =>
    body.passages.flatMap((passage): Miss[] => {
      const near = neighbours(shot, body);
      const isPassed = shot.outcome.happened.some((h) => h.type === 'pass' && h.propIds.includes(body.subjectId));
      if (near.length === 0 || isPassed) return [];
      return near.map((moverId) => ({
        words: `${cast.nameOf(moverId)} never goes through the ${plainLabel(passage.label)}: it misses, and does not go in`,
        opening: plainLabel(passage.label),
        moverId,
        bodyId: body.id,
        still: netsOf(body),
      }));
    }),
  );
}

/** "the net": what hangs on a body and swings where something goes through. */
export function netsOf(body: ShotBody): readonly string[] {
  const nets = body.parts.filter((part) => part.role === 'show' && part.shape.type === 'strands');
  return [...new Set(nets.map((part) => `the ${part.label}`))];
}

/** What must not happen and does not, as clauses: openings that are missed, and what the director ruled out. */
export function neversOf(shot: ShotSpec, misses: readonly Miss[], cast: Cast): readonly string[] {
  const still = [...new Set(misses.flatMap((m) => m.still))];
  return [
    ...misses.map((m) => m.words),
    ...(still.length > 0 ? [`${listed(still)} ${still.length > 1 ? 'do' : 'does'} not move`] : []),
    ...ruledOut(shot, misses, cast),
  ];
}

/** Conditions of the kind "never" that are met, in the director's names, but for those that a picture cannot show or belie. */
function ruledOut(shot: ShotSpec, misses: readonly Miss[], cast: Cast): readonly string[] {
  const passages = shot.bodies.flatMap((body) => body.passages.map((p) => p.label));
  const labels = shot.outcome.wanted
    .filter((c) => c.mode === 'never' && c.isMet && !c.label.endsWith(' in the region'))
    .map((c) => c.label)
    .filter((label) => misses.length === 0 || !passages.some((passage) => label.includes(passage)));
  const pairs = labels.flatMap((label) => {
    const [mover, met] = label.split(' never touches ');
    if (mover === undefined || met === undefined || haveTouched(shot, mover, met)) return [];
    return [{ mover: toldName(shot, cast, mover), met: toldName(shot, cast, met) }];
  });
  const others = labels.filter((label) => !label.includes(' never touches '));
  return [...untouched(pairs), ...others];
}

interface Untouched {
  readonly mover: string;
  readonly met: string;
}

/** "glass 1 and glass 2 never touch the floor": who keeps off the same, and what the same one keeps off, in one clause. */
function untouched(pairs: readonly Untouched[]): readonly string[] {
  const metBy = new Map<string, string[]>();
  for (const { mover, met } of pairs) metBy.set(mover, [...(metBy.get(mover) ?? []), met]);
  const moversOf = new Map<string, string[]>();
  for (const [mover, met] of metBy) {
    const words = listed([...new Set(met)], 'or');
    moversOf.set(words, [...(moversOf.get(words) ?? []), mover]);
  }
  return [...moversOf].map(
    ([met, movers]) => `${listed(movers)} never ${movers.length > 1 ? 'touch' : 'touches'} ${met}`,
  );
}

/** Whether the clip shows two things touch, by the names that the outcome calls them; it may rule out only a part of the time. */
function haveTouched(shot: ShotSpec, a: string, b: string): boolean {
  return shot.contacts.some(({ clipTimesS, bodyIds, partIds }) => {
    const is = (k: 0 | 1, name: string) => namesOf(shot, bodyIds[k], partIds[k]).includes(name);
    return clipTimesS.length > 0 && ((is(0, a) && is(1, b)) || (is(0, b) && is(1, a)));
  });
}

function namesOf(shot: ShotSpec, bodyId: string, partId: string): readonly string[] {
  const body = shot.bodies.find(({ id }) => id === bodyId);
  const subject = shot.subjects.find(({ id }) => id === body?.subjectId);
  const part = body?.parts.find(({ id }) => id === partId);
  const [whole, label] = [inSentence(subject?.name ?? ''), inSentence(part?.label ?? '')];
  return [whole, label, ownedBy(whole, label)];
}

/** What the prompt calls a thing that the outcome names. */
function toldName(shot: ShotSpec, cast: Cast, name: string): string {
  const subject = shot.subjects.find((s) => inSentence(s.name) === name);
  const bodyId = subject?.bodyIds[0];
  return bodyId === undefined || cast.crowdOf(bodyId) ? withThe(name) : cast.nameOf(bodyId);
}

/** Moving bodies that touch a body within the clip. */
function neighbours(shot: ShotSpec, body: ShotBody): readonly string[] {
  const moving = new Set(shot.bodies.filter((b) => b.drive !== 'still').map((b) => b.id));
  const ids = shot.contacts
    .filter((c) => c.clipTimesS.length > 0 && c.bodyIds.includes(body.id))
    .map((c) => c.bodyIds[c.bodyIds[0] === body.id ? 1 : 0]);
  return [...new Set(ids)].filter((id) => moving.has(id));
}
