import { length } from '../../base/vec3.ts';
import { clipTimeOf } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { capitalized, count, listed, seconds, span } from './english.ts';
import { type Hit, hitsOf, hitWords, reboundWords, targetWords } from './hits.ts';
import { flightOf, frameAt, STILL_MPS, velocityOf } from './motion-words.ts';

/** Hits closer than this are one beat: prose resolves no finer. */
export const MERGE_S = 0.25;
/** Paths shorter than this between two beats go without words. */
const PATH_S = 0.35;
/** A prompt with more beats is followed less, not more. */
const MOST_BEATS = 12;

/** One bullet of the action. */
interface Beat {
  readonly fromS: number;
  readonly toS: number;
  readonly who: string;
  /** Follows the name or "it". */
  readonly does: string;
  /** How much it would be missed. */
  readonly weight: number;
}

/** The action as timed bullets, in order: paths, hits, passages, rest. Contacts closer than 0.25 s share a bullet. */
export function actionLines(shot: ShotSpec, cast: Cast): readonly string[] {
  const hits = hitsOf(shot);
  const movers = shot.bodies.filter((body) => shot.trajectories.some((t) => t.bodyId === body.id));
  const beats = movers.flatMap((body) =>
    beatsOf(
      shot,
      cast,
      body,
      hits.filter((hit) => hit.mover.id === body.id),
    ),
  );
  const kept = [...beats]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_BEATS)
    .sort((a, b) => a.fromS - b.fromS || b.weight - a.weight);
  const lines = kept.map((beat, i) => {
    const isSame = kept[i - 1]?.who === beat.who;
    return `${span(beat.fromS, beat.toS)}: ${isSame ? 'it' : beat.who} ${beat.does}`;
  });
  const cuts = shot.shots.slice(1).map((s) => ({ atS: clipTimeOf(shot, s.startFrame), words: `cut to ${s.name}` }));
  const merged = [
    ...kept.map((beat, i) => ({ atS: beat.fromS, text: lines[i]! })),
    ...cuts.map(({ atS, words }) => ({ atS, text: `${seconds(atS)} s: ${words}` })),
  ].sort((a, b) => a.atS - b.atS);
  const left = beats.length - kept.length;
  const texts = merged.map(({ text }) => `- ${withCapital(text)}.`);
  return left > 0 ? [...texts, `- Around these, ${left} lesser movements and contacts go on.`] : texts;
}

function withCapital(line: string): string {
  return line.replace(/^([^:]*: )(.)/, (_, time: string, first: string) => time + capitalized(first));
}

function beatsOf(shot: ShotSpec, cast: Cast, body: ShotBody, hits: readonly Hit[]): readonly Beat[] {
  const who = cast.nameOf(body.id);
  const { durationS } = shot.clip;
  const runs = runsOf(hits);
  const beats: Beat[] = [];
  const path = (fromS: number, toS: number, next: Hit | undefined) => {
    const does = pathWords(shot, cast, body, fromS, toS, next);
    if (does !== null) beats.push({ fromS, toS, who, does, weight: 0.5 });
  };
  const opening = runs[0]?.[0];
  const openingS = opening?.atS ?? goneAtS(shot, body) ?? durationS;
  if (!opening || openingS > PATH_S) path(0, openingS, opening);
  runs.forEach((run, i) => {
    const next = runs[i + 1]?.[0];
    const last = run.at(-1)!;
    const untilS = next?.atS ?? durationS;
    const does = runWords(shot, cast, run, untilS);
    const weight = 1 + Math.max(...run.map((hit) => hit.contact.impulseNs));
    beats.push({ fromS: run[0]!.atS, toS: last.atS, who, does, weight });
    if (next && untilS - last.atS > PATH_S) path(last.atS, untilS, next);
  });
  const end = endWords(shot, body, runs.at(-1)?.at(-1)?.atS ?? 0);
  if (end) beats.push({ fromS: end.atS, toS: end.atS, who, does: end.does, weight: 2 });
  return [...beats, ...passBeats(shot, body, who)];
}

/** Hits that share a bullet: closer than 0.25 s, or bounce after bounce on the same thing. */
function runsOf(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const runs: Hit[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isBounce = run?.every((h) => h.target === hit.target) ?? false;
    if (run && last && (hit.atS - last.atS < MERGE_S || isBounce)) run.push(hit);
    else runs.push([hit]);
  }
  return runs;
}

function runWords(shot: ShotSpec, cast: Cast, run: readonly Hit[], untilS: number): string {
  const [first, ...rest] = run as [Hit, ...Hit[]];
  const opening = hitWords(shot, cast, first);
  const rebound = (hit: Hit, toS: number) => {
    const words = reboundWords(shot, hit, toS);
    return words === '' ? '' : ` and ${words}`;
  };
  if (rest.length === 0) return opening + rebound(first, untilS);
  if (rest.every((hit) => hit.target === first.target)) {
    const isQuick = run.at(-1)!.atS - first.atS < MERGE_S;
    if (isQuick) return `${opening}, ${count(run.length)} quick hits in a row${rebound(run.at(-1)!, untilS)}`;
    const isDying = rest.every((hit, i) => hit.contact.normalSpeedMps <= run[i]!.contact.normalSpeedMps);
    const times = rest.slice(0, 4).map((hit) => seconds(hit.atS));
    const lower = isDying ? (rest.length === 1 ? ', lower' : ', each time lower') : '';
    const more = rest.length > 4 ? `${count(rest.length)} times more${lower}, first at` : `again${lower}, at`;
    return `${opening} and bounces ${more} ${listed(times)} s`;
  }
  const steps = rest.map((hit) => hitWords(shot, cast, hit));
  return `${opening} and, in quick succession, ${listed(steps)}${rebound(run.at(-1)!, untilS)}`;
}

/** What a body does between two instants without a hit; null where it is not worth a bullet. */
function pathWords(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  fromS: number,
  toS: number,
  next: Hit | undefined,
): string | null {
  // The frame that shows the hit still shows how things were before it.
  const [from, to] = [frameAt(shot, fromS) + (fromS > 0 ? 1 : 0), frameAt(shot, toS)];
  if (to <= from) return null;
  const under = spanContactAt(shot, body, fromS);
  const goal = next ? ` toward ${targetWords(cast, next)}` : '';
  const goalAfterWay = next ? `, toward ${targetWords(cast, next)}` : '';
  const speed = length(velocityOf(shot, body, from));
  if (under && speed < STILL_MPS) return next ? `rests on ${surfaceWords(cast, body, under)}` : null;
  if (under?.phase === 'roll') return `rolls along ${surfaceWords(cast, body, under)}${goal}`;
  if (under?.phase === 'slide') return `slides along ${surfaceWords(cast, body, under)}${goal}`;
  return `${flightOf(shot, body, from, to)}${goalAfterWay}`;
}

function spanContactAt(shot: ShotSpec, body: ShotBody, clipTimeS: number) {
  const sceneTimeS = shot.clip.sceneTimesS[frameAt(shot, clipTimeS)]!;
  return shot.contacts.find(
    (c) =>
      c.phase !== 'impact' &&
      c.bodyIds.includes(body.id) &&
      c.timeS <= sceneTimeS + 1e-6 &&
      c.endTimeS > sceneTimeS + 1e-6,
  );
}

function surfaceWords(cast: Cast, body: ShotBody, contact: ShotSpec['contacts'][number]): string {
  const other = contact.bodyIds[0] === body.id ? 1 : 0;
  return cast.partOf(contact.bodyIds[other], contact.partIds[other]);
}

/** How a body ends: it leaves the frame, comes to rest, or rolls on; null where none of these. */
function endWords(
  shot: ShotSpec,
  body: ShotBody,
  afterS: number,
): { readonly atS: number; readonly does: string } | null {
  const goneS = goneAtS(shot, body);
  if (goneS !== null && goneS > afterS) return { atS: goneS, does: 'leaves the frame' };
  const { frameCount } = shot.clip;
  let still = frameCount;
  while (still > 0 && length(velocityOf(shot, body, still - 1)) < STILL_MPS) still--;
  if (still > 0 && still < frameCount) return { atS: clipTimeOf(shot, still), does: 'comes to rest' };
  const last = spanContactAt(shot, body, shot.clip.durationS);
  if (last?.phase === 'roll') return { atS: shot.clip.durationS, does: 'is still rolling' };
  return null;
}

/** When a body that was in the frame leaves it for good; null where it does not. */
function goneAtS(shot: ShotSpec, body: ShotBody): number | null {
  const boxes = shot.tracks2d.find((t) => t.bodyId === body.id)?.boxesPx ?? [];
  const last = boxes.findLastIndex((box) => box !== null);
  return last >= 0 && last < boxes.length - 1 ? clipTimeOf(shot, last + 1) : null;
}

function passBeats(shot: ShotSpec, body: ShotBody, who: string): readonly Beat[] {
  return shot.outcome.happened
    .filter((h) => h.type === 'pass' && h.propIds[0] === body.subjectId)
    .flatMap((h) => h.clipTimesS.map((atS) => ({ fromS: atS, toS: atS, who, does: `passes ${h.label}`, weight: 100 })));
}
