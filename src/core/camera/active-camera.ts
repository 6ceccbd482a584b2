import { framesPerSecond } from '../base/time.ts';
import { cutOf, defaultCameraId } from '../scene/queries.ts';
import type { Scene } from '../scene/schema.ts';

/** An instant this much before a shot begins, in seconds, still counts as its beginning: frames are rounded. */
const SLACK_S = 1e-9;

/**
 * The camera through which the cut shows an instant of a take: that of the first shot of the take that shows it, else of a
 * shot of another take, else of the shot that ended last before it, so that a picture never jumps as the cut runs out, else
 * the default camera; null where the scene has none.
 */
export function activeCameraId(scene: Scene, takeId: string, timeS: number): string | null {
  const rate = framesPerSecond(scene.settings.frameRate);
  const spans = cutOf(scene).map(({ shot }) => ({
    shot,
    startS: shot.sourceStartS - SLACK_S,
    endS: shot.sourceStartS + (shot.durationFrames / rate) * shot.speed - SLACK_S,
  }));
  const showing = spans.filter(({ startS, endS }) => timeS >= startS && timeS < endS);
  const over = spans.filter(({ endS }) => endS <= timeS).sort((a, b) => b.endS - a.endS);
  const first = (found: typeof spans) => found.find(({ shot }) => shot.takeId === takeId) ?? found[0];
  return (first(showing) ?? first(over))?.shot.cameraId ?? defaultCameraId(scene);
}
