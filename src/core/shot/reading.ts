import type { Pose } from '../base/quat.ts';
import { frameToSeconds, nearestFrameBefore, secondsToFrame } from '../base/time.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { Intrinsics } from '../camera/camera.ts';
import { project } from '../camera/projection.ts';
import type { SeenBody, SeenPart } from '../camera/seen-body.ts';
import { isHidden, isInFrame } from '../camera/visibility.ts';
import type { ShotBody, ShotSpec } from './shot-spec.ts';
import { poseOf } from './spec-tracks.ts';

/** What stands still and is larger, corner to corner, in metres, is surroundings. */
export const LARGEST_THING_M = 9;

/** Times of a shot spec are rounded to this, in seconds. */
const ROUNDED_S = 1e-6;

/** The clip time at which a frame is first shown, in seconds. */
export function clipTimeOf(spec: ShotSpec, frame: number): number {
  return frameToSeconds(frame, spec.clip.frameRate);
}

/** The frame that shows best what happens at an instant of the clip: the nearest, on the same side of a cut. */
export function frameOf({ clip, shots }: Pick<ShotSpec, 'clip' | 'shots'>, timeS: number): number {
  const shown = secondsToFrame(timeS, clip.frameRate);
  const shot = shots.find(({ startFrame, frameCount }) => shown >= startFrame && shown < startFrame + frameCount);
  const endFrame = shot ? shot.startFrame + shot.frameCount : clip.frameCount;
  return nearestFrameBefore(endFrame, timeS, clip.frameRate);
}

/**
 * The frame that tells how things move in a frame: itself, or, where the take has ended by then, the last of its shot before
 * that; null where all of the shot stands still. What is held after the end of a take has no speed, but is not at rest either.
 */
export function liveFrame({ shots }: Pick<ShotSpec, 'shots'>, frame: number): number | null {
  const shot = shots.find(({ startFrame, frameCount }) => frame >= startFrame && frame < startFrame + frameCount);
  const frozen = shot?.frozenFromFrame ?? null;
  if (!shot || frozen === null || frame < frozen) return frame;
  return frozen > shot.startFrame ? frozen - 1 : null;
}

/** The clip time at which the action ends: where the last shot outlasts its take, as it begins to stand still. */
export function actionEndS(shot: ShotSpec): number {
  const frozen = shot.shots.at(-1)?.frozenFromFrame ?? null;
  return frozen === null ? shot.clip.durationS : clipTimeOf(shot, frozen);
}

/** Whether two times of a shot spec, which are rounded to a millionth of a second, tell the same instant. */
export function isSameInstant(aS: number, bS: number): boolean {
  return Math.abs(aS - bS) <= ROUNDED_S;
}

/** The camera's pose at a frame. */
export function cameraPoseOf({ camera }: ShotSpec, frame: number): Pose {
  return { positionM: camera.positionsM[frame]!, rotation: camera.rotations[frame]! };
}

/** The camera's pinhole at a frame. */
export function pinholeOf({ camera, clip }: ShotSpec, frame: number): Intrinsics {
  return {
    widthPx: clip.widthPx,
    heightPx: clip.heightPx,
    fxPx: camera.fxPx[frame]!,
    fyPx: camera.fyPx[frame]!,
    cxPx: camera.cxPx,
    cyPx: camera.cyPx,
  };
}

/** Where a body is at a frame. */
export function bodyPoseOf(spec: ShotSpec, body: ShotBody, frame: number): Pose {
  return poseOf(
    body,
    spec.trajectories.find((t) => t.bodyId === body.id),
    frame,
  );
}

/** A point of the world in the picture of a frame, in pixels; null behind the camera. */
export function projectAt(spec: ShotSpec, frame: number, pointM: Vec3): readonly [xPx: number, yPx: number] | null {
  return project(pinholeOf(spec, frame), cameraPoseOf(spec, frame), pointM);
}

/** True where the camera sees a point of the world at a frame: in the picture, and behind no body. */
export function isSeenAt(spec: ShotSpec, frame: number, pointM: Vec3, bodies: readonly SeenBody[]): boolean {
  const camera = cameraPoseOf(spec, frame);
  return isInFrame(pinholeOf(spec, frame), camera, pointM) && !isHidden(camera, pointM, bodies);
}

const seenParts = new WeakMap<ShotBody, readonly SeenPart[]>();

/** One list per body, so that what others remember about it (its bounds) is found again. */
function seenPartsOf(body: ShotBody): readonly SeenPart[] {
  let parts = seenParts.get(body);
  if (!parts) {
    parts = body.parts.map(({ material, ...part }) => ({ ...part, materialId: material }));
    seenParts.set(body, parts);
  }
  return parts;
}

/** All bodies as they stand at a frame. */
export function bodiesAt(spec: ShotSpec, frame: number): readonly SeenBody[] {
  const moving = new Map(spec.trajectories.map((t) => [t.bodyId, t]));
  return spec.bodies.map((body) => ({
    id: body.id,
    parts: seenPartsOf(body),
    ...poseOf(body, moving.get(body.id), frame),
  }));
}
