import {
  ConeGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  type PerspectiveCamera,
  SphereGeometry,
  Vector3,
} from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import { shownTip } from './arrow-math.ts';
import { ACCENT, ACCENT_BRIGHT } from './palette.ts';
import { worldPerPx } from './screen.ts';

const SHAFT_PX = 4;
const HEAD_PX = 26;
const DOT_PX = 8;
/** Drawn over everything: a handle must not hide in the ball it throws. */
const ON_TOP = 20;

/** The throw of one prop. */
export interface Throw {
  readonly propId: string;
  readonly originM: Vec3;
  readonly velocityMps: Vec3;
}

/** The arrow that is dragged to change a throw: a dot at the release, a shaft, and a head to take hold of. */
export interface ThrowArrow {
  readonly root: Group;
  readonly tipM: Vec3;
  set(thrown: Throw): void;
  setHot(isHot: boolean): void;
  /** Keeps its thickness on screen, whatever the distance. */
  face(camera: PerspectiveCamera, heightPx: number): void;
  dispose(): void;
}

export function createThrowArrow(): ThrowArrow {
  const root = new Group();
  const material = new MeshBasicMaterial({ color: ACCENT, depthTest: false, transparent: true, toneMapped: false });
  const shaft = new Mesh(new CylinderGeometry(0.5, 0.5, 1, 12).translate(0, 0.5, 0), material);
  const head = new Mesh(new ConeGeometry(0.36, 1, 24).translate(0, -0.5, 0), material);
  const dot = new Mesh(new SphereGeometry(0.5, 16, 12), material);
  const direction = new Vector3();
  const tip = new Vector3();
  const up = new Vector3(0, 1, 0);
  let tipM: Vec3 = [0, 0, 0];
  for (const mesh of [shaft, head, dot]) {
    mesh.renderOrder = ON_TOP;
    root.add(mesh);
  }

  return {
    root,
    get tipM() {
      return tipM;
    },
    set({ originM, velocityMps }) {
      tipM = shownTip(originM, velocityMps);
      root.position.set(...originM);
      tip.set(...tipM).sub(root.position);
    },
    setHot(isHot) {
      material.color.set(isHot ? ACCENT_BRIGHT : ACCENT);
      head.userData.isHot = isHot;
    },
    face(camera, heightPx) {
      const atTip = worldPerPx(camera, direction.copy(tip).add(root.position), heightPx);
      const atOrigin = worldPerPx(camera, root.position, heightPx);
      const headLength = Math.min(HEAD_PX * atTip * (head.userData.isHot ? 1.15 : 1), tip.length() * 0.6);
      direction.copy(tip).normalize();
      head.quaternion.setFromUnitVectors(up, direction);
      shaft.quaternion.copy(head.quaternion);
      head.position.copy(tip);
      head.scale.setScalar(headLength);
      const thick = SHAFT_PX * Math.min(atTip, atOrigin);
      shaft.scale.set(thick, Math.max(tip.length() - headLength * 0.9, 0.001), thick);
      dot.scale.setScalar(DOT_PX * atOrigin);
    },
    dispose() {
      for (const mesh of [shaft, head, dot]) mesh.geometry.dispose();
      material.dispose();
    },
  };
}
