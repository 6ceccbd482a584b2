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
  let haunted: readonly Object3D[] = [];

  function build(bodies: readonly Object3D[]): void {
    clear();
    haunted = bodies;
    for (const body of bodies) {
      const ghost = body.clone(true);
      ghost.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        const color = (object.material as MeshLambertMaterial).color;
        object.material = new MeshBasicMaterial({ color, transparent: true, opacity: OPACITY, depthWrite: false });
        object.castShadow = false;
        object.receiveShadow = false;
      });
      root.add(ghost);
    }
  }

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
      const wanted = bodies.map(([body]) => body);
      if (wanted.length !== haunted.length || wanted.some((body, i) => body !== haunted[i])) build(wanted);
      bodies.forEach(([, { positionM, rotation }], i) => {
        root.children[i]!.position.set(...positionM);
        root.children[i]!.quaternion.set(...(rotation as [number, number, number, number]));
      });
    },
    dispose: clear,
  };
}
