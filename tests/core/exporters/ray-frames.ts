import type { DataFrame, FramesPort } from '../../../src/core/base/ports.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';

type Vec = readonly [number, number, number];

/** How far away the floor ends, in metres. */
const FLOOR_REACH_M = 12;

/**
 * Draws a shot whose bodies are balls that do not spin and a floor whose upper side is at 0, by following each pixel's ray:
 * data passes that nothing of the renderer has a part in. Pictures are grey; videos are three bytes.
 */
export function rayFrames(shot: ShotSpec): FramesPort {
  return {
    async draw({ passes, frameCount, widthPx, heightPx }, take, { signal, onProgress }) {
      for (let frame = 0; frame < frameCount; frame++) {
        signal?.throwIfAborted();
        const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(128);
        await take({
          frame,
          color: passes.includes('color') ? { read: async () => ({ widthPx, heightPx, rgba }) } : null,
          data: passes.includes('data') ? drawData(shot, frame, widthPx, heightPx) : null,
        });
        onProgress?.((frame + 1) / frameCount);
      }
    },
    async openVideo(_request, file) {
      return {
        soundCodec: null,
        async add() {},
        async finish() {
          await file.write(Uint8Array.of(1, 2, 3));
          return file.close();
        },
        async cancel() {},
      };
    },
  };
}

function drawData(shot: ShotSpec, frame: number, widthPx: number, heightPx: number): DataFrame {
  const count = widthPx * heightPx;
  const data: DataFrame = {
    widthPx,
    heightPx,
    depthM: new Float32Array(count).fill(Number.POSITIVE_INFINITY),
    bodies: new Uint16Array(count),
    normals: new Float32Array(3 * count),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: new Float32Array(3 * count).fill(Number.NaN),
  };
  const camera = cameraAt(shot, frame, widthPx, heightPx);
  const balls = shot.bodies.flatMap((body, i) => {
    const ball = body.parts.find(({ shape }) => shape.type === 'ball');
    return ball?.shape.type === 'ball' ? [{ number: i + 1, id: body.id, radius: ball.shape.radiusM }] : [];
  });
  const floor = shot.bodies.findIndex(({ id }) => id === 'floor') + 1;
  const placeOf = (id: string, at: number) => shot.trajectories.find((t) => t.bodyId === id)!.positionsM[at]! as Vec;
  const own = shot.shots.findLast(({ startFrame }) => startFrame <= frame)!;
  const near = (step: number) => {
    const at = frame + step;
    return at >= own.startFrame && at < own.startFrame + own.frameCount ? at : frame;
  };
  for (let i = 0; i < count; i++) {
    const px = (i % widthPx) + 0.5;
    const py = Math.floor(i / widthPx) + 0.5;
    // Its component along the axis is 1, so that its length is the depth.
    const ray = camera.turn([(px - widthPx / 2) / camera.fx, -(py - heightPx / 2) / camera.fy, -1]);
    let depth = Number.POSITIVE_INFINITY;
    let hit: { number: number; id: string | null; normal: Vec } | null = null;
    const down = -camera.at[1] / ray[1];
    const [fx, , fz] = along(camera.at, ray, down);
    if (floor > 0 && down > 0 && Math.abs(fx) < FLOOR_REACH_M && Math.abs(fz) < FLOOR_REACH_M) {
      depth = down;
      hit = { number: floor, id: null, normal: [0, 1, 0] };
    }
    for (const { number, id, radius } of balls) {
      const center = placeOf(id, frame);
      const from: Vec = [camera.at[0] - center[0], camera.at[1] - center[1], camera.at[2] - center[2]];
      const a = dot(ray, ray);
      const b = dot(ray, from);
      const root = b * b - a * (dot(from, from) - radius * radius);
      const t = root < 0 ? Number.NaN : (-b - Math.sqrt(root)) / a;
      if (!(t > 0 && t < depth)) continue;
      depth = t;
      const p = along(camera.at, ray, t);
      hit = { number, id, normal: [0, 1, 2].map((k) => (p[k]! - center[k]!) / radius) as unknown as Vec };
    }
    if (!hit) continue;
    const { number, id, normal } = hit;
    const point = along(camera.at, ray, depth);
    data.depthM[i] = depth;
    data.bodies[i] = number;
    data.normals.set(normal, 3 * i);
    for (const [step, flow] of [
      [1, data.flowForwardPx],
      [-1, data.flowBackwardPx],
    ] as const) {
      const then = near(step);
      const moved = id === null ? point : carry(point, placeOf(id, frame), placeOf(id, then));
      const [x, y] = cameraAt(shot, then, widthPx, heightPx).project(moved);
      flow.set([x - px, y - py], 2 * i);
    }
  }
  return data;
}

function cameraAt({ camera, clip }: ShotSpec, frame: number, widthPx: number, heightPx: number) {
  const at = camera.positionsM[frame]! as Vec;
  const q = camera.rotations[frame]! as readonly [number, number, number, number];
  const fx = (camera.fxPx[frame]! * widthPx) / clip.widthPx;
  const fy = (camera.fyPx[frame]! * heightPx) / clip.heightPx;
  return {
    at,
    fx,
    fy,
    turn: (v: Vec) => turn(q, v),
    project(p: Vec): readonly [number, number] {
      const [x, y, z] = turn([-q[0], -q[1], -q[2], q[3]], [p[0] - at[0], p[1] - at[1], p[2] - at[2]]);
      return [widthPx / 2 + (fx * x) / -z, heightPx / 2 - (fy * y) / -z];
    },
  };
}

function turn([x, y, z, w]: readonly [number, number, number, number], v: Vec): Vec {
  const t = cross([x, y, z], v).map((c) => 2 * c) as unknown as Vec;
  const u = cross([x, y, z], t);
  return [v[0] + w * t[0] + u[0], v[1] + w * t[1] + u[1], v[2] + w * t[2] + u[2]];
}

const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (from: Vec, ray: Vec, t: number): Vec => [
  from[0] + t * ray[0],
  from[1] + t * ray[1],
  from[2] + t * ray[2],
];
const carry = (p: Vec, from: Vec, to: Vec): Vec => [
  p[0] + to[0] - from[0],
  p[1] + to[1] - from[1],
  p[2] + to[2] - from[2],
];
