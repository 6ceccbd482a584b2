import { length, sub } from '../base/vec3.ts';
import { bodyPoseOf } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { angularVelocityOf, frameAt, travelOf, velocityOf, wayOf } from './motion-words.ts';

/** Turning faster than this while it is carried, in rad/s, a thing is swung. */
const SWUNG_RADPS = 1.5;
/** Faster than this, in m/s, what lets go of a thing throws it. */
const THROWN_MPS = 1;
/** A thing that is carried less far than this is only held, in metres. */
const UNMOVED_M = 0.02;

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
export function carriedWords(shot: ShotSpec, body: ShotBody, fromS: number, toS: number): string | null {
  const [from, to] = [frameAt(shot, fromS), frameAt(shot, toS)];
  const frames = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  const isSwung = frames.some((frame) => length(angularVelocityOf(shot, body, frame)) > SWUNG_RADPS);
  const end = body.letGoS === null || toS < carriedUntilS(shot, body) ? '' : letGoWords(shot, body, to);
  if (!isSwung && travelOf(shot, body, from, to) < UNMOVED_M) return end === '' ? null : `is held${end}`;
  const way = wayOf(shot, from, sub(bodyPoseOf(shot, body, to).positionM, bodyPoseOf(shot, body, from).positionM));
  return `is ${isSwung ? 'swung' : 'carried'}${way === '' ? '' : ` ${way}`}${end}`;
}

function letGoWords(shot: ShotSpec, body: ShotBody, frame: number): string {
  return `, then ${length(velocityOf(shot, body, frame)) > THROWN_MPS ? 'thrown' : 'let go'}`;
}
