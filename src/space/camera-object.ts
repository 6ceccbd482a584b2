import { PerspectiveCamera } from 'three';
import type { Pose } from '../core/base/quat.ts';
import type { CameraState, Intrinsics } from '../core/camera/camera.ts';
import { intrinsicsOf } from '../core/camera/projection.ts';

/** Nearest and farthest that a film camera sees, in metres: a lens does not focus nearer, a previz set is not larger. */
export const NEAR_M = 0.03;
const FAR_M = 500;

/** A camera that sees exactly what the shot's lens sees, for a picture of the given size. */
export function createFilmCamera(): PerspectiveCamera {
  const camera = new PerspectiveCamera();
  camera.near = NEAR_M;
  camera.far = FAR_M;
  return camera;
}

/** Takes over place, turn and lens. */
export function applyCameraState(
  camera: PerspectiveCamera,
  state: CameraState,
  widthPx: number,
  heightPx: number,
): void {
  applyPinhole(camera, state, intrinsicsOf(state, widthPx, heightPx));
}

/** Takes over place, turn and a pinhole whose axis is in the middle of the picture. */
export function applyPinhole(
  camera: PerspectiveCamera,
  { positionM, rotation }: Pose,
  { widthPx, heightPx, fxPx, fyPx }: Pick<Intrinsics, 'widthPx' | 'heightPx' | 'fxPx' | 'fyPx'>,
): void {
  camera.fov = (2 * Math.atan(heightPx / (2 * fyPx)) * 180) / Math.PI;
  // three knows only the ratio of the two angles.
  camera.aspect = (widthPx * fyPx) / (heightPx * fxPx);
  camera.position.set(positionM[0], positionM[1], positionM[2]);
  camera.quaternion.set(rotation[0], rotation[1], rotation[2], rotation[3]);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld(true);
}
