import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { count, listed, seconds } from './english.ts';
import { FLAT, type Hit, hitWords, knockWords, reboundWords, targetWords, verbOf } from './hits.ts';

/** Hits closer than this are one beat: prose resolves no finer. */
export const MERGE_S = 0.25;
/** A run of quick hits is told in one bullet for at most this long. */
const RUN_S = 0.5;

/** Hits that share a beat: closer than 0.25 s, or bounce after bounce on the same thing while nothing else strikes it. */
export function runsOf(hits: readonly Hit[], struckS: readonly number[] = []): readonly (readonly Hit[])[] {
  const runs: Hit[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isBounce = run?.every((h) => h.target === hit.target) ?? false;
    const isQuick = last !== undefined && hit.atS - last.atS < MERGE_S && hit.atS - run![0]!.atS < RUN_S;
    const wasStruck = struckS.some((atS) => last !== undefined && atS > last.atS && atS < hit.atS);
    if (run && (isQuick || (isBounce && !wasStruck))) run.push(hit);
    else runs.push([hit]);
  }
  return runs;
}

/** More times than this are not followed. */
const MOST_TIMES = 4;
/** More steps than this are told without what each of them does. */
const MOST_STEPS = 2;
const MOST_OTHERS = 4;

/** "more of the pins": what one of many hits of a run meets. */
function othersOf(cast: Cast, hit: Hit): string {
  const crowd = cast.crowdOf(hit.struck.id);
  return crowd ? `more of the ${crowd.plural}` : targetWords(cast, hit);
}

/** What a run of hits is in words: "strikes the floor and bounces again, lower, at 0.9 s". */
export function runWords(shot: ShotSpec, cast: Cast, run: readonly Hit[], untilS: number): string {
  const [first, ...rest] = run as [Hit, ...Hit[]];
  const last = run.at(-1)!;
  const opening = hitWords(shot, cast, first);
  const rebound = reboundWords(shot, last, untilS);
  const after = (link: string) => (rebound === '' ? '' : `${link}${rebound}`);
  if (rest.length === 0) return opening + (knockWords(shot, first) || after(' and '));
  const often = (times: number) => (times > 1 ? ` ${count(times)} times` : '');
  const crowd = cast.crowdOf(first.struck.id);
  if (crowd && run.every(({ struck }) => cast.crowdOf(struck.id) === crowd)) {
    const struck = new Set(run.map((hit) => hit.struck.id)).size;
    const which =
      struck === 1 ? `${targetWords(cast, first)}${often(run.length)}` : `${count(struck)} of the ${crowd.plural}`;
    const isQuick = last.atS - first.atS < RUN_S;
    return `${verbOf(first)} ${which}${isQuick ? ' in quick succession' : ''}${after(' and ')}`;
  }
  const steps = stepsOf(cast, run);
  const [start, ...others] = steps;
  if (others.length === 0) {
    const isQuick = last.atS - first.atS < MERGE_S;
    return isQuick ? `${opening}${often(run.length)} in quick succession${after(' and ')}` : opening + againWords(run);
  }
  if (others.length > MOST_STEPS) {
    const met = others.map(({ hit }) => othersOf(cast, hit)).filter((words) => words !== targetWords(cast, first));
    return `${opening}${often(start!.times)} and, in quick succession, hits ${listed([...new Set(met)].slice(0, MOST_OTHERS))}${after(', then ')}`;
  }
  const told = others.map(({ hit, times }) => `${hitWords(shot, cast, hit)}${often(times)}${knockWords(shot, hit)}`);
  return `${opening}${often(start!.times)} and, in quick succession, ${listed(told)}${after(', then ')}`;
}

/** " and bounces again, lower, at 0.9 s": what follows the first of several hits on one thing. */
function againWords(run: readonly Hit[]): string {
  const [first, ...rest] = run as [Hit, ...Hit[]];
  const isDying = rest.every((hit, i) => hit.contact.normalSpeedMps <= run[i]!.contact.normalSpeedMps);
  const times = [...new Set(rest.map((hit) => seconds(hit.atS)))].filter((time) => time !== seconds(first.atS));
  const does = first.normal[1] > FLAT ? 'bounces' : 'meets it';
  const lower = isDying && first.normal[1] > FLAT ? (rest.length === 1 ? ', lower' : ', each time lower') : '';
  const often = rest.length > 1 ? `${count(rest.length)} times more` : 'again';
  const when = times.length > MOST_TIMES ? `first at ${listed(times.slice(0, MOST_TIMES))}` : `at ${listed(times)}`;
  return ` and ${does} ${often}${lower}, ${when} s`;
}

/** Hits in a row on one thing as one step. */
function stepsOf(cast: Cast, hits: readonly Hit[]): readonly { readonly hit: Hit; readonly times: number }[] {
  const steps: { hit: Hit; times: number }[] = [];
  for (const hit of hits) {
    const last = steps.at(-1);
    if (last && targetWords(cast, last.hit) === targetWords(cast, hit)) last.times++;
    else steps.push({ hit, times: 1 });
  }
  return steps;
}
