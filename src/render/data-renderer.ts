import {
  FloatType,
  type Material,
  type Matrix4,
  type Mesh,
  NearestFilter,
  type PerspectiveCamera,
  RGBAFormat,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { DataFrame } from '../core/base/ports.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createDataMaterial, createDataView, type DataMaterial } from './data-material.ts';
import type { ShotSet } from './shot-set.ts';

const TARGETS = 3;

/** Draws the data passes of a shot's frames, all in one go. */
export interface DataRenderer {
  /** What the frame is made of. The arrays are this renderer's own and are overwritten by the next call. */
  draw(frame: number): DataFrame;
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
    type: FloatType,
    format: RGBAFormat,
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
  const read = Array.from({ length: TARGETS }, () => new Float32Array(4 * widthPx * heightPx));
  const frame = createDataFrame(widthPx, heightPx);

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
        renderer.setClearColor(0x000000, 0);
        renderer.clear();
        renderer.render(set.scene, set.camera);
        for (let i = 0; i < TARGETS; i++)
          renderer.readRenderTargetPixels(target, 0, 0, widthPx, heightPx, read[i]!, undefined, i);
      } finally {
        renderer.setRenderTarget(null);
        set.immaterial.forEach((object, i) => {
          object.visible = seen[i]!;
        });
        set.scene.background = background;
        solids.forEach(({ mesh }, i) => {
          mesh.material = looks[i]!;
        });
      }
      unpack(read, frame);
      return frame;
    },
    dispose() {
      target.dispose();
      for (const { data } of solids) data.material.dispose();
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

function createDataFrame(widthPx: number, heightPx: number): DataFrame {
  const count = widthPx * heightPx;
  return {
    widthPx,
    heightPx,
    depthM: new Float32Array(count),
    bodies: new Uint16Array(count),
    normals: new Float32Array(3 * count),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: new Float32Array(3 * count),
  };
}

/** From rows that begin at the bottom to rows that begin at the top, each quantity in an array of its own. */
function unpack([surface, flow, origin]: readonly Float32Array[], into: DataFrame): void {
  const { widthPx, heightPx } = into;
  for (let y = 0; y < heightPx; y++) {
    let from = 4 * widthPx * (heightPx - 1 - y);
    let to = widthPx * y;
    for (let x = 0; x < widthPx; x++, from += 4, to++) {
      const depth = surface![from]!;
      const isEmpty = depth === 0;
      into.depthM[to] = isEmpty ? Number.POSITIVE_INFINITY : depth;
      into.bodies[to] = Math.round(surface![from + 1]!);
      if (isEmpty) into.normals.fill(0, 3 * to, 3 * to + 3);
      else unfold(surface![from + 2]!, surface![from + 3]!, into.normals, 3 * to);
      into.flowForwardPx[2 * to] = flow![from]!;
      into.flowForwardPx[2 * to + 1] = flow![from + 1]!;
      into.flowBackwardPx[2 * to] = flow![from + 2]!;
      into.flowBackwardPx[2 * to + 1] = flow![from + 3]!;
      const isKnown = origin![from + 3]! > 0;
      into.origins[3 * to] = isKnown ? origin![from]! : Number.NaN;
      into.origins[3 * to + 1] = isKnown ? origin![from + 1]! : Number.NaN;
      into.origins[3 * to + 2] = isKnown ? origin![from + 2]! : Number.NaN;
    }
  }
}

/** Octahedral coordinates to a unit vector. */
function unfold(u: number, v: number, into: Float32Array, at: number): void {
  const z = 1 - Math.abs(u) - Math.abs(v);
  const x = z < 0 ? (1 - Math.abs(v)) * (u < 0 ? -1 : 1) : u;
  const y = z < 0 ? (1 - Math.abs(u)) * (v < 0 ? -1 : 1) : v;
  const length = Math.hypot(x, y, z);
  into[at] = x / length;
  into[at + 1] = y / length;
  into[at + 2] = z / length;
}
