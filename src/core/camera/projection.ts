import type { Pose } from '../base/quat.ts';
import { toLocal } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { CameraState, Intrinsics } from './camera.ts';

/** Nothing nearer than this before the lens is projected, in metres. */
const NEAREST_M = 1e-6;

type Lens = Pick<CameraState, 'focalLengthMm' | 'sensorMm' | 'squeeze'>;

/**
 * The height of the sensor that a picture of this aspect uses, in millimetres: the whole sensor cropped to the aspect,
 * min(height, width * squeeze / aspect), the width counted as it looks after de-squeezing.
 */
export function usedSensorHeightMm(lens: Lens, widthPx: number, heightPx: number): number {
  return Math.min(lens.sensorMm[1], (lens.sensorMm[0] * lens.squeeze * heightPx) / widthPx);
}

/**
 * The pinhole of a camera for a picture of the given size, with square pixels and the optical axis in the middle.
 * An anamorphic lens is as long as its focal length says vertically and `squeeze` times shorter horizontally, which
 * de-squeezing makes up for, so that fx = fy.
 */
export function intrinsicsOf(lens: Lens, widthPx: number, heightPx: number): Intrinsics {
  const focalPx = (lens.focalLengthMm * heightPx) / usedSensorHeightMm(lens, widthPx, heightPx);
  return { widthPx, heightPx, fxPx: focalPx, fyPx: focalPx, cxPx: widthPx / 2, cyPx: heightPx / 2 };
}

/** Where a world point falls in the picture, in pixels and possibly outside it; null behind the camera. */
export function project(
  intrinsics: Intrinsics,
  camera: Pose,
  pointM: Vec3,
): readonly [xPx: number, yPx: number] | null {
  return projectLocal(intrinsics, toLocal(camera, pointM));
}

/** Likewise for a point in the frame of the camera, which looks along -z. */
export function projectLocal(intrinsics: Intrinsics, local: Vec3): readonly [xPx: number, yPx: number] | null {
  const depth = -local[2];
  if (depth < NEAREST_M) return null;
  return [
    intrinsics.cxPx + (intrinsics.fxPx * local[0]) / depth,
    intrinsics.cyPx - (intrinsics.fyPx * local[1]) / depth,
  ];
}
