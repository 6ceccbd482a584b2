import { DoubleSide, GLSL3, Matrix4, ShaderMaterial, Vector2 } from 'three';
import { NEAR_M } from '../space/camera-object.ts';
import { NO_PLACE, PLACE_MARGIN } from './data-pixels.ts';

/** Nothing is seen nearer: what a camera cuts off, less some rounding, in metres. */
const LEAST_DEPTH_M = 0.99 * NEAR_M;

/** Draws what a surface is instead of how it looks, packed as `data-pixels` unpacks it. */
export interface DataMaterial {
  readonly material: ShaderMaterial;
  /** World matrices of what is drawn next, in the frame before, the next one and the first. */
  readonly before: Matrix4;
  readonly after: Matrix4;
  readonly first: Matrix4;
  setBody(number: number): void;
}

/** What all surfaces of a picture share: its size, and the cameras (projection times view) of three other frames. */
export interface DataView {
  readonly sizePx: { readonly value: Vector2 };
  readonly before: { readonly value: Matrix4 };
  readonly after: { readonly value: Matrix4 };
  readonly first: { readonly value: Matrix4 };
}

export function createDataView(): DataView {
  return {
    sizePx: { value: new Vector2(1, 1) },
    before: { value: new Matrix4() },
    after: { value: new Matrix4() },
    first: { value: new Matrix4() },
  };
}

const VERTEX = /* glsl */ `
  uniform mat4 modelBefore, modelAfter, modelFirst;
  uniform mat4 cameraBefore, cameraAfter, cameraFirst;
  out vec4 vBefore, vAfter, vFirst;
  out vec3 vNormal;
  out float vDepth;
  void main() {
    vec4 point = vec4(position, 1.0);
    vec4 seen = modelViewMatrix * point;
    vBefore = cameraBefore * (modelBefore * point);
    vAfter = cameraAfter * (modelAfter * point);
    vFirst = cameraFirst * (modelFirst * point);
    vNormal = mat3(modelMatrix) * normal;
    vDepth = -seen.z;
    gl_Position = projectionMatrix * seen;
  }
`;

const FRAGMENT = /* glsl */ `
  precision highp float;
  precision highp int;
  uniform vec2 sizePx;
  uniform uint body;
  in vec4 vBefore, vAfter, vFirst;
  in vec3 vNormal;
  in float vDepth;
  layout(location = 0) out uvec2 surface;
  layout(location = 1) out uvec2 shape;
  layout(location = 2) out uvec2 forward;
  layout(location = 3) out uvec2 backward;

  // From the top-left corner; a point behind the camera has no place and counts as not moving.
  vec2 placeOf(vec4 clip, vec2 here) {
    if (clip.w <= 0.0) return here;
    return vec2(0.5 + 0.5 * clip.x / clip.w, 0.5 - 0.5 * clip.y / clip.w) * sizePx;
  }

  vec2 octahedral(vec3 n) {
    n /= abs(n.x) + abs(n.y) + abs(n.z);
    vec2 folded = (1.0 - abs(n.yx)) * vec2(n.x < 0.0 ? -1.0 : 1.0, n.y < 0.0 ? -1.0 : 1.0);
    return n.z < 0.0 ? folded : n.xy;
  }

  void main() {
    // Where a face is seen edge-on, rounding throws a pixel off it now and then, to before the lens even.
    if (vDepth < LEAST_DEPTH_M) discard;
    vec2 here = vec2(gl_FragCoord.x, sizePx.y - gl_FragCoord.y);
    vec3 n = normalize(gl_FrontFacing ? vNormal : -vNormal);
    vec2 place = (placeOf(vFirst, here) / sizePx + PLACE_MARGIN) / (1.0 + 2.0 * PLACE_MARGIN);
    bool isKnown = vFirst.w > 0.0 && all(lessThan(abs(place - 0.5), vec2(0.4999)));
    surface = uvec2(floatBitsToUint(vDepth), body | packHalf2x16(vec2(0.0, isKnown ? 1.0 / vFirst.w : 0.0)));
    shape = uvec2(packSnorm2x16(octahedral(n)), isKnown ? packUnorm2x16(place) : NO_PLACE);
    forward = floatBitsToUint(placeOf(vAfter, here) - here);
    backward = floatBitsToUint(placeOf(vBefore, here) - here);
  }
`;

export function createDataMaterial(view: DataView): DataMaterial {
  const before = new Matrix4();
  const after = new Matrix4();
  const first = new Matrix4();
  const body = { value: 0 };
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    defines: {
      LEAST_DEPTH_M: LEAST_DEPTH_M.toFixed(4),
      PLACE_MARGIN: PLACE_MARGIN.toFixed(1),
      NO_PLACE: `${NO_PLACE}u`,
    },
    uniforms: {
      sizePx: view.sizePx,
      cameraBefore: view.before,
      cameraAfter: view.after,
      cameraFirst: view.first,
      modelBefore: { value: before },
      modelAfter: { value: after },
      modelFirst: { value: first },
      body,
    },
  });
  return {
    material,
    before,
    after,
    first,
    setBody(number) {
      body.value = number;
    },
  };
}
