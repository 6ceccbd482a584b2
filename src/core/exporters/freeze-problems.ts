import { note, type Problem, warning } from '../base/problem.ts';
import { frameToSeconds } from '../base/time.ts';
import { length } from '../base/vec3.ts';
import { durationOf } from '../profiles/clip-rules.ts';
import { nearestClip } from '../profiles/nearest-clip.ts';
import type { Profile } from '../profiles/profile.ts';
import { listed } from '../prompts/english.ts';
import { angularVelocityOf, STILL_MPS, STILL_RADPS, velocityOf } from '../prompts/motion-words.ts';
import { clipTimeOf } from '../shot/reading.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { brief } from './plain-text.ts';

type Shot = ShotSpec['shots'][number];

/** More names than this make a list that nobody reads. */
const MOST_NAMED = 3;
/** Lengths of scenes are told in steps of this, in seconds. */
const STEP_S = 0.1;
/** Times are compared to this, in seconds: they are written to a millionth. */
const SLACK_S = 1e-5;

/** Shots that outlast their take: from when on all stands still, and what is stopped in mid-movement. */
export function frozenShots(shot: ShotSpec): readonly Problem[] {
  return shot.shots.flatMap((one) => {
    const frozen = freezeOf(shot, one);
    if (!frozen) return [];
    const words = `Shot "${brief(one.name)}": its take ends at ${places(one.takeEndS)} s, so in its last ${frozen.frameCount} frames ${frozen.words}`;
    const less = one === shot.shots.at(-1) ? `deliver ${frozen.frameCount} frames fewer` : 'shorten the shot';
    return [
      frozen.isMoving
        ? warning(`shots.${one.id}`, `${words}. Lengthen the scene to ${frozen.sceneS} s, or ${less}.`)
        : note(`shots.${one.id}`, `${words}.`),
    ];
  });
}

/** What a shot shows after its take has ended. */
export interface Freeze {
  readonly frameCount: number;
  /** "everything stands still from 4.13 s of the clip on, "Ball" (4.2 m/s) in mid-movement". */
  readonly words: string;
  /** Whether something that is seen still moved. */
  readonly isMoving: boolean;
  /** How long the scene would have to be, in seconds. */
  readonly sceneS: number;
}

/** What a shot shows after its take has ended; null where the take holds all of it. */
export function freezeOf(shot: ShotSpec, one: Shot): Freeze | null {
  const { startFrame, frameCount, frozenFromFrame: frozen } = one;
  if (frozen === null) return null;
  const stopped = stoppedAt(shot, frozen);
  return {
    frameCount: startFrame + frameCount - frozen,
    words: `everything stands still from ${places(clipTimeOf(shot, frozen))} s of the clip on, ${stoppedWords(stopped)}`,
    isMoving: stopped.length > 0,
    sceneS: sceneLength(shot.clip.sceneTimesS[startFrame + frameCount - 1]!),
  };
}

/** What the nearest clip that a generator takes would show after the end of the take, where it is held on beyond it. */
export function fitFreezes(shot: ShotSpec, profile: Profile): readonly Problem[] {
  const { clip, shots } = shot;
  const fit = nearestClip(clip, profile);
  const one = shots.at(-1);
  if (!one || durationOf(fit) <= durationOf(clip) + SLACK_S) return [];
  const sceneTimeOf = (clipS: number) => one.sourceStartS + (clipS - clipTimeOf(shot, one.startFrame)) * one.speed;
  const lastS = sceneTimeOf(frameToSeconds(fit.frameCount - 1, fit.frameRate));
  if (lastS <= one.takeEndS + SLACK_S) return [];
  const fromS = clipTimeOf(shot, one.startFrame) + (one.takeEndS - one.sourceStartS) / one.speed;
  const reaches = sceneTimeOf(durationOf(clip)) >= one.takeEndS - SLACK_S;
  // What moves after the clip's own end is not in it.
  const stopped = reaches ? stoppedAt(shot, one.frozenFromFrame ?? clip.frameCount - 1) : null;
  const words =
    `Held on to ${places(durationOf(fit))} s for ${profile.label}, the clip outlasts its take: from ${places(fromS)} s on everything ` +
    `stands still${stopped ? `, ${stoppedWords(stopped)}` : ''}.`;
  if (stopped?.length === 0) return [note('clip.frameCount', words)];
  return [warning('clip.frameCount', `${words} Lengthen the scene to ${sceneLength(lastS)} s to have it go on.`)];
}

/** Subjects in the picture that move at a frame, or as their take ended before, fastest first: "Ball" (4.2 m/s). */
function stoppedAt(shot: ShotSpec, frame: number): readonly string[] {
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  return shot.subjects
    .filter(({ bodyIds }) => shot.tracks2d.some((t) => bodyIds.includes(t.bodyId) && t.boxesPx[frame] !== null))
    .map(({ name, bodyIds }) => {
      const own = bodyIds.map((id) => bodies.get(id)).filter((body) => body !== undefined);
      return {
        name: `"${brief(name)}"`,
        speedMps: Math.max(0, ...own.map((body) => length(velocityOf(shot, body, frame)))),
        spinRadps: Math.max(0, ...own.map((body) => length(angularVelocityOf(shot, body, frame)))),
      };
    })
    .filter(({ speedMps, spinRadps }) => speedMps >= STILL_MPS || spinRadps >= STILL_RADPS)
    .sort((a, b) => b.speedMps - a.speedMps)
    .map(({ name, speedMps }) => (speedMps < STILL_MPS ? `${name} (turning)` : `${name} (${places(speedMps)} m/s)`));
}

function stoppedWords(stopped: readonly string[]): string {
  if (stopped.length === 0) return `where nothing in the picture went faster than ${STILL_MPS} m/s any more`;
  const more = stopped.length - MOST_NAMED;
  const named = more > 0 ? [...stopped.slice(0, MOST_NAMED), `${more} more`] : stopped;
  return `${listed(named)} in mid-movement`;
}

/** How long a scene has to be to hold an instant of it, in seconds, a tenth at most too long. */
export function sceneLength(timeS: number): number {
  return places(Math.ceil((timeS - SLACK_S) / STEP_S) * STEP_S);
}

function places(x: number): number {
  return Math.round(x * 100) / 100;
}
