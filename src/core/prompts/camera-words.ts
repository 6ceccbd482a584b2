import { toLocal } from '../base/quat.ts';
import { length } from '../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf, clipTimeOf } from '../shot/reading.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { STILL_MPS, STILL_RADPS } from './motion-words.ts';
import type { ToldShot } from './told.ts';

/** The shots of the clip in words. */
export function toldShots(shot: ShotSpec, cast: Cast): readonly ToldShot[] {
  return shot.shots.map((s) => {
    const subject = shot.subjects.find((x) => x.id === s.subjectId);
    return {
      name: s.name,
      fromS: clipTimeOf(shot, s.startFrame),
      toS: clipTimeOf(shot, s.startFrame + s.frameCount),
      size: s.shotSize,
      angle: s.angle,
      focal: focalWords(shot, s),
      sensorMm: s.sensorMm,
      fStop: shot.camera.fStops[s.startFrame]!,
      focus: subject && isInFocus(shot, s.startFrame, subject) ? cast.sortOf(subject.bodyIds[0]!) : null,
      movement: subject
        ? s.movement.replace(`the ${subject.noun} `, `${cast.nameOf(subject.bodyIds[0]!)} `)
        : s.movement,
      speed: speedWords(s.speed),
      isStill: isStill(shot, s),
    };
  });
}

/** Whether nothing moves in a shot before its take ends; of one that only shows what is held after that, nothing is known. */
function isStill({ trajectories }: ShotSpec, { startFrame, frameCount, frozenFromFrame }: ShotSpec['shots'][number]) {
  const end = frozenFromFrame ?? startFrame + frameCount;
  if (end === startFrame) return false;
  return trajectories.every(
    ({ velocitiesMps, angularVelocitiesRadps }) =>
      velocitiesMps.slice(startFrame, end).every((v) => length(v) < STILL_MPS) &&
      angularVelocitiesRadps.slice(startFrame, end).every((v) => length(v) < STILL_RADPS),
  );
}

function focalWords({ camera }: ShotSpec, s: ShotSpec['shots'][number]): string {
  const frames = camera.focalLengthsMm.slice(s.startFrame, s.startFrame + s.frameCount);
  const [first, last] = [Math.round(frames[0]!), Math.round(frames.at(-1)!)];
  const focal = first === last ? `${first} mm` : `zoom from ${first} to ${last} mm`;
  return s.squeeze > 1 ? `${focal} anamorphic (${s.squeeze}x)` : focal;
}

/** True where the plane of focus lies at the subject's origin, within a twentieth of its distance. */
function isInFocus(shot: ShotSpec, frame: number, subject: ShotSpec['subjects'][number]): boolean {
  const body = shot.bodies.find((b) => b.id === subject.bodyIds[0]);
  if (!body) return false;
  const depth = -toLocal(cameraPoseOf(shot, frame), bodyPoseOf(shot, body, frame).positionM)[2];
  return Math.abs(shot.camera.focusDistancesM[frame]! - depth) < depth / 20;
}

function speedWords(speed: number): string {
  if (speed === 1) return '';
  const percent = `${Math.round(speed * 100)} % of real speed`;
  return speed < 1 ? `slow motion, ${percent}` : `sped up, ${percent}`;
}
