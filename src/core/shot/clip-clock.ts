import { type FrameRate, frameToSeconds, nearestFrame } from '../base/time.ts';
import { cutOf, defaultCameraId } from '../scene/queries.ts';
import type { Scene, SceneShot } from '../scene/schema.ts';
import { OVERVIEW_ID, WHOLE_TAKE_ID } from './assumed-ids.ts';
import type { FrameRange } from './clip-format.ts';

/** One shot of the clip, in frames of the clip. */
export interface ClipShot {
  readonly id: string;
  readonly shot: SceneShot;
  readonly startFrame: number;
  readonly frameCount: number;
  /** Clip time of its first frame. */
  readonly startS: number;
  /** Clip time at which the next shot begins. */
  readonly endS: number;
}

/** Which instant of which take each frame of a clip shows. */
export interface ClipClock {
  readonly frameRate: FrameRate;
  readonly frameCount: number;
  readonly shots: readonly ClipShot[];
  readonly sceneTimesS: readonly number[];
  /** The shot that each frame belongs to. */
  readonly shotOfFrame: readonly ClipShot[];
}

/** Contacts this much before the first frame of a shot, in seconds, still count as its beginning. */
const SLACK_S = 1e-9;

/**
 * The clock of the whole cut, or of one shot, at the scene's frame rate or another. At another rate shots begin at the
 * nearest frame and keep their length in seconds; those shorter than half a frame may fall away, but never all. A range
 * trims the cut, or holds its last shot beyond its end, where the action goes on until its take ends. A scene without shots
 * is one shot of the active take through the default camera, or the overview where it has no camera. Throws where the shot
 * is missing, and where a range is empty.
 */
export function clipClock(
  scene: Scene,
  options: { readonly shotId?: string; readonly frameRate?: FrameRate; readonly range?: FrameRange },
): ClipClock {
  const ownRate = scene.settings.frameRate;
  const frameRate = options.frameRate ?? ownRate;
  const cut = shotsToShow(scene, options.shotId);
  const origin = cut[0]!.startFrame;
  const toFrame = (frame: number) => nearestFrame(frameToSeconds(frame - origin, ownRate), frameRate);
  const whole = cut
    .map(({ id, shot, startFrame }, index) => {
      const first = toFrame(startFrame);
      // Where even the whole cut rounds to nothing, its last shot keeps a frame.
      const end = Math.max(toFrame(startFrame + shot.durationFrames), index === cut.length - 1 ? 1 : 0);
      return {
        id,
        shot,
        startFrame: first,
        frameCount: end - first,
        startS: frameToSeconds(first, frameRate),
        endS: frameToSeconds(end, frameRate),
      };
    })
    .filter((s) => s.frameCount > 0);
  const shots = options.range ? inRange(whole, options.range, frameRate) : whole;
  const shotOfFrame = shots.flatMap((s) => Array.from({ length: s.frameCount }, () => s));
  return {
    frameRate,
    frameCount: shotOfFrame.length,
    shots,
    sceneTimesS: shotOfFrame.map((s, frame) => toSceneTime(s, frameToSeconds(frame, frameRate))),
    shotOfFrame,
  };
}

/** The frames of a range as a clip of their own. */
function inRange(whole: readonly ClipShot[], range: FrameRange, frameRate: FrameRate): readonly ClipShot[] {
  const { startFrame: from, frameCount } = range;
  if (!(frameCount >= 1 && from >= 0)) {
    throw new Error(`A clip begins at frame 0 or later and has 1 frame or more, not ${frameCount} from frame ${from}.`);
  }
  const until = from + frameCount;
  return whole.flatMap((clipShot, index) => {
    const first = Math.max(from, clipShot.startFrame);
    const isLast = index === whole.length - 1;
    const end = isLast ? until : Math.min(until, clipShot.startFrame + clipShot.frameCount);
    if (end <= first) return [];
    return [
      {
        ...clipShot,
        shot: { ...clipShot.shot, sourceStartS: toSceneTime(clipShot, frameToSeconds(first, frameRate)) },
        startFrame: first - from,
        frameCount: end - first,
        startS: frameToSeconds(first - from, frameRate),
        endS: frameToSeconds(end - from, frameRate),
      },
    ];
  });
}

/** The instant of the take that a shot shows at an instant of the clip. */
export function toSceneTime({ shot, startS }: ClipShot, clipTimeS: number): number {
  return shot.sourceStartS + (clipTimeS - startS) * shot.speed;
}

/** The instant of the clip, perhaps outside the shot, that would show an instant of the take. */
export function toClipTime({ shot, startS }: ClipShot, sceneTimeS: number): number {
  return startS + (sceneTimeS - shot.sourceStartS) / shot.speed;
}

/** When the clip shows an instant of a take: never, once, or at each replay. */
export function clipTimesOf(clock: ClipClock, takeId: string, sceneTimeS: number): readonly number[] {
  return clock.shots.flatMap((s) => {
    if (s.shot.takeId !== takeId) return [];
    const at = toClipTime(s, sceneTimeS);
    return at >= s.startS - SLACK_S && at < s.endS - SLACK_S ? [Math.max(at, s.startS)] : [];
  });
}

function shotsToShow(scene: Scene, shotId: string | undefined) {
  const cut = cutOf(scene);
  if (shotId !== undefined) {
    const one = cut.find((s) => s.id === shotId);
    if (!one) throw new Error(`There is no shot "${shotId}".`);
    return [one];
  }
  if (cut.length > 0) return cut;
  const cameraId = defaultCameraId(scene) ?? OVERVIEW_ID;
  const durationFrames = Math.max(1, nearestFrame(scene.settings.durationS, scene.settings.frameRate));
  const shot: SceneShot = {
    name: 'Whole take',
    order: 'a0',
    cameraId,
    takeId: scene.activeTakeId,
    sourceStartS: 0,
    durationFrames,
    speed: 1,
  };
  return [{ id: WHOLE_TAKE_ID, shot, startFrame: 0 }];
}
