import { framesPerSecond } from '../core/base/time.ts';
import { own } from '../core/scene/queries.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TimeSpan } from './ports.ts';

/** The stretch of its take that a shot shows; null where there is no such shot in the take that is open. */
export function spanOfShot(scene: Scene, shotId: string): TimeSpan | null {
  const shot = own(scene.shots, shotId);
  if (!shot || shot.takeId !== scene.activeTakeId) return null;
  const { sourceStartS, durationFrames, speed } = shot;
  return {
    fromS: sourceStartS,
    toS: sourceStartS + (durationFrames / framesPerSecond(scene.settings.frameRate)) * speed,
  };
}

/** The shot that is selected, else the first that shows an instant. */
export function shotAt(scene: Scene, timeS: number, selectedId: string | null): string | null {
  if (selectedId !== null && spanOfShot(scene, selectedId)) return selectedId;
  const found = Object.keys(scene.shots).find((id) => {
    const span = spanOfShot(scene, id);
    return span !== null && timeS >= span.fromS && timeS < span.toS;
  });
  return found ?? null;
}
