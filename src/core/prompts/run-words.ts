import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import type { Cast } from './cast.ts';
import { count, listed, seconds, timesWord } from './english.ts';
import { FLAT, goalWords, type Hit, hitWords, knockOf, knockWords, reboundWords, targetWords, verbOf } from './hits.ts';

/** Hits closer than this are one beat: prose resolves no finer. */
export const MERGE_S = 0.25;
/** A run of quick hits is told in one bullet for at most this long. */
const RUN_S = 0.5;

/** Hits that share a beat: closer than 0.25 s, or bounce after bounce on the same unmoved thing while nothing else strikes it. */
export function runsOf(
  shot: ShotSpec,
  hits: readonly Hit[],
  struckS: readonly number[] = [],
): readonly (readonly Hit[])[] {
  const runs: Hit[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isBounce = run?.every((h) => h.target === hit.target && knockOf(shot, h) === null) ?? false;
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

/** What a run of hits is in words: "strikes the floor and bounces again, lower", "at 0.9 s". */
export function runWords(shot: ShotSpec, cast: Cast, run: readonly Hit[], untilS: number): Pick<Beat, 'does' | 'when'> {
  const [first, ...rest] = run as [Hit, ...Hit[]];
  const last = run.at(-1)!;
  const opening = hitWords(shot, cast, first);
  const rebound = reboundWords(shot, last, untilS);
  const after = (link: string) => (rebound === '' ? '' : `${link}${rebound}`);
  if (rest.length === 0) return { does: opening + (knockWords(shot, first) || after(' and ')) };
  // Corners of anything but a ball land one after another: that is one landing.
  const often = (times: number) => (times > 1 && isBall(first) ? ` ${timesWord(times)}` : '');
  const crowd = cast.crowdOf(first.struck.id);
  if (crowd && run.every(({ struck }) => cast.crowdOf(struck.id) === crowd)) {
    const struck = new Set(run.map((hit) => hit.struck.id)).size;
    const which =
      struck === 1 ? `${targetWords(cast, first)}${often(run.length)}` : `${count(struck)} of the ${crowd.plural}`;
    const isQuick = last.atS - first.atS < RUN_S;
    return { does: `${verbOf(first)} ${which}${isQuick && struck > 1 ? ' in quick succession' : ''}${after(' and ')}` };
  }
  const steps = stepsOf(cast, run);
  const [start, ...others] = steps;
  if (others.length === 0) {
    const isQuick = last.atS - first.atS < MERGE_S;
    if (!isQuick) return againWords(shot, run, opening);
    const quickly = isBall(first) ? `${often(run.length)} in quick succession` : '';
    return { does: `${opening}${quickly}${knockWords(shot, first) || after(' and ')}` };
  }
  const begins = crowd && others.some(({ hit }) => cast.crowdOf(hit.struck.id) === crowd);
  const one = begins ? `${verbOf(first)} the ${crowd.plural}` : `${opening}${often(start!.times)}`;
  if (others.length > MOST_STEPS || begins) {
    const met = others.map(({ hit }) => goalWords(cast, hit)).filter((words) => words !== goalWords(cast, first));
    const more = listed([...new Set(met)].slice(0, MOST_OTHERS));
    return { does: `${one} and, in quick succession, hits ${more}${after(', then ')}` };
  }
  const told = others.map(({ hit, times }) => `${hitWords(shot, cast, hit)}${often(times)}${knockWords(shot, hit)}`);
  return { does: `${one} and, in quick succession, ${listed(told)}${after(', then ')}` };
}

function isBall({ mover }: Hit): boolean {
  return mover.parts.every(({ role, shape }) => role === 'show' || shape.type === 'ball');
}

/** What follows the first of several hits on one thing, "and bounces again, lower", and when it does. */
function againWords(shot: ShotSpec, run: readonly Hit[], opening: string): Pick<Beat, 'does' | 'when'> {
  const [first, ...rest] = run as [Hit, ...Hit[]];
  const isDying = rest.every((hit, i) => hit.contact.normalSpeedMps <= run[i]!.contact.normalSpeedMps);
  const times = [...new Set(rest.map((hit) => seconds(hit.atS)))].filter((time) => time !== seconds(first.atS));
  const isBounce = first.normal[1] > FLAT;
  const often =
    rest.length === 1 || times.length === 1
      ? 'again'
      : times.length === rest.length && times.length <= MOST_TIMES
        ? `${count(rest.length)} times more`
        : 'again and again';
  const lower = isDying && isBounce ? (rest.length === 1 ? ', lower' : ', each time lower') : '';
  const does = `${opening}${knockWords(shot, first)} and ${isBounce ? 'bounces' : `${verbOf(rest[0]!)} it`} ${often}${lower}`;
  if (times.length === 0) return { does };
  const which = times.length > MOST_TIMES ? 'first at' : 'at';
  return { does, when: `${which} ${listed(times.slice(0, MOST_TIMES))} s` };
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
