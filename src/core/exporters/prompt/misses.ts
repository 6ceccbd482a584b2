import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import type { Cast } from './cast.ts';

/** What does not happen and must not: an opening that was missed, and the conditions of the kind "never". */
export interface Miss {
  /** A clause: "the basketball never goes through the hoop". */
  readonly words: string;
  /** Nets and the like that therefore hang still, as "the net". */
  readonly still: readonly string[];
}

/**
 * For each opening of a body that something moving touched, or that an outcome forbids, and that nothing passed: who
 * never goes through it.
 */
export function missesOf(shot: ShotSpec, cast: Cast): readonly Miss[] {
  return shot.bodies.flatMap((body) =>
    body.passages.flatMap((passage): Miss[] => {
      const near = neighbours(shot, body);
      const isPassed = shot.outcome.happened.some((h) => h.type === 'pass' && h.propIds.includes(body.subjectId));
      if (near.length === 0 || isPassed) return [];
      const nets = body.parts.filter((part) => part.role === 'show' && part.shape.type === 'strands');
      return near.map((id) => ({
        words: `${cast.nameOf(id)} never goes through the ${passage.label}`,
        still: [...new Set(nets.map((part) => `the ${part.label}`))],
      }));
    }),
  );
}

/** Other conditions of the kind "never" that are met, as the director said them, without those that misses say. */
export function otherNevers(shot: ShotSpec, misses: readonly Miss[]): readonly string[] {
  const passages = shot.bodies.flatMap((body) => body.passages.map((p) => p.label));
  return shot.outcome.wanted
    .filter((c) => c.mode === 'never' && c.isMet)
    .map((c) => c.label)
    .filter((label) => misses.length === 0 || !passages.some((passage) => label.includes(passage)));
}

/** Moving bodies that touch a body within the clip. */
function neighbours(shot: ShotSpec, body: ShotBody): readonly string[] {
  const moving = new Set(shot.bodies.filter((b) => b.drive !== 'still').map((b) => b.id));
  const ids = shot.contacts
    .filter((c) => c.clipTimesS.length > 0 && c.bodyIds.includes(body.id))
    .map((c) => c.bodyIds[c.bodyIds[0] === body.id ? 1 : 0]);
  return [...new Set(ids)].filter((id) => moving.has(id));
}
