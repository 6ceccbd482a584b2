import { PerspectiveCamera } from 'three';
import type { CameraState } from '../core/camera/camera.ts';
import { intrinsicsOf } from '../core/camera/projection.ts';

/** Nearest and farthest that a film camera sees, in metres: a lens does not focus nearer, a previz set is not larger. */
const NEAR_M = 0.03;
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
  const { fxPx, fyPx } = intrinsicsOf(state, widthPx, heightPx);
  camera.fov = (2 * Math.atan(heightPx / (2 * fyPx)) * 180) / Math.PI;
  // With an anamorphic squeeze the two focal lengths differ in pixels; three knows only the ratio of the two angles.
  camera.aspect = (widthPx * fyPx) / (heightPx * fxPx);
  camera.position.set(state.positionM[0], state.positionM[1], state.positionM[2]);
  camera.quaternion.set(state.rotation[0], state.rotation[1], state.rotation[2], state.rotation[3]);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld(true);
}
