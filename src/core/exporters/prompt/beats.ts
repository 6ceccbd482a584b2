import { clipTimeOf } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import { carriedUntilS, carriedWords } from './carried-words.ts';
import type { Cast } from './cast.ts';
import { crowdBeats } from './crowd-beats.ts';
import { capitalized, seconds, span } from './english.ts';
import { type Hit, hitsOf } from './hits.ts';
import { endWords, goneAtS, pathWords } from './path-words.ts';
import { runsOf, runWords } from './run-words.ts';

/** Paths shorter than this between two beats go without words. */
const PATH_S = 0.25;
/** A prompt with more beats is followed less, not more. */
const MOST_BEATS = 12;

/** The action as timed bullets, in order: paths, hits, passages, rest. Contacts closer than 0.25 s share a bullet. */
export function actionLines(shot: ShotSpec, cast: Cast): readonly string[] {
  const hits = hitsOf(shot);
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  const named = shot.bodies.filter((body) => moving.has(body.id) && cast.crowdOf(body.id) === null);
  const beats = [
    ...named.flatMap((body) =>
      beatsOf(
        shot,
        cast,
        body,
        hits.filter((hit) => hit.mover.id === body.id),
      ),
    ),
    ...cast.crowds.flatMap((crowd) => crowdBeats(shot, cast, crowd, hits)),
  ];
  const kept = [...beats]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_BEATS)
    .sort((a, b) => a.fromS - b.fromS || b.weight - a.weight);
  const lines = kept.map((beat, i) => {
    const isSame = kept[i - 1]?.who === beat.who;
    const pronoun = beat.isMany ? 'they' : 'it';
    return `${span(beat.fromS, beat.toS)}: ${isSame ? pronoun : beat.who} ${beat.does}`;
  });
  const cuts = shot.shots
    .slice(1)
    .map((s, i) => ({ atS: clipTimeOf(shot, s.startFrame), words: `cut to shot ${i + 2}, ${s.shotSize}` }));
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

function passBeats(shot: ShotSpec, body: ShotBody, who: string): readonly Beat[] {
  return shot.outcome.happened
    .filter((h) => h.type === 'pass' && h.propIds[0] === body.subjectId)
    .flatMap((h) => h.clipTimesS.map((atS) => ({ fromS: atS, toS: atS, who, does: `passes ${h.label}`, weight: 100 })));
}
