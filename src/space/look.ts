import { Color, NoToneMapping, PCFShadowMap, SRGBColorSpace, type WebGLRenderer } from 'three';

/** The void behind the set: dark and neutral, so that flat colours stand out and no hue is suggested. */
export const BACKDROP = new Color().setStyle('#1a1a1b', SRGBColorSpace);
export const BACKDROP_HORIZON = new Color().setStyle('#2d2e2f', SRGBColorSpace);

/** One look for the stage and for rendered frames: what is seen while blocking is what is delivered. */
export function applyLook(renderer: WebGLRenderer): void {
  renderer.outputColorSpace = SRGBColorSpace;
  // Subjects keep the very colours they are known by; a film curve would shift them.
  renderer.toneMapping = NoToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  // Shadows are redrawn only where something moved, not when the view does.
  renderer.shadowMap.autoUpdate = false;
}
