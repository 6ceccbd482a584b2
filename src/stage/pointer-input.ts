import type { PerspectiveCamera } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import type { Gesture, Selection } from '../editor/editor.ts';
import { snapped } from '../editor/tools/throw-arrow.ts';
import { type ArrowDrag, startArrowDrag } from './arrow-drag.ts';
import type { Rect } from './picture.ts';
import type { Throw } from './throw-arrow.ts';

/** A click moves less than this between down and up, in CSS pixels. */
const CLICK_PX = 4;

/** What the pointer finds on the stage, and what it does there. */
export interface PointerTarget {
  readonly camera: PerspectiveCamera;
  /** Where the picture of `camera` lies. */
  view(): Rect;
  /** The throw whose arrow is under the pointer. */
  arrowAt(xPx: number, yPx: number, isTouch: boolean): Throw | null;
  isGizmoHot(): boolean;
  pick(xPx: number, yPx: number): Selection | null;
  select(selection: Selection | null): void;
  frameSelection(): void;
  /** Which arrow is under the pointer or held by it. */
  heat(propId: string | null): void;
  beginThrow(): Gesture;
  previewThrow(gesture: Gesture, propId: string, velocityMps: Vec3): void;
  throwCommitted(): void;
  /** True where a drag of the gizmo was running. */
  cancelGizmo(): boolean;
  setOrbiting(isEnabled: boolean): void;
}

/** Listens to the canvas; returns how to stop. */
export function listenToPointer(element: HTMLElement, target: PointerTarget): () => void {
  let drag: { readonly arrow: ArrowDrag; readonly gesture: Gesture; readonly pointerId: number } | null = null;
  let pressed: { readonly x: number; readonly y: number; readonly onGizmo: boolean } | null = null;
  let last: PointerEvent | null = null;

  const place = (event: PointerEvent): readonly [number, number] => {
    const bounds = element.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };

  /** A second finger: it has no say while the first one drags. */
  const isOther = (event: PointerEvent) => drag !== null && event.pointerId !== drag.pointerId;

  function endDrag(): void {
    if (!drag) return;
    if (element.hasPointerCapture(drag.pointerId)) element.releasePointerCapture(drag.pointerId);
    drag = null;
    target.setOrbiting(true);
    hover();
  }

  function hover(): void {
    if (!last) return;
    const [x, y] = place(last);
    const thrown = drag ? null : target.arrowAt(x, y, last.pointerType === 'touch');
    target.heat(drag?.arrow.propId ?? thrown?.propId ?? null);
    const cursor = drag ? 'grabbing' : thrown ? 'grab' : target.isGizmoHot() ? 'move' : '';
    if (element.style.cursor !== cursor) element.style.cursor = cursor;
  }

  /** Before the orbit and the gizmo hear of it, so that an arrow wins. */
  function down(event: PointerEvent): void {
    if (isOther(event)) return;
    last = event;
    const [x, y] = place(event);
    pressed = { x, y, onGizmo: target.isGizmoHot() };
    if (event.button !== 0 || drag) return;
    const thrown = target.arrowAt(x, y, event.pointerType === 'touch');
    if (!thrown) return;
    event.stopImmediatePropagation();
    pressed = null;
    target.setOrbiting(false);
    element.setPointerCapture(event.pointerId);
    const arrow = startArrowDrag(thrown, target.camera, target.view(), x, y);
    drag = { arrow, gesture: target.beginThrow(), pointerId: event.pointerId };
    hover();
  }

  function move(event: PointerEvent): void {
    if (isOther(event)) return;
    last = event;
    if (drag) {
      const velocity = drag.arrow.velocityAt(...place(event), event.shiftKey);
      const isSnapping = event.ctrlKey || event.metaKey;
      target.previewThrow(drag.gesture, drag.arrow.propId, isSnapping ? snapped(velocity) : velocity);
      return;
    }
    if (event.buttons === 0) hover();
  }

  function up(event: PointerEvent): void {
    if (isOther(event)) return;
    last = event;
    if (drag) {
      drag.gesture.commit();
      target.throwCommitted();
      endDrag();
      return;
    }
    const [x, y] = place(event);
    const isClick = pressed && event.button === 0 && Math.hypot(x - pressed.x, y - pressed.y) < CLICK_PX;
    if (isClick && !pressed!.onGizmo) target.select(target.pick(x, y));
    pressed = null;
    hover();
  }

  function cancelled(event: PointerEvent): void {
    if (!isOther(event)) lost();
  }

  function lost(): void {
    pressed = null;
    drag?.gesture.cancel();
    endDrag();
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Escape takes back the drag, and only then what it would do otherwise.
    if (target.cancelGizmo() || drag) event.stopPropagation();
    lost();
  }

  function leave(): void {
    if (!drag) target.heat(null);
  }

  const doubleClick = () => target.frameSelection();
  const pointer = new AbortController();
  const { signal } = pointer;
  element.addEventListener('pointerdown', down, { capture: true, signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', cancelled, { signal });
  element.addEventListener('pointerleave', leave, { signal });
  element.addEventListener('dblclick', doubleClick, { signal });
  window.addEventListener('keydown', key, { capture: true, signal });
  return () => {
    pointer.abort();
    lost();
  };
}
