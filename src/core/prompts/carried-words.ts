import { length, sub } from '../base/vec3.ts';
import { bodyPoseOf, clipTimeOf } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import type { Beat } from './beat.ts';
import { angularVelocityOf, frameAt, STILL_MPS, travelOf, velocityOf, wayOf } from './motion-words.ts';

/** Turning faster than this while it is carried, in rad/s, a thing is swung. */
const SWUNG_RADPS = 1.5;
/** Faster than this, in m/s, what lets go of a thing throws it. */
const THROWN_MPS = 1;
/** A thing that is carried less far than this is only held, in metres. */
const UNMOVED_M = 0.02;
/** What rubs within this of the start of a movement is pulled along a surface, in seconds. */
const RUB_S = 0.1;

/** Clip time up to which a hand, or whatever carries a body, holds it; 0 where nothing does, the whole clip where all along. */
export function carriedUntilS(shot: ShotSpec, body: ShotBody): number {
  if (body.drive === 'animated') return shot.clip.durationS;
  if (body.letGoS === null) return 0;
  const { letGoS } = body;
  const { frameRate, sceneTimesS, durationS } = shot.clip;
  const frame = sceneTimesS.findIndex((timeS) => timeS >= letGoS - 1e-6);
  return frame < 0 ? durationS : (frame * frameRate.den) / frameRate.num;
}

/** "is swung to the left of frame, then thrown": a carried path between two instants; null where it stands still. */
export function carriedPath(
  shot: ShotSpec,
  body: ShotBody,
  startS: number,
  toS: number,
): Pick<Beat, 'fromS' | 'toS' | 'does'> | null {
  const to = frameAt(shot, toS);
  let from = frameAt(shot, startS);
  while (from < to && isStill(shot, body, from)) from++;
  const fromS = Math.max(startS, clipTimeOf(shot, from));
  const frames = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  const isSwung = frames.some((frame) => length(angularVelocityOf(shot, body, frame)) > SWUNG_RADPS);
  const isPulled = !isSwung && isLyingOn(shot, body, fromS);
  const end = body.letGoS === null || toS < carriedUntilS(shot, body) ? '' : letGoWords(shot, body, to, isPulled);
  if (!isSwung && travelOf(shot, body, from, to) < UNMOVED_M)
    return end === '' ? null : { fromS: startS, toS, does: `is held${end}` };
  const way = wayOf(shot, from, sub(bodyPoseOf(shot, body, to).positionM, bodyPoseOf(shot, body, from).positionM));
  // What goes to and fro by hand without getting anywhere is told by what it meets.
  if (!isSwung && way === '' && end === '') return null;
  const does = `is ${isSwung ? 'swung' : isPulled ? 'pulled' : 'carried'}${way === '' ? '' : ` ${way}`}${end}`;
  return { fromS, toS, does };
}

function isStill(shot: ShotSpec, body: ShotBody, frame: number): boolean {
  return (
    length(velocityOf(shot, body, frame)) < STILL_MPS && length(angularVelocityOf(shot, body, frame)) < SWUNG_RADPS
  );
}

/** Whether a body rubs along something that carries it, or that lies on it, as its movement begins. */
function isLyingOn(shot: ShotSpec, body: ShotBody, clipTimeS: number): boolean {
  const sceneTimeS = shot.clip.sceneTimesS[frameAt(shot, clipTimeS)]!;
  return shot.contacts.some(
    ({ phase, bodyIds, timeS, endTimeS }) =>
      phase !== 'impact' && bodyIds.includes(body.id) && timeS <= sceneTimeS + RUB_S && endTimeS >= sceneTimeS - RUB_S,
  );
}

function letGoWords(shot: ShotSpec, body: ShotBody, frame: number, isPulled: boolean): string {
  return `, then ${!isPulled && length(velocityOf(shot, body, frame)) > THROWN_MPS ? 'thrown' : 'let go'}`;
}
