import { toLocal } from '../base/quat.ts';
import { framesPerSecond } from '../base/time.ts';
import { length, type Vec3 } from '../base/vec3.ts';
import { cameraAt } from '../camera/camera-at.ts';
import type { Motion } from '../motion/motion.ts';
import { cutOf, defaultCameraId } from '../scene/queries.ts';
import type { Scene } from '../scene/schema.ts';

/** Where a sound is, heard from the active camera. */
export interface Hearing {
  /** Sine of the angle to the side: -1 left, 0 straight ahead or behind, 1 right. */
  readonly pan: number;
  readonly distanceM: number;
}

/** What is heard where no camera is: everything is close and in the middle. */
const NOWHERE: Hearing = { pan: 0, distanceM: 0 };

/**
 * The camera through which the cut shows an instant of the scene: that of the first shot of the active take that shows it,
 * else of a shot of another take, else the default camera; null where the scene has none.
 */
export function activeCameraId(scene: Scene, timeS: number): string | null {
  const rate = framesPerSecond(scene.settings.frameRate);
  const showing = cutOf(scene).filter(({ shot }) => {
    const endS = shot.sourceStartS + (shot.durationFrames / rate) * shot.speed;
    return timeS >= shot.sourceStartS && timeS < endS;
  });
  const chosen = showing.find(({ shot }) => shot.takeId === scene.activeTakeId) ?? showing[0];
  return chosen?.shot.cameraId ?? defaultCameraId(scene);
}

/** How the active camera hears a point of the world, in metres, at an instant. */
export function hear(scene: Scene, motion: Motion, pointM: Vec3, timeS: number): Hearing {
  const cameraId = activeCameraId(scene, timeS);
  if (cameraId === null) return NOWHERE;
  const [x, y, z] = toLocal(cameraAt(scene, motion, cameraId, timeS), pointM);
  const level = Math.sqrt(x * x + z * z);
  return { pan: level > 0 ? x / level : 0, distanceM: length([x, y, z]) };
}
