import {
  BufferGeometry,
  Float32BufferAttribute,
  type Object3D,
  Points,
  PointsMaterial,
  Scene,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { exporters } from '../../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { createFramesPort } from '../../../../src/render/frames-port.ts';
import { createShotSet } from '../../../../src/render/shot-set.ts';

/** The pixel that a body's centre of mass falls on at a frame; null where it is outside the picture. */
export interface Marker {
  readonly bodyId: string;
  readonly frame: number;
  readonly pixel: readonly [x: number, y: number] | null;
}

declare global {
  interface Window {
    drawMarkers(shot: ShotSpec, frames: readonly number[], sizePx: readonly [number, number]): Marker[];
    /** The files that a format writes, in base 64 by path. */
    writeFormat(shot: ShotSpec, exporterId: string, options: unknown): Promise<Record<string, string>>;
    /** Pictures of frames as the renderer draws them: red, green, blue, alpha, rows from the top. */
    drawColors(shot: ShotSpec, frames: readonly number[]): Promise<number[][]>;
  }
}

/** Draws one point of one pixel for each body, where its own three object has its centre of mass, and finds it in the picture. */
window.drawMarkers = (shot, frames, [widthPx, heightPx]) => {
  const renderer = new WebGLRenderer({ canvas: new OffscreenCanvas(widthPx, heightPx) });
  const target = new WebGLRenderTarget(widthPx, heightPx);
  const set = createShotSet(shot);
  const roots = new Map<string, Object3D>();
  for (const { mesh, bodyId } of set.solids) if (bodyId !== null) roots.set(bodyId, topOf(mesh));
  const point = new BufferGeometry();
  point.setAttribute('position', new Float32BufferAttribute([0, 0, 0], 3));
  const marker = new Points(point, new PointsMaterial({ color: 0xffffff, size: 1, sizeAttenuation: false }));
  marker.frustumCulled = false;
  const scene = new Scene().add(marker);
  const pixels = new Uint8Array(4 * widthPx * heightPx);
  const found = frames.flatMap((frame) => {
    set.showFrame(frame);
    set.scene.updateMatrixWorld(true);
    return shot.bodies.flatMap(({ id, centerOfMassM }): Marker[] => {
      const root = roots.get(id);
      if (!root) return [];
      marker.position.copy(root.localToWorld(new Vector3(...centerOfMassM)));
      renderer.setRenderTarget(target);
      renderer.clear();
      renderer.render(scene, set.camera);
      renderer.readRenderTargetPixels(target, 0, 0, widthPx, heightPx, pixels);
      const lit = pixels.findIndex((value, i) => i % 4 === 0 && value > 0) / 4;
      const pixel = lit < 0 ? null : ([lit % widthPx, heightPx - 1 - Math.floor(lit / widthPx)] as const);
      return [{ bodyId: id, frame, pixel }];
    });
  });
  set.dispose();
  target.dispose();
  renderer.dispose();
  return found;
};

window.writeFormat = async (shot, exporterId, options) => {
  const exporter = exporters.get(exporterId);
  const sink = createMemorySink();
  await exporter.write({
    shot,
    options: exporter.options.parse(options),
    sink,
    frames: createFramesPort({ shot }),
    recordings: new Map(),
  });
  return Object.fromEntries([...sink.files].map(([path, bytes]) => [path, base64Of(bytes)]));
};

window.drawColors = async (shot, frames) => {
  const pictures: number[][] = [];
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  await createFramesPort({ shot }).draw(
    { frameCount, frameRate, widthPx, heightPx, passes: ['color'] },
    async ({ frame, color }) => {
      if (frames.includes(frame)) pictures.push([...(await color!.read()).rgba]);
    },
    {},
  );
  return pictures;
};

/** The ancestor that stands in the scene itself. */
function topOf(object: Object3D): Object3D {
  return object.parent instanceof Scene || !object.parent ? object : topOf(object.parent);
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
