import type { ShotSpec } from '../../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { count, listed, seconds } from './english.ts';
import { FLAT, type Hit, hitWords, knockWords, reboundWords, targetWords } from './hits.ts';

/** Hits closer than this are one beat: prose resolves no finer. */
export const MERGE_S = 0.25;
/** A run of quick hits is told in one bullet for at most this long. */
const RUN_S = 0.5;

/** Hits that share a bullet: closer than 0.25 s, or bounce after bounce on the same thing. */
export function runsOf(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const runs: Hit[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isBounce = run?.every((h) => h.target === hit.target) ?? false;
    const isQuick = last !== undefined && hit.atS - last.atS < MERGE_S && hit.atS - run![0]!.atS < RUN_S;
    if (run && (isQuick || isBounce)) run.push(hit);
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
  const opening = hitWords(shot, cast, first);
  const rebound = (hit: Hit, toS: number) => {
    const words = reboundWords(shot, hit, toS);
    return words === '' ? '' : ` and ${words}`;
  };
  if (rest.length === 0) return opening + (knockWords(shot, first) || rebound(first, untilS));
  if (rest.every((hit) => hit.target === first.target)) {
    const isQuick = run.at(-1)!.atS - first.atS < MERGE_S;
    if (isQuick) return `${opening} ${count(run.length)} times in quick succession${rebound(run.at(-1)!, untilS)}`;
    const isDying = rest.every((hit, i) => hit.contact.normalSpeedMps <= run[i]!.contact.normalSpeedMps);
    const times = [...new Set(rest.map((hit) => seconds(hit.atS)))].slice(0, MOST_TIMES);
    const lower = isDying ? (rest.length === 1 ? ', lower' : ', each time lower') : '';
    const more =
      rest.length > MOST_TIMES
        ? `${count(rest.length)} times more${lower}, first at`
        : rest.length > 1
          ? `${count(rest.length)} times more${lower}, at`
          : `again${lower}, at`;
    const does = first.normal[1] > FLAT ? 'bounces' : 'meets it';
    return `${opening} and ${does} ${more} ${listed(times)} s`;
  }
  if (stepsOf(rest).length > MOST_STEPS) {
    const others = [...new Set(rest.map((hit) => othersOf(cast, hit)))].slice(0, MOST_OTHERS);
    return `${opening} and, in quick succession, hits ${listed(others)}${rebound(run.at(-1)!, untilS).replace(' and ', ', then ')}`;
  }
  const steps = stepsOf(rest).map(({ hit, times }) => {
    const often = times > 1 ? ` ${count(times)} times` : '';
    return `${hitWords(shot, cast, hit)}${often}${knockWords(shot, hit)}`;
  });
  return `${opening} and, in quick succession, ${listed(steps)}${rebound(run.at(-1)!, untilS).replace(' and ', ', then ')}`;
}

/** Hits in a row on one thing as one step. */
function stepsOf(hits: readonly Hit[]): readonly { readonly hit: Hit; readonly times: number }[] {
  const steps: { hit: Hit; times: number }[] = [];
  for (const hit of hits) {
    const last = steps.at(-1);
    if (last?.hit.target === hit.target) last.times++;
    else steps.push({ hit, times: 1 });
  }
  return steps;
}
