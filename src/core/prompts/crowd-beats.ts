import { rotate } from '../base/quat.ts';
import { length, sub, UP } from '../base/vec3.ts';
import { actionEndS, bodyPoseOf, liveFrame } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import type { Cast, Crowd } from './cast.ts';
import { count, listed, seconds } from './english.ts';
import { type Hit, targetWords } from './hits.ts';
import { frameAt, STILL_MPS, travelOf, velocityOf } from './motion-words.ts';
import { pathOf } from './path-words.ts';

/** More things that a crowd meets make a list, not a picture. */
const MOST_MET = 4;
/** Softer blows than this, in m/s, settle a crowd rather than shake it. */
const SETTLING_MPS = 0.5;
/** What stood within this cosine of upright, and ends beyond that one, has toppled: 25 and 45 degrees. */
const STOOD_COSINE = 0.906;
const TOPPLED_COSINE = 0.707;
/** A share of a crowd that topples, and is told. */
const TOLD_SHARE = 0.25;
/** Setting one another going takes at least so long, in seconds, and no more than this share begins within a tenth of it. */
const CHAIN_S = 0.5;
const CHAIN_SHARE = 0.4;
const CHAIN_PART = 0.1;
/** A crowd scatters where its middle distance from its centre grows by this factor and this much, in metres. */
const SCATTER = 1.5;
const SCATTER_M = 0.1;
/** What strays less than this stays in its place, in metres. */
const PLACE_M = 0.05;

/** A crowd in at most three beats: who of it begins, how it moves and what it meets, and how it ends. */
export function crowdBeats(shot: ShotSpec, cast: Cast, crowd: Crowd, hits: readonly Hit[]): readonly Beat[] {
  const ids = new Set(crowd.bodies.map((body) => body.id));
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  const moved = crowd.bodies.filter((body) => moving.has(body.id));
  if (moved.length === 0) return [];
  const own = hits.filter((hit) => ids.has(hit.mover.id));
  const others = new Set(
    own
      .filter((hit) => !ids.has(hit.struck.id))
      .map((hit) => (cast.crowdOf(hit.struck.id) ? cast.sortOf(hit.struck.id) : targetWords(cast, hit))),
  );
  const met = [...(own.some((hit) => ids.has(hit.struck.id)) ? ['one another'] : []), ...others].slice(0, MOST_MET);
  const hardest = own.toSorted((a, b) => b.contact.impulseNs - a.contact.impulseNs)[0];
  const endS = actionEndS(shot);
  const last = liveFrame(shot, shot.clip.frameCount - 1);
  const late = last === null ? null : moved.filter((body) => length(velocityOf(shot, body, last)) >= STILL_MPS).length;
  const who = `the ${count(crowd.bodies.length)} ${crowd.plural}`;
  const span = { fromS: own[0]?.atS ?? 0, toS: own.at(-1)?.atS ?? endS };
  const does = doesOf(shot, crowd, moved, own, listed(met));
  const when = hardest && own.length > 1 && span.toS > span.fromS ? `hardest at ${seconds(hardest.atS)} s` : undefined;
  return [
    ...leaderBeats(shot, cast, crowd, own),
    { ...span, who, does, ...(when !== undefined && { when }), isMany: true, weight: 1000 },
    ...(late === null
      ? []
      : [{ fromS: endS, toS: endS, who, does: endOf(late, moved.length), isMany: true, weight: 999 }]),
  ];
}

/** The path of the one of a crowd that moves while the others are still, until it meets something. */
function leaderBeats(shot: ShotSpec, cast: Cast, crowd: Crowd, own: readonly Hit[]): readonly Beat[] {
  const firstS = own[0]?.atS ?? 0;
  const frame = Math.max(0, frameAt(shot, firstS) - 1);
  const going = crowd.bodies.filter((body) => length(velocityOf(shot, body, frame)) >= STILL_MPS);
  const [leader, ...more] = going;
  if (!leader || more.length > 0) return [];
  const path = pathOf(shot, cast, leader, 0, firstS, { goal: 'the others' });
  if (path === null || path.does.includes(` the ${crowd.plural}`)) return [];
  const rest = crowd.bodies.length - 1;
  const does = `${path.does}, while the other ${count(rest)} are still`;
  return [{ ...path, does, who: `one of the ${count(crowd.bodies.length)} ${crowd.plural}`, weight: 998 }];
}

function doesOf(shot: ShotSpec, crowd: Crowd, moved: readonly ShotBody[], own: readonly Hit[], met: string): string {
  const toppled = crowd.bodies.filter((body) => hasToppled(shot, body)).length;
  const all = crowd.bodies.length;
  const inTurn = isChain(shot, moved) ? ' one after another' : '';
  const striking = met === '' ? '' : `, striking ${met}`;
  if (toppled === all) return `topple${inTurn}${striking}`;
  const some =
    toppled >= TOLD_SHARE * all ? `, and ${count(toppled)} of them topple${toppled === 1 ? 's' : ''}${inTurn}` : '';
  if (hasScattered(shot, crowd)) return `scatter${striking}${some}`;
  if (met === '') return `move${some}`;
  const isMoved = moved.some((body) => travelOf(shot, body, 0, shot.clip.frameCount - 1) > PLACE_M);
  if (!isMoved) return `stay in their places, shaken against ${met}`;
  const isSoft = own.every(({ contact }) => contact.normalSpeedMps < SETTLING_MPS);
  return `${isSoft ? 'settle against' : 'collide with'} ${met}${some}`;
}

/** Whether something that stood upright as the clip begins leans far over, or lies, as it ends. */
function hasToppled(shot: ShotSpec, body: ShotBody): boolean {
  if (body.parts.every(({ role, shape }) => role === 'show' || shape.type === 'ball')) return false;
  const upAt = (frame: number) => rotate(bodyPoseOf(shot, body, frame).rotation, UP)[1];
  return upAt(0) > STOOD_COSINE && upAt(shot.clip.frameCount - 1) < TOPPLED_COSINE;
}

/** Whether bodies begin to move one after another. */
function isChain(shot: ShotSpec, moved: readonly ShotBody[]): boolean {
  const starts = moved
    .map((body) => shot.clip.sceneTimesS.findIndex((_, frame) => length(velocityOf(shot, body, frame)) >= STILL_MPS))
    .filter((frame) => frame >= 0)
    .map((frame) => shot.clip.sceneTimesS[frame]!)
    .sort((a, b) => a - b);
  const [firstS, lastS] = [starts[0] ?? 0, starts.at(-1) ?? 0];
  const partS = CHAIN_PART * (lastS - firstS);
  const most = Math.max(...starts.map((atS) => starts.filter((other) => other >= atS && other < atS + partS).length));
  return starts.length > 3 && lastS - firstS >= CHAIN_S && most <= CHAIN_SHARE * starts.length;
}

function hasScattered(shot: ShotSpec, { bodies }: Crowd): boolean {
  const [before, after] = [spreadM(shot, bodies, 0), spreadM(shot, bodies, shot.clip.frameCount - 1)];
  return after > SCATTER * before && after > before + SCATTER_M;
}

/** The middle distance of bodies from their centre, in metres. */
function spreadM(shot: ShotSpec, bodies: readonly ShotBody[], frame: number): number {
  const places = bodies.map((body) => bodyPoseOf(shot, body, frame).positionM);
  const centre = [0, 1, 2].map((k) => places.reduce((sum, p) => sum + p[k]!, 0) / places.length);
  const away = places.map((p) => length(sub(p, [centre[0]!, centre[1]!, centre[2]!]))).sort((a, b) => a - b);
  return away[Math.floor(away.length / 2)] ?? 0;
}

function endOf(late: number, all: number): string {
  if (late === 0) return 'have all come to rest';
  if (late === all) return 'are all still moving';
  if (2 * late > all) return `are still moving, except for ${count(all - late)} at rest`;
  return `have come to rest, except for ${count(late)} that still ${late === 1 ? 'moves' : 'move'}`;
}
