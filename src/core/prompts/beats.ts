import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import { carriedUntilS, carriedWords } from './carried-words.ts';
import type { Cast } from './cast.ts';
import { crowdBeats } from './crowd-beats.ts';
import { type Hit, hitsOf } from './hits.ts';
import { endWords, goneAtS, pathWords } from './path-words.ts';
import { runsOf, runWords } from './run-words.ts';

/** Paths shorter than this between two beats go without words. */
const PATH_S = 0.25;

/** The action in order of time: paths, hits, passages, rest. Contacts closer than 0.25 s share a beat. */
export function beatsOf(shot: ShotSpec, cast: Cast): readonly Beat[] {
  const hits = hitsOf(shot);
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const named = shot.subjects.flatMap(({ bodyIds }) => {
    const body = bodyIds.map((id) => bodies.get(id)).find((b) => b && moving.has(b.id));
    return body && cast.crowdOf(body.id) === null ? [body] : [];
  });
  return [
    ...named.flatMap((body) =>
      beatsOfBody(
        shot,
        cast,
        body,
        hits.filter(({ mover }) => mover.subjectId === body.subjectId),
        hits.filter(({ struck }) => struck.subjectId === body.subjectId).map(({ atS }) => atS),
      ),
    ),
    ...cast.crowds.flatMap((crowd) => crowdBeats(shot, cast, crowd, hits)),
  ].sort((a, b) => a.fromS - b.fromS || b.weight - a.weight);
}

/** The beats of a subject, whose main body's path tells its way; `struckS` is when others strike it. */
function beatsOfBody(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  hits: readonly Hit[],
  struckS: readonly number[],
): readonly Beat[] {
  const who = cast.nameOf(body.id);
  const { durationS } = shot.clip;
  const runs = runsOf(hits, struckS);
  const beats: Beat[] = [];
  const heldS = carriedUntilS(shot, body);
  const path = (startS: number, toS: number, next: Hit | undefined) => {
    const fromS = Math.max(startS, Math.min(heldS, toS));
    if (fromS > startS) {
      const held = carriedWords(shot, body, startS, fromS);
      if (held !== null) beats.push({ fromS: startS, toS: fromS, who, does: held, weight: 0.5 });
    }
    const does = pathWords(shot, cast, body, fromS, toS, next);
    if (does !== null) beats.push({ fromS, toS, who, does, weight: 0.5 });
  };
  const opening = runs[0]?.[0];
  const openingS = opening?.atS ?? Math.min(struckS[0] ?? durationS, goneAtS(shot, body) ?? durationS);
  if (!opening || openingS > PATH_S) path(0, openingS, opening);
  runs.forEach((run, i) => {
    const next = runs[i + 1]?.[0];
    const last = run.at(-1)!;
    const struckAtS = struckS.find((atS) => atS > last.atS) ?? durationS;
    const nextS = Math.min(next?.atS ?? durationS, struckAtS);
    const does = runWords(shot, cast, run, nextS);
    const weight = 1 + Math.max(...run.map((hit) => hit.contact.impulseNs));
    beats.push({ fromS: run[0]!.atS, toS: last.atS, who, does, weight });
    if (next && nextS - last.atS > PATH_S) path(last.atS, nextS, nextS < next.atS ? undefined : next);
  });
  const end = endWords(shot, body, runs.at(-1)?.at(-1)?.atS ?? 0);
  if (end) beats.push({ fromS: end.atS, toS: end.atS, who, does: end.does, weight: 2 });
  return [...beats, ...passBeats(shot, body, who)];
}

function passBeats(shot: ShotSpec, body: ShotBody, who: string): readonly Beat[] {
  return shot.outcome.happened
    .filter((h) => h.type === 'pass' && h.propIds[0] === body.subjectId)
    .flatMap((h) => h.clipTimesS.map((atS) => ({ fromS: atS, toS: atS, who, does: `passes ${h.label}`, weight: 100 })));
}
