import { cutOf, defaultCameraId } from '../core/scene/queries.ts';
import type { Scene } from '../core/scene/schema.ts';

/** The camera of the first shot of the cut that shows this instant of the active take, else the default camera. */
export function activeCameraId(scene: Scene, timeS: number): string | null {
  const { num, den } = scene.settings.frameRate;
  for (const { shot } of cutOf(scene)) {
    if (shot.takeId !== scene.activeTakeId || !(shot.cameraId in scene.cameras)) continue;
    const endS = shot.sourceStartS + ((shot.durationFrames * den) / num) * shot.speed;
    if (timeS >= shot.sourceStartS - 1e-6 && timeS < endS) return shot.cameraId;
  }
  const fallback = defaultCameraId(scene);
  return fallback !== null && fallback in scene.cameras ? fallback : null;
}
