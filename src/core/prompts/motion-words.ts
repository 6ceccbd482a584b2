import { conjugate, rotate } from '../base/quat.ts';
import { cross, dot, length, normalize, sub, UP, type Vec3 } from '../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';

/** Paths shorter than this say nothing about a direction, in metres. */
const UNNOTICED_M = 0.15;
/** One turn a second shows as spin. */
const SPIN_RADPS = 6.28;
/** Slower than this reads as standing still, in m/s. */
export const STILL_MPS = 0.05;

/** "to the left of frame", "toward the camera": where a displacement goes as the camera of a frame sees it, or ''. */
export function wayOf(shot: ShotSpec, frame: number, displacementM: Vec3): string {
  const [x, , z] = rotate(conjugate(cameraPoseOf(shot, frame).rotation), displacementM);
  if (Math.max(Math.abs(x), Math.abs(z)) < UNNOTICED_M) return '';
  if (Math.abs(x) >= Math.abs(z)) return x > 0 ? 'to the right of frame' : 'to the left of frame';
  return z > 0 ? 'toward the camera' : 'away from the camera';
}

/** How far a body gets from where it is at one frame, until another, in metres. */
export function travelOf(shot: ShotSpec, body: ShotBody, from: number, to: number): number {
  const start = bodyPoseOf(shot, body, from).positionM;
  let far = 0;
  for (let f = from; f <= to; f++) far = Math.max(far, length(sub(bodyPoseOf(shot, body, f).positionM, start)));
  return far;
}

/** "arcs up and over to the left of frame with backspin": a free path between two frames. */
export function flightOf(shot: ShotSpec, body: ShotBody, from: number, to: number): string {
  const at = (frame: number) => bodyPoseOf(shot, body, frame).positionM;
  const [start, end] = [at(from), at(to)];
  let top = start[1];
  for (let frame = from; frame <= to; frame++) top = Math.max(top, at(frame)[1]);
  const way = wayOf(shot, from, sub(end, start));
  const rise = top - start[1];
  const fall = top - end[1];
  const aside = length([end[0] - start[0], 0, end[2] - start[2]]);
  const verb =
    rise > UNNOTICED_M && fall > UNNOTICED_M
      ? 'arcs up and over'
      : rise > UNNOTICED_M
        ? 'rises'
        : fall > aside
          ? 'falls'
          : fall > UNNOTICED_M
            ? 'drops away'
            : 'moves';
  const spin = spinOf(shot, body, from);
  return `${[verb, way].filter((w) => w !== '').join(' ')}${spin}`;
}

function spinOf(shot: ShotSpec, body: ShotBody, frame: number): string {
  const spin = angularVelocityOf(shot, body, frame);
  if (length(spin) < SPIN_RADPS) return '';
  const along = velocityOf(shot, body, frame);
  const forward = dot(normalize(spin), cross(UP, normalize([along[0], 0, along[2]], [0, 0, 0])));
  if (forward < -0.7) return ' with backspin';
  return forward > 0.7 ? ' with topspin' : ', spinning';
}

/** The velocity of a body at a frame; zero for a body that never moves. */
export function velocityOf(shot: ShotSpec, body: ShotBody, frame: number): Vec3 {
  return shot.trajectories.find((t) => t.bodyId === body.id)?.velocitiesMps[frame] ?? [0, 0, 0];
}

/** The angular velocity of a body at a frame; zero for a body that never moves. */
export function angularVelocityOf(shot: ShotSpec, body: ShotBody, frame: number): Vec3 {
  return shot.trajectories.find((t) => t.bodyId === body.id)?.angularVelocitiesRadps[frame] ?? [0, 0, 0];
}

/** The frame that shows an instant of the clip. */
export function frameAt({ clip }: ShotSpec, clipTimeS: number): number {
  const frame = Math.floor((clipTimeS * clip.frameRate.num) / clip.frameRate.den + 1e-6);
  return Math.min(Math.max(frame, 0), clip.frameCount - 1);
}
