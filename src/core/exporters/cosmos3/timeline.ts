import type { Cast } from '../../prompts/cast.ts';
import { crowdBeats } from '../../prompts/crowd-beats.ts';
import { listed, sentence } from '../../prompts/english.ts';
import { goalWords, type Hit, hitsOf, hitWords, knockWords, reboundWords } from '../../prompts/hits.ts';
import { frameAt } from '../../prompts/motion-words.ts';
import { endWords, pathOf } from '../../prompts/path-words.ts';
import { actionEndS } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { type Group, groupsOf } from './subjects.ts';

/** Frames of the clip, counted from 1 as Cosmos 3's physics prompts do, and what is seen in them. */
export interface TimelineEntry {
  /** "84-93". */
  readonly frames: string;
  readonly text: string;
}

/** What begins within this many frames of one another shares an entry. */
const NEAR_FRAMES = 4;
/** Free paths shorter than this many frames go without an entry. */
const PATH_FRAMES = 3;
/** A timeline with more entries is followed less, not more. */
const MOST_ENTRIES = 12;
/** A bounce that keeps less than this share of its speed is none. */
const DEAD_SHARE = 0.1;

/** Something that begins at a frame, from 0. */
interface Happening {
  readonly frame: number;
  readonly text: string;
  readonly weight: number;
}

/** What is seen when, from contacts and paths: ranges that follow one another from the first frame to the last. */
export function timelineOf(shot: ShotSpec, cast: Cast): readonly TimelineEntry[] {
  const hits = hitsOf(shot);
  const all = groupsOf(shot, cast)
    .filter(({ isMoving, isSeen }) => isMoving && isSeen)
    .flatMap((group) => (group.count > 1 ? ofCrowd(shot, cast, group, hits) : ofOne(shot, cast, group, hits)));
  const cuts = shot.shots.slice(1).map(({ startFrame, shotSize }) => ({
    frame: startFrame,
    text: `The picture cuts to a ${shotSize}`,
    weight: 1000,
  }));
  const heaviest = [...all, ...cuts].sort((a, b) => b.weight - a.weight || a.frame - b.frame).slice(0, MOST_ENTRIES);
  return ranges(heaviest, shot.clip.frameCount);
}

/** Happenings as ranges: each goes on until the next begins; those that begin almost together share one. */
function ranges(happenings: readonly Happening[], frameCount: number): readonly TimelineEntry[] {
  const inOrder = [...happenings].sort((a, b) => a.frame - b.frame);
  const starts: number[] = [0];
  for (const { frame } of inOrder) if (frame - starts.at(-1)! >= NEAR_FRAMES) starts.push(frame);
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? frameCount;
    const texts = inOrder.filter(({ frame }) => frame >= start && frame < end).map(({ text }) => sentence(text));
    const quiet = happenings.length > 0 ? 'Everything is as in the first frame.' : 'Nothing moves.';
    return { frames: `${start + 1}-${end}`, text: texts.length > 0 ? texts.join(' ') : quiet };
  });
}

function ofOne(shot: ShotSpec, cast: Cast, { body, subject, who }: Group, hits: readonly Hit[]): readonly Happening[] {
  const own = hits.filter(({ mover }) => mover.subjectId === subject.id);
  const { frameCount } = shot.clip;
  const endS = actionEndS(shot);
  const blows = nearOnes(shot, own);
  const happenings: Happening[] = [];
  const struckS = hits.filter(({ struck }) => struck.subjectId === subject.id).map(({ atS }) => atS);
  const path = (startS: number, endS: number, next: Hit | undefined) => {
    const stops = [...struckS.filter((atS) => atS > startS && atS < endS), endS];
    stops.forEach((toS, i) => {
      const fromS = stops[i - 1] ?? startS;
      const [from, to] = [fromS === 0 ? 0 : frameAt(shot, fromS) + 1, frameAt(shot, toS)];
      if (to - from < PATH_FRAMES) return;
      const goal = next && toS === endS ? { goal: goalWords(cast, next) } : {};
      const own = pathOf(shot, cast, body, fromS, toS, goal);
      if (own === null) return;
      const until =
        next && body.drive !== 'animated' && isFree(shot, body, fromS, toS)
          ? `, with no contact before frame ${to + 1}`
          : '';
      happenings.push({
        frame: Math.max(from, frameAt(shot, own.fromS)),
        text: `${who} ${own.does}${until}`,
        weight: 1,
      });
    });
  };
  path(0, blows[0]?.[0].atS ?? endS, blows[0]?.[0]);
  blows.forEach((blow, i) => {
    const next = blows[i + 1]?.[0];
    happenings.push(ofBlow(shot, cast, who, blow, next?.atS ?? endS));
    path(blow.at(-1)!.atS, next?.atS ?? endS, next);
  });
  const end = endWords(shot, body, own.at(-1)?.atS ?? 0);
  const endFrame = end ? Math.min(frameAt(shot, end.atS), frameCount - 1) : 0;
  if (end && endFrame > 0) happenings.push({ frame: endFrame, text: `${who} ${end.does}`, weight: 2 });
  return happenings;
}

/** Whether a body touches nothing at all between two instants. */
function isFree(shot: ShotSpec, body: ShotBody, fromS: number, toS: number): boolean {
  const [from, to] = [fromS, toS].map((timeS) => shot.clip.sceneTimesS[frameAt(shot, timeS)]!) as [number, number];
  return !shot.contacts.some(
    (c) => c.phase !== 'impact' && c.bodyIds.includes(body.id) && c.timeS < to && c.endTimeS > from,
  );
}

type Blow = readonly [Hit, ...Hit[]];

function nearOnes(shot: ShotSpec, hits: readonly Hit[]): readonly Blow[] {
  const blows: [Hit, ...Hit[]][] = [];
  for (const hit of hits) {
    const last = blows.at(-1);
    if (last && frameAt(shot, hit.atS) - frameAt(shot, last[0].atS) < NEAR_FRAMES) last.push(hit);
    else blows.push([hit]);
  }
  return blows;
}

function ofBlow(shot: ShotSpec, cast: Cast, who: string, blow: Blow, untilS: number): Happening {
  const [first] = blow;
  const last = blow.at(-1)!;
  const met = [...new Set(blow.map(({ target }) => target))].map((target) =>
    hitWords(shot, cast, hardestOf(blow.filter((hit) => hit.target === target))),
  );
  const what = listed(met);
  const rebound = reboundWords(shot, last, untilS);
  const after = knockWords(shot, first) || (rebound === '' ? '' : ` and ${rebound}`);
  return {
    frame: frameAt(shot, first.atS),
    text: `${who} ${what}${after}${keptWords(last, rebound !== '')}`,
    weight: 2 + Math.max(...blow.map(({ contact }) => contact.impulseNs)),
  };
}

function hardestOf(hits: readonly Hit[]): Hit {
  return hits.reduce((most, hit) => (hit.contact.normalSpeedMps > most.contact.normalSpeedMps ? hit : most));
}

/** How much of its speed a bounce keeps, along the surface's normal; what is seen to bounce is never told to be dead. */
function keptWords({ mover, contact: { normalSpeedMps, reboundSpeedMps } }: Hit, isSeenToBounce: boolean): string {
  if (mover.drive === 'animated') return '';
  const share = normalSpeedMps > 0 ? reboundSpeedMps / normalSpeedMps : 0;
  if (share < DEAD_SHARE) return isSeenToBounce ? '' : ', without a rebound';
  return `, keeping about ${Math.round(10 * Math.min(1, share)) * 10} % of its speed against the surface`;
}

function ofCrowd(shot: ShotSpec, cast: Cast, { body, who }: Group, hits: readonly Hit[]): readonly Happening[] {
  const crowd = cast.crowdOf(body.id);
  if (!crowd) return [];
  const ids = new Set(crowd.bodies.map(({ id }) => id));
  const own = hits.filter(({ mover }) => ids.has(mover.id));
  const hardest = [...own].sort((a, b) => b.contact.impulseNs - a.contact.impulseNs)[0];
  const when = hardest ? `, hardest at frame ${frameAt(shot, hardest.atS) + 1}` : '';
  return crowdBeats(shot, cast, crowd, hits).map((beat) => ({
    frame: Math.min(frameAt(shot, beat.fromS), shot.clip.frameCount - 1),
    // The beat tells the hardest blow in seconds; here it is a frame.
    text: `${beat.isMany ? who : beat.who} ${beat.does}${beat.when === undefined ? '' : when}`,
    weight: beat.weight,
  }));
}
