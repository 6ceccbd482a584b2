import type { Object3D, PerspectiveCamera } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import type { Selection } from '../editor/editor.ts';
import { partTagOf } from '../space/body-object.ts';
import type { Rect } from './picture.ts';
import { casterThrough, toPx } from './screen.ts';

/** Markers are taken from this near, in CSS pixels. */
const RING_PX = 11;
const JOINT_PX = 12;
const CAMERA_PX = 16;

/** A thing that is picked by nearness to a point rather than by its surface. */
export interface PickPoint {
  readonly selection: Selection;
  readonly pointM: Vec3;
}

/** What a click selects: a joint, a camera or a contact ring near the pointer, else the prop in front, else nothing. */
export function pickAt(
  camera: PerspectiveCamera,
  view: Rect,
  xPx: number,
  yPx: number,
  bodies: Object3D,
  points: readonly PickPoint[],
): Selection | null {
  let nearest: Selection | null = null;
  let nearestShare = 1;
  for (const { selection, pointM } of points) {
    const place = toPx(camera, view, pointM);
    if (!place) continue;
    const reach = selection.type === 'camera' ? CAMERA_PX : selection.type === 'joint' ? JOINT_PX : RING_PX;
    const share = Math.hypot(place[0] - xPx, place[1] - yPx) / reach;
    if (share >= nearestShare) continue;
    nearest = selection;
    nearestShare = share;
  }
  if (nearest) return nearest;
  for (const hit of casterThrough(camera, view, xPx, yPx).intersectObject(bodies, true)) {
    const tag = partTagOf(hit.object);
    if (tag) return { type: 'prop', id: tag.propId };
  }
  return null;
}
