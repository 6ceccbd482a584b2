import { toLocal } from '../base/quat.ts';
import { length, type Vec3 } from '../base/vec3.ts';
import { activeCameraId } from '../camera/active-camera.ts';
import { cameraAt } from '../camera/camera-at.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';

/** Where a sound is, heard from the active camera. */
export interface Hearing {
  /** Sine of the angle to the side: -1 left, 0 straight ahead or behind, 1 right. */
  readonly pan: number;
  readonly distanceM: number;
}

/** What is heard where no camera is: everything is close and in the middle. */
const NOWHERE: Hearing = { pan: 0, distanceM: 0 };

/** How the camera that is active in a take hears a point of the world, in metres, at an instant. `motion` is the take's. */
export function hear(scene: Scene, takeId: string, motion: Motion, pointM: Vec3, timeS: number): Hearing {
  const cameraId = activeCameraId(scene, takeId, timeS);
  if (cameraId === null) return NOWHERE;
  const [x, y, z] = toLocal(cameraAt(scene, motion, cameraId, timeS), pointM);
  const level = Math.sqrt(x * x + z * z);
  return { pan: level > 0 ? x / level : 0, distanceM: length([x, y, z]) };
}
