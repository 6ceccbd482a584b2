import { Group, Mesh, MeshBasicMaterial, type MeshLambertMaterial, type Object3D } from 'three';
import type { Pose } from '../core/base/quat.ts';

const OPACITY = 0.22;

/** A faint picture of a body where it is let go, for while the body itself is elsewhere. */
export interface Ghosts {
  readonly root: Group;
  show(bodies: readonly (readonly [body: Object3D, pose: Pose])[]): void;
  dispose(): void;
}

export function createGhosts(): Ghosts {
  const root = new Group();

  function clear(): void {
    root.traverse((object) => {
      // The geometry belongs to the body that is haunted.
      if (object instanceof Mesh) (object.material as MeshBasicMaterial).dispose();
    });
    root.clear();
  }

  return {
    root,
    show(bodies) {
      clear();
      for (const [body, pose] of bodies) {
        const ghost = body.clone(true);
        ghost.position.set(...pose.positionM);
        ghost.quaternion.set(...(pose.rotation as [number, number, number, number]));
        ghost.traverse((object) => {
          if (!(object instanceof Mesh)) return;
          const color = (object.material as MeshLambertMaterial).color;
          object.material = new MeshBasicMaterial({ color, transparent: true, opacity: OPACITY, depthWrite: false });
          object.castShadow = false;
          object.receiveShadow = false;
        });
        root.add(ghost);
      }
    },
    dispose: clear,
  };
}
