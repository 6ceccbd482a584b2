import {
  BufferAttribute,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  Vector2,
} from 'three';
import type { BodyTrack } from '../core/motion/motion.ts';
import type { TakeResult } from '../core/tasks.ts';
import { speedColor } from './speed-colors.ts';

const WIDTH_PX = 3.5;
/** Shorter steps than this are not drawn: a body at rest has no path. */
const SHORTEST_M = 0.002;
/** Even where all paths are wanted, no more than this many are drawn: the ones that travel farthest. */
const MOST_RIBBONS = 250;

/** The paths of bodies that move, coloured by speed: bright up to the playhead, dim beyond it. All are one draw call. */
export interface Ribbons {
  readonly root: Group;
  /** Highest speed shown, in m/s: the right end of the legend; 0 where no path is shown. */
  readonly topSpeedMps: number;
  /** Draws the paths of these bodies. */
  update(result: TakeResult, bodyIds: ReadonlySet<string>): void;
  clear(): void;
  setTime(timeS: number): void;
  setSize(widthPx: number, heightPx: number): void;
  dispose(): void;
}

interface Path {
  readonly track: BodyTrack;
  readonly steps: readonly number[];
  readonly lengthM: number;
  readonly topSpeedMps: number;
}

export function createRibbons(): Ribbons {
  const root = new Group();
  const material = ribbonMaterial();
  let topSpeedMps = 0;

  function clear(): void {
    for (const child of root.children) (child as Mesh).geometry.dispose();
    root.clear();
    topSpeedMps = 0;
  }

  return {
    root,
    get topSpeedMps() {
      return topSpeedMps;
    },
    update(result, bodyIds) {
      clear();
      const paths = result.motion.tracks
        .filter((track) => bodyIds.has(track.bodyId))
        .map(pathOf)
        .filter((path) => path.steps.length > 0)
        .sort((a, b) => b.lengthM - a.lengthM)
        .slice(0, MOST_RIBBONS);
      topSpeedMps = paths.reduce((top, path) => Math.max(top, path.topSpeedMps), 0);
      if (paths.length === 0) return;
      const mesh = new Mesh(ribbonGeometry(paths, topSpeedMps), material);
      mesh.frustumCulled = false;
      root.add(mesh);
    },
    clear,
    setTime(timeS) {
      material.uniforms.timeS!.value = timeS;
    },
    setSize(widthPx, heightPx) {
      (material.uniforms.sizePx!.value as Vector2).set(widthPx, heightPx);
    },
    dispose() {
      clear();
      material.dispose();
    },
  };
}

function speedAt(track: BodyTrack, knot: number): number {
  const v = track.velocitiesMps;
  return Math.hypot(v[3 * knot]!, v[3 * knot + 1]!, v[3 * knot + 2]!);
}

/** Knots from which a visible step starts. */
function pathOf(track: BodyTrack): Path {
  const p = track.positionsM;
  const steps: number[] = [];
  let lengthM = 0;
  let topSpeedMps = 0;
  for (let i = 0; i + 1 < track.timesS.length; i++) {
    const step = Math.hypot(p[3 * i + 3]! - p[3 * i]!, p[3 * i + 4]! - p[3 * i + 1]!, p[3 * i + 5]! - p[3 * i + 2]!);
    if (step < SHORTEST_M) continue;
    steps.push(i);
    lengthM += step;
    topSpeedMps = Math.max(topSpeedMps, speedAt(track, i));
  }
  return { track, steps, lengthM, topSpeedMps };
}

function ribbonGeometry(paths: readonly Path[], topSpeedMps: number): InstancedBufferGeometry {
  const count = paths.reduce((sum, { steps }) => sum + steps.length, 0);
  const starts = new Float32Array(count * 3);
  const ends = new Float32Array(count * 3);
  const startColors = new Float32Array(count * 3);
  const endColors = new Float32Array(count * 3);
  const times = new Float32Array(count * 2);
  let i = 0;
  for (const { track, steps } of paths) {
    for (const knot of steps) {
      starts.set(track.positionsM.subarray(3 * knot, 3 * knot + 3), 3 * i);
      ends.set(track.positionsM.subarray(3 * knot + 3, 3 * knot + 6), 3 * i);
      startColors.set(speedColor(speedAt(track, knot) / topSpeedMps), 3 * i);
      endColors.set(speedColor(speedAt(track, knot + 1) / topSpeedMps), 3 * i);
      times.set([track.timesS[knot]!, track.timesS[knot + 1]!], 2 * i);
      i++;
    }
  }
  const geometry = new InstancedBufferGeometry();
  // x runs along the step, y across it.
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.setAttribute('start', new InstancedBufferAttribute(starts, 3));
  geometry.setAttribute('end', new InstancedBufferAttribute(ends, 3));
  geometry.setAttribute('startColor', new InstancedBufferAttribute(startColors, 3));
  geometry.setAttribute('endColor', new InstancedBufferAttribute(endColors, 3));
  geometry.setAttribute('times', new InstancedBufferAttribute(times, 2));
  geometry.instanceCount = count;
  return geometry;
}

function ribbonMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: {
      sizePx: { value: new Vector2(1, 1) },
      widthPx: { value: WIDTH_PX },
      timeS: { value: 0 },
    },
    vertexShader: /* glsl */ `
      attribute vec3 start;
      attribute vec3 end;
      attribute vec3 startColor;
      attribute vec3 endColor;
      attribute vec2 times;
      uniform vec2 sizePx;
      uniform float widthPx;
      varying vec3 vColor;
      varying float vTimeS;

      void main() {
        vec4 a = modelViewMatrix * vec4(start, 1.0);
        vec4 b = modelViewMatrix * vec4(end, 1.0);
        // A step that passes behind the eye ends just before it.
        const float nearest = -0.05;
        if (a.z > nearest && b.z < nearest) a = mix(b, a, (nearest - b.z) / (a.z - b.z));
        if (b.z > nearest && a.z < nearest) b = mix(a, b, (nearest - a.z) / (b.z - a.z));
        vec4 clipA = projectionMatrix * a;
        vec4 clipB = projectionMatrix * b;
        vec2 along = (clipB.xy / clipB.w - clipA.xy / clipA.w) * sizePx;
        along = length(along) > 1e-4 ? normalize(along) : vec2(1.0, 0.0);
        vec2 across = vec2(-along.y, along.x);
        vec4 clip = mix(clipA, clipB, position.x);
        // Half a width beyond both ends closes the corner at a bounce.
        clip.xy += (across * position.y + along * (2.0 * position.x - 1.0)) * widthPx / sizePx * clip.w;
        gl_Position = clip;
        vColor = mix(startColor, endColor, position.x);
        vTimeS = mix(times.x, times.y, position.x);
      }
    `,
    fragmentShader: /* glsl */ `
      uniform float timeS;
      varying vec3 vColor;
      varying float vTimeS;

      void main() {
        vec3 dim = mix(vec3(0.16, 0.175, 0.19), vColor, 0.62);
        gl_FragColor = vec4(vTimeS <= timeS + 1e-4 ? vColor : dim, 1.0);
      }
    `,
  });
}
