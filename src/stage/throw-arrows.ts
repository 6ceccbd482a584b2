import { Group, type PerspectiveCamera } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import type { Rect } from './picture.ts';
import { toPx } from './screen.ts';
import { createThrowArrow, type Throw, type ThrowArrow } from './throw-arrow.ts';

/** How near to the tip a pointer takes hold of it, in CSS pixels; a finger is blunter. */
const REACH_PX = 22;
const TOUCH_REACH_PX = 34;
/** The head lies behind the tip: the middle of what is grabbed is this far back along the arrow. */
const HEAD_MIDDLE = 0.5;
const HEAD_PX = 26;

/** The arrows of all throws of the active take. */
export interface ThrowArrows {
  readonly root: Group;
  readonly throws: readonly Throw[];
  update(throws: readonly Throw[]): void;
  tipOf(propId: string): Vec3 | null;
  at(camera: PerspectiveCamera, view: Rect, xPx: number, yPx: number, isTouch: boolean): Throw | null;
  setHot(propId: string | null): void;
  face(camera: PerspectiveCamera, heightPx: number): void;
  dispose(): void;
}

export function createThrowArrows(): ThrowArrows {
  const root = new Group();
  const arrows = new Map<string, ThrowArrow>();
  let throws: readonly Throw[] = [];

  function remove(propId: string, arrow: ThrowArrow): void {
    root.remove(arrow.root);
    arrow.dispose();
    arrows.delete(propId);
  }

  function distancePx(thrown: Throw, camera: PerspectiveCamera, view: Rect, xPx: number, yPx: number): number {
    const tip = toPx(camera, view, arrows.get(thrown.propId)!.tipM);
    const origin = toPx(camera, view, thrown.originM);
    if (!tip || !origin) return Number.POSITIVE_INFINITY;
    const length = Math.hypot(tip[0] - origin[0], tip[1] - origin[1]) || 1;
    const back = Math.min(HEAD_PX * HEAD_MIDDLE, length / 2) / length;
    const middleX = tip[0] + (origin[0] - tip[0]) * back;
    const middleY = tip[1] + (origin[1] - tip[1]) * back;
    return Math.hypot(xPx - middleX, yPx - middleY);
  }

  return {
    root,
    get throws() {
      return throws;
    },
    update(next) {
      throws = next;
      const present = new Set(next.map(({ propId }) => propId));
      for (const [propId, arrow] of arrows) if (!present.has(propId)) remove(propId, arrow);
      for (const thrown of next) {
        let arrow = arrows.get(thrown.propId);
        if (!arrow) {
          arrow = createThrowArrow();
          arrows.set(thrown.propId, arrow);
          root.add(arrow.root);
        }
        arrow.set(thrown);
      }
    },
    tipOf: (propId) => arrows.get(propId)?.tipM ?? null,
    at(camera, view, xPx, yPx, isTouch) {
      let nearest: Throw | null = null;
      let nearestPx = isTouch ? TOUCH_REACH_PX : REACH_PX;
      for (const thrown of throws) {
        const away = distancePx(thrown, camera, view, xPx, yPx);
        if (away >= nearestPx) continue;
        nearest = thrown;
        nearestPx = away;
      }
      return nearest;
    },
    setHot(propId) {
      for (const [id, arrow] of arrows) arrow.setHot(id === propId);
    },
    face(camera, heightPx) {
      for (const arrow of arrows.values()) arrow.face(camera, heightPx);
    },
    dispose() {
      for (const [propId, arrow] of arrows) remove(propId, arrow);
    },
  };
}
