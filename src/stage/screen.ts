import { type PerspectiveCamera, Raycaster, Vector2, Vector3 } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import type { Ray } from './arrow-math.ts';
import type { Rect } from './picture.ts';

const scratch = new Vector3();

/** Metres that one CSS pixel covers at the depth of a point, for a picture of the given height. */
export function worldPerPx(camera: PerspectiveCamera, pointM: Vector3, heightPx: number): number {
  const depth = Math.max(-scratch.copy(pointM).applyMatrix4(camera.matrixWorldInverse).z, 0.01);
  return (2 * depth * Math.tan((camera.fov * Math.PI) / 360)) / heightPx;
}

/** Where a world point falls on the stage, in CSS pixels from its top-left corner; null behind the camera. */
export function toPx(camera: PerspectiveCamera, view: Rect, pointM: Vec3): readonly [number, number] | null {
  scratch.set(pointM[0], pointM[1], pointM[2]).applyMatrix4(camera.matrixWorldInverse);
  if (scratch.z > -camera.near) return null;
  scratch.applyMatrix4(camera.projectionMatrix);
  return [view.x + ((scratch.x + 1) / 2) * view.width, view.y + ((1 - scratch.y) / 2) * view.height];
}

const caster = new Raycaster();
const ndc = new Vector2();

/** The raycaster through a point of the stage, shared: use it at once. */
export function casterThrough(camera: PerspectiveCamera, view: Rect, xPx: number, yPx: number): Raycaster {
  ndc.set(((xPx - view.x) / view.width) * 2 - 1, 1 - ((yPx - view.y) / view.height) * 2);
  caster.setFromCamera(ndc, camera);
  return caster;
}

export function rayThrough(camera: PerspectiveCamera, view: Rect, xPx: number, yPx: number): Ray {
  const { origin, direction } = casterThrough(camera, view, xPx, yPx).ray;
  return { originM: [origin.x, origin.y, origin.z], direction: [direction.x, direction.y, direction.z] };
}
