import { actionEndS } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { type Beat, HIT_WEIGHT } from './beat.ts';
import { wantedTimesS } from './blows.ts';
import { carriedPath, carriedUntilS } from './carried-words.ts';
import { type Cast, plainLabel } from './cast.ts';
import { crowdBeats } from './crowd-beats.ts';
import { goalWords, type Hit, hitsOf } from './hits.ts';
import type { Miss } from './misses.ts';
import { type Bound, endWords, goneAtS, pathOf } from './path-words.ts';
import { runsOf, runWords } from './run-words.ts';
import { ranked, wantedRun } from './wanted-beats.ts';

/** Paths shorter than this between two beats go without words. */
const PATH_S = 0.25;
/** How much beats would be missed, beside the impulse of hits in Ns: what a hand does begins all else. Our own choice. */
const PASS_WEIGHT = 100;
const CARRIED_WEIGHT = 50;
const OPENING_WEIGHT = 1.5;
const END_WEIGHT = 1;
const PATH_WEIGHT = 0.5;

/** The action in order of time: paths, hits, passages, rest. Contacts closer than 0.25 s share a beat. */
export function beatsOf(shot: ShotSpec, cast: Cast, misses: readonly Miss[]): readonly Beat[] {
  const hits = hitsOf(shot);
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const named = shot.subjects.flatMap(({ bodyIds }) => {
    const body = bodyIds.map((id) => bodies.get(id)).find((b) => b && moving.has(b.id));
    return body && cast.crowdOf(body.id) === null ? [body] : [];
  });
  const wantedS = wantedTimesS(shot);
  const beats = [
    ...named.flatMap((body) =>
      beatsOfBody(shot, cast, body, {
        hits: hits.filter(({ mover }) => mover.subjectId === body.subjectId),
        struckS: hits.filter(({ struck }) => struck.subjectId === body.subjectId).map(({ atS }) => atS),
        misses,
        wantedS,
      }),
    ),
    ...cast.crowds.flatMap((crowd) => crowdBeats(shot, cast, crowd, hits)),
  ].sort((a, b) => a.fromS - b.fromS || b.weight - a.weight);
  return ranked(beats, wantedS);
}

/** What of the shot bears on a subject: its hits, when others strike it, what it misses, when what is wanted comes about. */
interface Known {
  readonly hits: readonly Hit[];
  readonly struckS: readonly number[];
  readonly misses: readonly Miss[];
  readonly wantedS: readonly number[];
}

/** The beats of a subject, whose main body's path tells its way. */
function beatsOfBody(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  { hits, struckS, misses, wantedS }: Known,
): readonly Beat[] {
  const who = cast.nameOf(body.id);
  const durationS = actionEndS(shot);
  const runs = runsOf(shot, hits, struckS);
  const passes = passesOf(shot, body);
  const end = endWords(shot, body, runs.at(-1)?.at(-1)?.atS ?? 0);
  const goneS = goneAtS(shot, body) ?? durationS;
  const heldS = carriedUntilS(shot, body);
  const beats: Beat[] = [];
  const path = (startS: number, endS: number, bound: Bound) => {
    const fromS = Math.max(startS, Math.min(heldS, endS));
    if (fromS > startS) {
      const held = carriedPath(shot, body, startS, fromS);
      const isCause = startS === 0 || fromS < endS || body.letGoS !== null;
      if (held !== null) beats.push({ ...held, who, weight: isCause ? CARRIED_WEIGHT : PATH_WEIGHT });
    }
    if (endS - fromS <= PATH_S && (startS > 0 || fromS > startS)) return;
    const own = pathOf(shot, cast, body, fromS, endS, bound);
    const last = beats.at(-1);
    if (own === null) return;
    if (last && last.does === own.does && last.fromS >= startS - PATH_S) return;
    beats.push({ ...own, who, weight: startS === 0 ? OPENING_WEIGHT : PATH_WEIGHT });
  };
  /** The way between two hits, told anew after each blow from others and each opening gone through. */
  const way = (fromS: number, toS: number, before: Hit | undefined, next: Hit | undefined) => {
    const stops = [
      ...struckS.map((atS) => ({ atS, goal: undefined as string | undefined })),
      ...passes.map(({ atS, label }) => ({ atS, goal: `the ${label}` as string | undefined })),
    ]
      .filter(({ atS }) => atS > fromS && atS < toS)
      .sort((a, b) => a.atS - b.atS);
    const missed = misses.find(({ moverId, bodyId }) => moverId === body.id && bodyId === before?.struck.id);
    const past = missed && next?.struck.id !== missed.bodyId ? `clear of the ${missed.opening}` : undefined;
    const isAfloat = shot.subjects.some(({ id, kind }) => kind === 'water' && id === before?.struck.subjectId);
    let startS = fromS;
    for (const { atS, goal } of [...stops, { atS: toS, goal: next && goalWords(cast, next) }]) {
      path(startS, atS, { ...(goal !== undefined && { goal }), ...(past !== undefined && { past }), isAfloat });
      startS = atS;
    }
  };
  const [opening] = runs[0] ?? [];
  const openingS = opening?.atS ?? Math.min(goneS, durationS);
  if (!opening || openingS > PATH_S) way(0, openingS, undefined, opening);
  runs.forEach((run, i) => {
    const next = runs[i + 1]?.[0];
    const last = run.at(-1)!;
    const nextS = next?.atS ?? Math.max(last.atS, Math.min(goneS, durationS));
    const untilS = Math.min(nextS, struckS.find((atS) => atS > last.atS) ?? durationS);
    const weight = HIT_WEIGHT + Math.max(...run.map((hit) => hit.contact.impulseNs));
    const told = { ...runWords(shot, cast, run, untilS), ...wantedRun(cast, run, wantedS) };
    beats.push({ fromS: run[0]!.atS, toS: last.atS, who, ...told, weight });
    if (nextS - last.atS > PATH_S) way(last.atS, nextS, last, next);
  });
  const endWeight = body.drive === 'animated' ? PATH_WEIGHT / 2 : END_WEIGHT;
  if (end) beats.push({ fromS: end.atS, toS: end.atS, who, does: end.does, weight: endWeight });
  for (const { atS, label } of passes)
    beats.push({ fromS: atS, toS: atS, who, does: `passes through the ${label}`, weight: PASS_WEIGHT });
  return beats;
}

/** Openings that a subject goes through, with when the clip shows it. */
function passesOf(shot: ShotSpec, body: ShotBody): readonly { readonly atS: number; readonly label: string }[] {
  return shot.outcome.happened
    .filter((h) => h.type === 'pass' && h.propIds[0] === body.subjectId)
    .flatMap((h) => h.clipTimesS.map((atS) => ({ atS, label: plainLabel(h.label.replace(/^through the /, '')) })))
    .sort((a, b) => a.atS - b.atS);
}
