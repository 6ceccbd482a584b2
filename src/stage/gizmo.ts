import { type Camera, Object3D } from 'three';
import { TransformControls } from 'three/addons/controls/TransformControls.js';
import type { Pose } from '../core/base/quat.ts';
import type { Edit, Gesture, SceneDocument } from '../editor/editor.ts';
import { ACCENT } from './palette.ts';

/** What the gizmo holds: where it sits, and what moving it means. */
export interface Handle {
  readonly pose: Pose;
  readonly mode: 'translate' | 'rotate';
  /** The name of the step in the history. */
  readonly label: string;
  edit(pose: Pose): Edit;
}

/** Moves and turns the selection; one drag is one step in the history, and Escape takes it back. */
export interface Gizmo {
  readonly root: Object3D;
  readonly isDragging: boolean;
  /** True where the pointer is over one of its arrows. */
  readonly isHot: boolean;
  hold(handle: Handle | null): void;
  /** True where a drag was running. */
  cancel(): boolean;
  dispose(): void;
}

export function createGizmo(
  camera: Camera,
  element: HTMLElement,
  document: SceneDocument,
  on: { change(): void; dragging(isDragging: boolean): void },
): Gizmo {
  const controls = new TransformControls(camera, element);
  const proxy = new Object3D();
  const root = new Object3D();
  root.add(proxy, controls.getHelper());
  controls.setSize(0.7);
  controls.setColors('#e2604f', '#79b25c', '#4f8fe6', ACCENT);
  let handle: Handle | null = null;
  let gesture: Gesture | null = null;

  function finish(end: (gesture: Gesture) => void): void {
    const running = gesture;
    gesture = null;
    if (!running) return;
    end(running);
    on.dragging(false);
  }

  controls.addEventListener('change', on.change);
  controls.addEventListener('mouseDown', () => {
    if (!handle) return;
    gesture = document.begin(handle.label);
    on.dragging(true);
  });
  controls.addEventListener('objectChange', () => {
    if (handle) gesture?.preview(handle.edit(poseOf(proxy)));
  });
  controls.addEventListener('mouseUp', () => finish((running) => running.commit()));

  return {
    root,
    get isDragging() {
      return gesture !== null;
    },
    get isHot() {
      return controls.object !== undefined && controls.axis !== null;
    },
    hold(next) {
      if (!next) {
        handle = null;
        if (controls.object) controls.detach();
        return;
      }
      handle = next;
      // While it is dragged the gizmo leads and the scene follows.
      if (gesture) return;
      proxy.position.set(...next.pose.positionM);
      proxy.quaternion.set(...(next.pose.rotation as [number, number, number, number]));
      if (controls.mode !== next.mode) controls.setMode(next.mode);
      if (controls.object !== proxy) controls.attach(proxy);
    },
    cancel() {
      if (!gesture) return false;
      finish((running) => running.cancel());
      controls.pointerUp(null);
      return true;
    },
    dispose() {
      gesture?.cancel();
      controls.detach();
      controls.dispose();
    },
  };
}

function poseOf({ position: p, quaternion: q }: Object3D): Pose {
  return { positionM: [p.x, p.y, p.z], rotation: [q.x, q.y, q.z, q.w] };
}
