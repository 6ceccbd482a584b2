import { clamp } from '../../base/math.ts';
import { secondsToFrame } from '../../base/time.ts';
import { freeName } from '../queries.ts';
import { MAX_DURATION_S, MAX_SHOT_FRAMES, SPEED_RANGE } from '../schema/limits.ts';
import type { Scene, SceneShot } from '../schema.ts';
import type { Edit } from './edit.ts';
import { assertFree, recordOf } from './guard.ts';
import { placeLast } from './place.ts';

/** Adds a shot of the active take at the end of the cut, by default of the whole take at full speed. */
export function addShot(wanted: {
  readonly id: string;
  readonly cameraId: string;
  readonly sourceStartS?: number;
  readonly durationFrames?: number;
}): Edit {
  return (scene) => {
    assertFree(scene.shots, 'shot', wanted.id);
    recordOf(scene.cameras, 'camera', wanted.cameraId);
    const sourceStartS = wanted.sourceStartS ?? 0;
    const whole = secondsToFrame(scene.settings.durationS - sourceStartS, scene.settings.frameRate);
    scene.shots[wanted.id] = {
      name: freeName(scene.shots, 'Shot'),
      order: placeLast(scene.shots),
      cameraId: wanted.cameraId,
      takeId: scene.activeTakeId,
      sourceStartS: 0,
      durationFrames: 1,
      speed: 1,
    };
    trimShot(wanted.id, { sourceStartS, durationFrames: wanted.durationFrames ?? whole })(scene);
  };
}

/** Changes where a shot begins in its take, how long it is and how fast it runs; values are brought within their limits. */
export function trimShot(
  shotId: string,
  patch: Partial<Pick<SceneShot, 'sourceStartS' | 'durationFrames' | 'speed'>>,
): Edit {
  return (scene: Scene) => {
    const shot = recordOf(scene.shots, 'shot', shotId);
    const { sourceStartS = shot.sourceStartS, durationFrames = shot.durationFrames, speed = shot.speed } = patch;
    if (![sourceStartS, durationFrames, speed].every(Number.isFinite)) throw new Error('A shot is trimmed by numbers.');
    shot.sourceStartS = clamp(sourceStartS, 0, Math.min(scene.settings.durationS, MAX_DURATION_S));
    shot.durationFrames = clamp(Math.round(durationFrames), 1, MAX_SHOT_FRAMES);
    shot.speed = clamp(speed, ...SPEED_RANGE);
  };
}

/** Shoots a shot with another camera. */
export function setShotCamera(shotId: string, cameraId: string): Edit {
  return (scene) => {
    recordOf(scene.cameras, 'camera', cameraId);
    recordOf(scene.shots, 'shot', shotId).cameraId = cameraId;
  };
}
