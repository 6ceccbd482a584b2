import { asin, atan2, clamp } from '../base/math.ts';
import { type Pose, toLocal } from '../base/quat.ts';
import { framesPerSecond } from '../base/time.ts';
import { length, type Vec3 } from '../base/vec3.ts';
import { activeCameraId } from '../camera/active-camera.ts';
import { cameraAt } from '../camera/camera-at.ts';
import type { Motion } from '../motion/motion.ts';
import { cutOf } from '../scene/queries.ts';
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
const NOWHERE: Hearing = { pan: 0, azimuthRad: 0, elevationRad: 0, distanceM: 0 };

/** Which camera shows a take, span by span; the first begins at 0 and each lasts until the next. */
export type CameraSpans = readonly { readonly fromS: number; readonly cameraId: string | null }[];

/** Who hears a take, and through which cameras it is seen. */
export interface Listener {
  /** Where the listener is; null where there is no camera to hear through. */
  placeAt(timeS: number): Pose | null;
  /** How a point of the world is heard; at a cut, by the camera that follows it. */
  hear(pointM: Vec3, timeS: number): Hearing;
  /** Likewise just before a cut. */
  hearBefore(pointM: Vec3, timeS: number): Hearing;
  /** The camera that shows an instant. */
  cameraIdAt(timeS: number): string | null;
  /** Instants at which the listener jumps, in order of time. */
  readonly jumpsS: readonly number[];
}

/** The listener of a scene in a take that is seen through these cameras. `motion` is the take's. */
export function listenerOf(scene: Scene, motion: Motion, spans: CameraSpans): Listener {
  const fixed = scene.sound.listener.type === 'fixed' ? scene.sound.listener : null;
  const cameraIdAt = (timeS: number) => (spans.findLast(({ fromS }) => fromS <= timeS) ?? spans[0])?.cameraId ?? null;
  const placeThrough = (cameraId: string | null, timeS: number): Pose | null =>
    fixed ?? (cameraId === null ? null : cameraAt(scene, motion, cameraId, timeS));
  const hearAt = (place: Pose | null, pointM: Vec3) => (place ? hearFrom(place, pointM) : NOWHERE);
  return {
    placeAt: (timeS) => placeThrough(cameraIdAt(timeS), timeS),
    hear: (pointM, timeS) => hearAt(placeThrough(cameraIdAt(timeS), timeS), pointM),
    hearBefore: (pointM, timeS) =>
      hearAt(placeThrough(spans.findLast(({ fromS }) => fromS < timeS)?.cameraId ?? null, timeS), pointM),
    cameraIdAt,
    jumpsS: fixed ? [] : spans.slice(1).map(({ fromS }) => fromS),
  };
}

/** The cameras that are active in a take, as the editor plays it. */
export function activeSpans(scene: Scene, takeId: string): CameraSpans {
  const rate = framesPerSecond(scene.settings.frameRate);
  const edges = cutOf(scene).flatMap(({ shot }) => [
    shot.sourceStartS,
    shot.sourceStartS + (shot.durationFrames / rate) * shot.speed,
  ]);
  const spans: { fromS: number; cameraId: string | null }[] = [];
  for (const fromS of [...new Set([0, ...edges])].sort((a, b) => a - b)) {
    const cameraId = activeCameraId(scene, takeId, fromS);
    if (spans.length === 0 || spans.at(-1)!.cameraId !== cameraId) spans.push({ fromS, cameraId });
  }
  return spans;
}

/** How a point of the world, in metres, is heard from a pose that looks along -z. */
function hearFrom(listener: Pose, pointM: Vec3): Hearing {
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
