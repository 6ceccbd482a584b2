import { length } from '../base/vec3.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import type { Cast, Crowd } from './cast.ts';
import { count, listed, seconds } from './english.ts';
import { type Hit, targetWords } from './hits.ts';
import { STILL_MPS, velocityOf } from './motion-words.ts';

/** More things that a crowd meets make a list, not a picture. */
const MOST_MET = 4;

/** A crowd in two beats: how it moves and what it meets, and how it ends. */
export function crowdBeats(shot: ShotSpec, cast: Cast, crowd: Crowd, hits: readonly Hit[]): readonly Beat[] {
  const ids = new Set(crowd.bodies.map((body) => body.id));
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  const moved = crowd.bodies.filter((body) => moving.has(body.id));
  if (moved.length === 0) return [];
  const own = hits.filter((hit) => ids.has(hit.mover.id));
  const others = new Set(own.filter((hit) => !ids.has(hit.struck.id)).map((hit) => targetWords(cast, hit)));
  const met = [...(own.some((hit) => ids.has(hit.struck.id)) ? ['one another'] : []), ...others].slice(0, MOST_MET);
  const hardest = own.toSorted((a, b) => b.contact.impulseNs - a.contact.impulseNs)[0];
  const does = met.length === 0 ? 'move' : `collide with ${listed(met)}, hardest at ${seconds(hardest!.atS)} s`;
  const { durationS, frameCount } = shot.clip;
  const late = moved.filter((body) => length(velocityOf(shot, body, frameCount - 1)) >= STILL_MPS).length;
  const who = `the ${count(crowd.bodies.length)} ${crowd.plural}`;
  const span = { fromS: own[0]?.atS ?? 0, toS: own.at(-1)?.atS ?? durationS };
  return [
    { ...span, who, does, isMany: true, weight: 1000 },
    { fromS: durationS, toS: durationS, who, does: endOf(late, moved.length), isMany: true, weight: 999 },
  ];
}

function endOf(late: number, all: number): string {
  if (late === 0) return 'have all come to rest';
  if (late === all) return 'are all still moving';
  return 2 * late > all ? `are still moving but for ${count(all - late)}` : `have come to rest but for ${count(late)}`;
}
