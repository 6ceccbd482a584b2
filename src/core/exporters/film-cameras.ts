import { frameToSeconds } from '../base/time.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';

/** One camera of a document with a timeline, for so many frames of the clip. */
export interface FilmCamera {
  readonly name: string;
  readonly startFrame: number;
  readonly frameCount: number;
  /** Frames of the clip at which it jumps. */
  readonly jumps: readonly number[];
}

/** A value of a frame, put on a frame or a little before it. */
export interface FrameKey {
  readonly frame: number;
  /** On the clock of the clip, in frames; a fraction where what came before is held up to a cut. */
  readonly atFrame: number;
}

/** So long before a cut the new pose is there already, in frames: readers round times. Twice that, the old one still is. */
const JUMP_FRAMES = 1 / 64;
/** Scene times are rounded to a millionth: what is less apart goes on without a break, in seconds. */
const SAME_INSTANT_S = 1e-5;

/** One camera that follows the cut, or one for each shot. */
export function filmCameras(spec: ShotSpec, mode: 'film' | 'shots'): readonly FilmCamera[] {
  if (mode === 'film')
    return [{ name: 'Film camera', startFrame: 0, frameCount: spec.clip.frameCount, jumps: cameraJumps(spec) }];
  return spec.shots.map(({ name, cameraName, startFrame, frameCount }, i) => ({
    name: `${String(i + 1).padStart(2, '0')} ${name} (${cameraName})`,
    startFrame,
    frameCount,
    jumps: [],
  }));
}

/** Frames at which another instant or another take is seen than the one that would have come next. */
export function actionJumps({ shots, clip }: ShotSpec): readonly number[] {
  return shots.slice(1).flatMap((shot, i) => {
    const before = shots[i]!;
    const next = clip.sceneTimesS[shot.startFrame - 1]! + before.speed * frameToSeconds(1, clip.frameRate);
    const goesOn =
      shot.takeId === before.takeId && Math.abs(clip.sceneTimesS[shot.startFrame]! - next) < SAME_INSTANT_S;
    return goesOn ? [] : [shot.startFrame];
  });
}

function cameraJumps(spec: ShotSpec): readonly number[] {
  const action = new Set(actionJumps(spec));
  return spec.shots
    .slice(1)
    .flatMap((shot, i) =>
      shot.cameraId !== spec.shots[i]!.cameraId || action.has(shot.startFrame) ? [shot.startFrame] : [],
    );
}

/** A key on each frame; at a jump what is drawn straight between keys would glide, so there the old value is held. */
export function frameKeys(startFrame: number, frameCount: number, jumps: readonly number[]): readonly FrameKey[] {
  const jumpsAt = new Set(jumps);
  return Array.from({ length: frameCount }, (_, i) => startFrame + i).flatMap((frame) => {
    const key = { frame, atFrame: frame };
    if (frame === startFrame || !jumpsAt.has(frame)) return [key];
    return [{ frame: frame - 1, atFrame: frame - 2 * JUMP_FRAMES }, { frame, atFrame: frame - JUMP_FRAMES }, key];
  });
}
