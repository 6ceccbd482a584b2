import {
  AnimationMixer,
  LoopOnce,
  type Material,
  type Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { DataFrame } from '../../../../src/core/base/ports.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { createDataRenderer } from '../../../../src/render/data-renderer.ts';
import { createShotSet } from '../../../../src/render/shot-set.ts';

/** Arrays as lists of numbers, so that they pass to the test whole. */
export interface DrawnSurfaces {
  readonly depthM: (number | null)[];
  readonly bodies: number[];
}

export interface DrawnData extends DrawnSurfaces {
  readonly normals: number[];
  readonly flowForwardPx: number[];
  readonly flowBackwardPx: number[];
  readonly origins: (number | null)[];
}

declare global {
  interface Window {
    drawData(shot: ShotSpec, frames: readonly number[], sizePx: readonly [number, number]): DrawnData[];
    /**
     * The bodies of a .glb in base 64, as three's own loader shows them through its cameras: their numbers in the list from 1, rows
     * from the top.
     */
    drawGlb(
      base64: string,
      bodyIds: readonly string[],
      views: readonly { readonly timeS: number; readonly camera: number }[],
      sizePx: readonly [number, number],
    ): Promise<number[][]>;
    /** Depth and bodies of every frame, and no more: for many frames. */
    /** A list of `DrawnSurfaces` as JSON: a text crosses at once, a list number by number. */
    drawSurfaces(shot: ShotSpec, sizePx: readonly [number, number]): string;
  }
}

window.drawData = (shot, frames, sizePx) =>
  drawn(shot, frames, sizePx, ({ normals, flowForwardPx, flowBackwardPx, origins, ...of }) => ({
    ...surfacesOf(of),
    normals: [...normals],
    flowForwardPx: [...flowForwardPx],
    flowBackwardPx: [...flowBackwardPx],
    origins: Array.from(origins, finite),
  }));

window.drawSurfaces = (shot, sizePx) =>
  JSON.stringify(drawn(shot, [...shot.clip.sceneTimesS.keys()], sizePx, surfacesOf));

function drawn<T>(
  shot: ShotSpec,
  frames: readonly number[],
  sizePx: readonly [number, number],
  take: (data: DataFrame) => T,
): T[] {
  const renderer = new WebGLRenderer({ canvas: new OffscreenCanvas(sizePx[0], sizePx[1]) });
  const set = createShotSet(shot);
  const data = createDataRenderer(renderer, shot, set, sizePx);
  const all = frames.map((frame) => take(data.draw(frame)));
  data.dispose();
  set.dispose();
  renderer.dispose();
  return all;
}

function surfacesOf({ depthM, bodies }: Pick<DataFrame, 'depthM' | 'bodies'>): DrawnSurfaces {
  return { depthM: Array.from(depthM, finite), bodies: [...bodies] };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

window.drawGlb = async (base64, bodyIds, views, [widthPx, heightPx]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const { scene, animations, cameras } = await new GLTFLoader().parseAsync(bytes.buffer, '');
  scene.traverse((object) => {
    const body = object.userData.bodyId;
    if (body === undefined) return;
    const number = bodyIds.indexOf(body) + 1;
    object.traverse((part) => {
      const mesh = part as Mesh;
      if (!mesh.isMesh) return;
      const { side } = mesh.material as Material;
      mesh.material = new MeshBasicMaterial({ side });
      (mesh.material as MeshBasicMaterial).color.setRGB(number / 255, 0, 0);
    });
  });
  const mixer = new AnimationMixer(scene);
  const action = mixer.clipAction(animations[0]!);
  action.clampWhenFinished = true;
  action.setLoop(LoopOnce, 1).play();
  const renderer = new WebGLRenderer({ canvas: new OffscreenCanvas(widthPx, heightPx) });
  const target = new WebGLRenderTarget(widthPx, heightPx);
  const pixels = new Uint8Array(4 * widthPx * heightPx);
  const pictures = views.map((view) => {
    const camera = cameras[view.camera];
    if (!(camera instanceof PerspectiveCamera)) throw new Error('There is no such camera.');
    action.paused = false;
    action.time = view.timeS;
    mixer.update(0);
    renderer.setRenderTarget(target);
    renderer.render(scene, camera);
    renderer.readRenderTargetPixels(target, 0, 0, widthPx, heightPx, pixels);
    return Array.from({ length: widthPx * heightPx }, (_, i) => {
      const row = heightPx - 1 - Math.floor(i / widthPx);
      return pixels[4 * (row * widthPx + (i % widthPx))]!;
    });
  });
  target.dispose();
  renderer.dispose();
  return pictures;
};
