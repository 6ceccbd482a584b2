import { frameOf, isSameInstant } from '../shot/reading.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { type Cast, castOf } from './cast.ts';
import { type Hit, hitsOf, targetWords } from './hits.ts';
import { MERGE_S } from './run-words.ts';
import type { ToldBlow } from './told.ts';

/** When the clip shows what the outcome wants, and what comes about: each step of a sequence. */
export function wantedTimesS({ outcome }: ShotSpec): readonly number[] {
  return outcome.wanted.filter(({ mode }) => mode === 'must').flatMap(({ clipTimesS }) => clipTimesS);
}

/** The blows of a shot that are worth a picture each, as `blowsOf` chooses them; in order of time. */
export function strongestBlows(shot: ShotSpec, most: number): readonly ToldBlow[] {
  return blowsOf(shot, castOf(shot), most);
}

/**
 * At most so many blows, in order of time: first those that the outcome wants, then what goes through an opening, then the
 * strongest, which are at least a quarter of a second from all others. No two are of one frame, and none of the first frame,
 * which is a picture of its own.
 */
export function blowsOf(shot: ShotSpec, cast: Cast, most: number): readonly ToldBlow[] {
  const wantedS = wantedTimesS(shot);
  const isWanted = ({ atS }: Candidate) => wantedS.some((timeS) => isSameInstant(timeS, atS));
  const all = [...passesOf(shot, cast), ...impactsOf(shot, cast)];
  const kept: Candidate[] = [];
  const frames = new Set([0]);
  for (const one of [...all.filter(isWanted), ...all.filter((other) => !isWanted(other))]) {
    if (kept.length >= most) break;
    const frame = frameOf(shot, one.atS);
    const isClose = kept.some(({ atS }) => Math.abs(atS - one.atS) < MERGE_S);
    if (frames.has(frame) || (isClose && !one.isPass && !isWanted(one))) continue;
    frames.add(frame);
    kept.push(one);
  }
  return kept.map(({ atS, words }, rank) => ({ atS, words, rank })).sort((a, b) => a.atS - b.atS);
}

interface Candidate {
  readonly atS: number;
  readonly words: string;
  readonly isPass: boolean;
}

function passesOf({ bodies, outcome }: ShotSpec, cast: Cast): readonly Candidate[] {
  const idOf = new Map(bodies.map((body) => [body.subjectId, body.id]));
  return outcome.happened
    .filter(({ type, propIds: [id] }) => type === 'pass' && idOf.has(id ?? ''))
    .flatMap(({ clipTimesS, propIds, label }) =>
      clipTimesS.map((atS) => ({ atS, words: `${cast.nameOf(idOf.get(propIds[0]!)!)} goes ${label}`, isPass: true })),
    );
}

/** The strongest first. */
function impactsOf(shot: ShotSpec, cast: Cast): readonly Candidate[] {
  return hitsOf(shot)
    .toSorted((a, b) => b.contact.impulseNs - a.contact.impulseNs)
    .map((hit) => ({
      atS: hit.atS,
      words: `${cast.nameOf(hit.mover.id)} meets ${metWords(cast, hit)}`,
      isPass: false,
    }));
}

function metWords(cast: Cast, hit: Hit): string {
  const crowd = cast.crowdOf(hit.struck.id);
  return crowd !== null && crowd === cast.crowdOf(hit.mover.id) ? 'another' : targetWords(cast, hit);
}
