import { WebGLRenderer } from 'three';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { createDataRenderer } from '../../../../src/render/data-renderer.ts';
import { createShotSet } from '../../../../src/render/shot-set.ts';

/** Arrays as lists of numbers, so that they pass to the test whole. */
export interface DrawnData {
  readonly depthM: (number | null)[];
  readonly bodies: number[];
  readonly normals: number[];
  readonly flowForwardPx: number[];
  readonly flowBackwardPx: number[];
  readonly origins: (number | null)[];
}

declare global {
  interface Window {
    drawData(shot: ShotSpec, frames: readonly number[], sizePx: readonly [number, number]): DrawnData[];
  }
}

window.drawData = (shot, frames, sizePx) => {
  const renderer = new WebGLRenderer({ canvas: new OffscreenCanvas(sizePx[0], sizePx[1]) });
  const set = createShotSet(shot);
  const data = createDataRenderer(renderer, shot, set, sizePx);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const drawn = frames.map((frame) => {
    const { depthM, bodies, normals, flowForwardPx, flowBackwardPx, origins } = data.draw(frame);
    return {
      depthM: Array.from(depthM, finite),
      bodies: [...bodies],
      normals: [...normals],
      flowForwardPx: [...flowForwardPx],
      flowBackwardPx: [...flowBackwardPx],
      origins: Array.from(origins, finite),
    };
  });
  data.dispose();
  set.dispose();
  renderer.dispose();
  return drawn;
};
