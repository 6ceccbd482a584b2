import { MathUtils, type PerspectiveCamera, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Vec3 } from '../core/base/vec3.ts';
import type { Look } from './framing.ts';

/** How long a change of look takes, in ms; none under reduced motion. */
const GLIDE_MS = 320;
export const FREE_FOV_DEG = 35;
/** What is left of a swing falls to a third in this time, in ms, whatever the frame rate. */
const SWING_MS = 110;
/** This long after the hand has let go, the view stands still, in ms. */
const SETTLE_MS = 500;

/** The free look: drag to orbit, right drag or Shift to pan, wheel to zoom. It settles, then asks for no more frames. */
export interface FreeLook {
  readonly camera: PerspectiveCamera;
  isEnabled: boolean;
  /** Unit vector from what is looked at to the eye. */
  awayFromTarget(): Vec3;
  lookFrom(look: Look, isGliding: boolean): void;
  /** Moves on by the time that has passed; to be called once per drawn frame. */
  advance(nowMs: number): void;
  dispose(): void;
}

export function createFreeLook(camera: PerspectiveCamera, element: HTMLElement, invalidate: () => void): FreeLook {
  camera.fov = FREE_FOV_DEG;
  camera.near = 0.05;
  camera.far = 400;
  camera.updateProjectionMatrix();
  const orbit = new OrbitControls(camera, element);
  orbit.zoomToCursor = true;
  orbit.minDistance = 0.25;
  orbit.maxDistance = 120;
  orbit.maxPolarAngle = Math.PI * 0.56;
  orbit.addEventListener('change', invalidate);
  let isHeld = false;
  let letGoMs: number | null = null;
  let lastMs = 0;
  const hold = () => {
    isHeld = true;
    orbit.enableDamping = true;
  };
  const letGo = () => {
    isHeld = false;
    letGoMs = performance.now();
    invalidate();
  };
  orbit.addEventListener('start', hold);
  orbit.addEventListener('end', letGo);

  const fromEye = new Vector3();
  const fromTarget = new Vector3();
  const toEye = new Vector3();
  const toTarget = new Vector3();
  let glideStartMs: number | null = null;
  let isGliding = false;

  return {
    camera,
    get isEnabled() {
      return orbit.enabled;
    },
    set isEnabled(isEnabled) {
      orbit.enabled = isEnabled;
    },
    awayFromTarget: () => camera.position.clone().sub(orbit.target).normalize().toArray(),
    lookFrom(look, glides) {
      toEye.set(...look.eyeM);
      toTarget.set(...look.targetM);
      fromEye.copy(camera.position);
      fromTarget.copy(orbit.target);
      isGliding = glides && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      glideStartMs = null;
      if (!isGliding) {
        camera.position.copy(toEye);
        orbit.target.copy(toTarget);
        orbit.update();
      }
      invalidate();
    },
    advance(nowMs) {
      if (isGliding) {
        glideStartMs ??= nowMs;
        const share = Math.min((nowMs - glideStartMs) / GLIDE_MS, 1);
        const u = MathUtils.smootherstep(share, 0, 1);
        camera.position.lerpVectors(fromEye, toEye, u);
        orbit.target.lerpVectors(fromTarget, toTarget, u);
        isGliding = share < 1;
        invalidate();
      }
      // Damping moves the camera on; each move asks for the next frame, and there is none once it has settled.
      orbit.dampingFactor = 1 - Math.exp((lastMs - nowMs) / SWING_MS);
      lastMs = nowMs;
      if (!isHeld && letGoMs !== null && nowMs - letGoMs > SETTLE_MS) orbit.enableDamping = false;
      orbit.update();
      camera.updateMatrixWorld();
    },
    dispose() {
      orbit.removeEventListener('change', invalidate);
      orbit.removeEventListener('start', hold);
      orbit.removeEventListener('end', letGo);
      orbit.dispose();
    },
  };
}
