import { framesPerSecond } from '../base/time.ts';
import { cutOf, defaultCameraId } from '../scene/queries.ts';
import type { Scene } from '../scene/schema.ts';

/** An instant this much before a shot begins, in seconds, still counts as its beginning: frames are rounded. */
const SLACK_S = 1e-9;

/**
 * The camera through which the cut shows an instant of a take: that of the first shot of the take that shows it, else of a
 * shot of another take, else the default camera; null where the scene has none.
 */
export function activeCameraId(scene: Scene, takeId: string, timeS: number): string | null {
  const rate = framesPerSecond(scene.settings.frameRate);
  const showing = cutOf(scene).filter(({ shot }) => {
    const endS = shot.sourceStartS + (shot.durationFrames / rate) * shot.speed;
    return timeS >= shot.sourceStartS - SLACK_S && timeS < endS - SLACK_S;
  });
  const chosen = showing.find(({ shot }) => shot.takeId === takeId) ?? showing[0];
  return chosen?.shot.cameraId ?? defaultCameraId(scene);
}
