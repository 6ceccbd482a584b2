import { asin, atan2, clamp } from '../base/math.ts';
import { type Pose, toLocal } from '../base/quat.ts';
import { length, type Vec3 } from '../base/vec3.ts';
import { activeCameraId } from '../camera/active-camera.ts';
import { cameraAt } from '../camera/camera-at.ts';
import type { Motion } from '../motion/motion.ts';
import type { Scene } from '../scene/schema.ts';

/** Where a sound is, from where it is heard. */
export interface Hearing {
  /** Sine of the angle to the side: -1 left, 0 straight ahead or behind, 1 right. */
  readonly pan: number;
  /** From straight ahead, positive to the right; upwards. */
  readonly azimuthRad: number;
  readonly elevationRad: number;
  readonly distanceM: number;
}

/** What is heard where no camera is: everything is close and in the middle. */
export const NOWHERE: Hearing = { pan: 0, azimuthRad: 0, elevationRad: 0, distanceM: 0 };

/** How a point of the world, in metres, is heard from a pose that looks along -z. */
export function hearFrom(listener: Pose, pointM: Vec3): Hearing {
  const [x, y, z] = toLocal(listener, pointM);
  const level = Math.sqrt(x * x + z * z);
  const distanceM = length([x, y, z]);
  return {
    pan: level > 0 ? x / level : 0,
    azimuthRad: level > 0 ? atan2(x, -z) : 0,
    elevationRad: distanceM > 0 ? asin(clamp(y / distanceM, -1, 1)) : 0,
    distanceM,
  };
}

/** How the scene's listener hears a point of the world, in metres, at an instant of a take. `motion` is the take's. */
export function hear(scene: Scene, takeId: string, motion: Motion, pointM: Vec3, timeS: number): Hearing {
  const { listener } = scene.sound;
  if (listener.type === 'fixed') return hearFrom(listener, pointM);
  const cameraId = activeCameraId(scene, takeId, timeS);
  return cameraId === null ? NOWHERE : hearFrom(cameraAt(scene, motion, cameraId, timeS), pointM);
}
