import {
  type Material,
  type Matrix4,
  type Mesh,
  NearestFilter,
  type PerspectiveCamera,
  RGIntegerFormat,
  UnsignedIntType,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { DataFrame } from '../core/base/ports.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createDataMaterial, createDataView, type DataMaterial } from './data-material.ts';
import { CLEAR, createDataPixels, TARGETS } from './data-pixels.ts';
import type { ShotSet } from './shot-set.ts';

const LOST =
  'The graphics card was taken away while a frame was being read: close other tabs that draw, and export again.';

/** Draws the data passes of a shot's frames, all in one go. */
export interface DataRenderer {
  /**
   * What the frame is made of, read as it is looked at: before the next call, which overwrites it. Looking throws a sentence
   * where the graphics card was taken away meanwhile.
   */
  draw(frame: number): DataFrame;
  /** Leaves compiled shaders to the renderer, as `ShotSet` does. */
  dispose(): void;
}

interface Solid {
  readonly mesh: Mesh;
  readonly data: DataMaterial;
}

export function createDataRenderer(
  renderer: WebGLRenderer,
  shot: ShotSpec,
  set: ShotSet,
  [widthPx, heightPx]: readonly [number, number],
): DataRenderer {
  const view = createDataView();
  view.sizePx.value.set(widthPx, heightPx);
  const target = new WebGLRenderTarget(widthPx, heightPx, {
    count: TARGETS,
    type: UnsignedIntType,
    format: RGIntegerFormat,
    internalFormat: 'RG32UI',
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
  });
  const numbers = new Map(shot.bodies.map(({ id }, index) => [id, index + 1]));
  const solids: readonly Solid[] = set.solids.map(({ mesh, bodyId }) => {
    const data = createDataMaterial(view);
    data.setBody(bodyId === null ? 0 : (numbers.get(bodyId) ?? 0));
    return { mesh, data };
  });
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const pixels = createDataPixels(widthPx, heightPx, readTarget);

  function readTarget(index: number, into: Uint32Array): void {
    renderer.setRenderTarget(target);
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + index);
    readPairs(gl, widthPx, heightPx, into);
    renderer.setRenderTarget(null);
    if (gl.isContextLost()) throw new Error(LOST);
  }

  /** Puts the set to a frame and keeps where everything is then. */
  function keep(at: number, camera: Matrix4, modelOf: (data: DataMaterial) => Matrix4): void {
    set.showFrame(at);
    set.scene.updateMatrixWorld(true);
    cameraMatrix(set.camera, camera);
    for (const { mesh, data } of solids) modelOf(data).copy(mesh.matrixWorld);
  }

  keep(0, view.first.value, (data) => data.first);

  return {
    draw(at) {
      const [start, end] = boundsOfShot(shot, at);
      keep(Math.max(at - 1, start), view.before.value, (data) => data.before);
      keep(Math.min(at + 1, end - 1), view.after.value, (data) => data.after);
      set.showFrame(at);
      const looks = solids.map(({ mesh, data }) => {
        const look = mesh.material as Material;
        mesh.material = data.material;
        return look;
      });
      const { background } = set.scene;
      set.scene.background = null;
      const seen = set.immaterial.map(({ visible }) => visible);
      for (const object of set.immaterial) object.visible = false;
      try {
        renderer.setRenderTarget(target);
        CLEAR.forEach((words, i) => {
          gl.clearBufferuiv(gl.COLOR, i, words);
        });
        renderer.clear(false, true, false);
        renderer.autoClear = false;
        renderer.render(set.scene, set.camera);
      } finally {
        renderer.autoClear = true;
        renderer.setRenderTarget(null);
        set.immaterial.forEach((object, i) => {
          object.visible = seen[i]!;
        });
        set.scene.background = background;
        solids.forEach(({ mesh }, i) => {
          mesh.material = looks[i]!;
        });
      }
      pixels.next();
      return pixels.frame;
    },
    dispose() {
      target.dispose();
    },
  };
}

/** First frame of the shot that shows a frame, and the one after its last: nothing moves across a cut. */
function boundsOfShot({ shots, clip }: ShotSpec, frame: number): readonly [start: number, end: number] {
  const shot = shots.findLast(({ startFrame }) => startFrame <= frame);
  return shot ? [shot.startFrame, shot.startFrame + shot.frameCount] : [0, clip.frameCount];
}

function cameraMatrix(camera: PerspectiveCamera, target: Matrix4): void {
  target.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
}

/** Reads pixels of two whole numbers as they are where the browser can, else of four, as every browser can. */
function readPairs(gl: WebGL2RenderingContext, widthPx: number, heightPx: number, into: Uint32Array): void {
  if (gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_FORMAT) === gl.RG_INTEGER) {
    gl.readPixels(0, 0, widthPx, heightPx, gl.RG_INTEGER, gl.UNSIGNED_INT, into);
    return;
  }
  const fours = new Uint32Array(2 * into.length);
  gl.readPixels(0, 0, widthPx, heightPx, gl.RGBA_INTEGER, gl.UNSIGNED_INT, fours);
  for (let i = 0; i < into.length; i += 2) {
    into[i] = fours[2 * i]!;
    into[i + 1] = fours[2 * i + 1]!;
  }
}
