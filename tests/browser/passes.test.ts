import { beforeAll, describe, expect, it } from 'vitest';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../src/core/tasks.ts';
import { openedPage } from '../support/opened-page.ts';
import type { DrawnData } from './pages/passes/main.ts';

type Vec = readonly [number, number, number];
type Quat = readonly [number, number, number, number];

const WIDTH_PX = 320;
const HEIGHT_PX = 180;
/** 0.25 s: the ball is in flight, in the picture, and turns. */
const FRAME = 6;

// The geometry of this test is its own: nothing of it is taken from what it judges.
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const scale = (a: Vec, s: number): Vec => [a[0] * s, a[1] * s, a[2] * s];
const norm = (a: Vec) => Math.hypot(...a);
const turn = ([x, y, z, w]: Quat, v: Vec): Vec => {
  const t = scale(cross([x, y, z], v), 2);
  return add(add(v, scale(t, w)), cross([x, y, z], t));
};
const turnBack = ([x, y, z, w]: Quat, v: Vec): Vec => turn([-x, -y, -z, w], v);

interface Pose {
  readonly at: Vec;
  readonly turned: Quat;
}

const poseOf = (shot: ShotSpec, bodyId: string, frame: number): Pose => {
  const moving = shot.trajectories.find((t) => t.bodyId === bodyId);
  const body = shot.bodies.find((b) => b.id === bodyId)!;
  if (!moving) return { at: body.release.positionM as Vec, turned: body.release.rotation as Quat };
  return { at: moving.positionsM[frame] as Vec, turned: moving.rotations[frame] as Quat };
};

const pinhole = (shot: ShotSpec, frame: number) => ({
  fx: (shot.camera.fxPx[frame]! * WIDTH_PX) / shot.clip.widthPx,
  fy: (shot.camera.fyPx[frame]! * HEIGHT_PX) / shot.clip.heightPx,
  at: shot.camera.positionsM[frame] as Vec,
  turned: shot.camera.rotations[frame] as Quat,
});

/** The point of the world that lies behind the middle of a pixel at a distance along the axis. */
function unproject(shot: ShotSpec, frame: number, x: number, y: number, depthM: number): Vec {
  const { fx, fy, at, turned } = pinhole(shot, frame);
  const seen: Vec = [((x + 0.5 - WIDTH_PX / 2) / fx) * depthM, (-(y + 0.5 - HEIGHT_PX / 2) / fy) * depthM, -depthM];
  return add(at, turn(turned, seen));
}

function project(shot: ShotSpec, frame: number, point: Vec): readonly [number, number] {
  const { fx, fy, at, turned } = pinhole(shot, frame);
  const [x, y, z] = turnBack(turned, sub(point, at));
  return [WIDTH_PX / 2 + (fx * x) / -z, HEIGHT_PX / 2 - (fy * y) / -z];
}

/** Where a point that is fixed to a body at one frame is at another. */
function carried(shot: ShotSpec, bodyId: string, point: Vec, from: number, to: number): Vec {
  const a = poseOf(shot, bodyId, from);
  const b = poseOf(shot, bodyId, to);
  return add(b.at, turn(b.turned, turnBack(a.turned, sub(point, a.at))));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

describe('data passes', () => {
  const page = openedPage('passes');
  let shot: ShotSpec;
  let drawn: DrawnData;

  beforeAll(async () => {
    const scene = readyScenes.get('missed-free-throw').make();
    const result = await bakeTake({ scene, takeId: scene.activeTakeId });
    shot = buildShotSpec({ scene, results: { [result.takeId]: result }, steadiness: null, version: 'test' });
    const size = [WIDTH_PX, HEIGHT_PX] as const;
    [drawn] = (await page().evaluate(([spec, frames, sizePx]) => window.drawData(spec, frames, sizePx), [
      shot,
      [FRAME],
      size,
    ] as const)) as [DrawnData];
  });

  const pixelsOf = (bodyId: string) => {
    const number = shot.bodies.findIndex(({ id }) => id === bodyId) + 1;
    return drawn.bodies.flatMap((body, i) => (body === number ? [i] : []));
  };
  const surfaceAt = (i: number) => {
    const depthM = drawn.depthM[i];
    if (depthM === null || depthM === undefined) throw new Error(`Pixel ${i} has no surface.`);
    return unproject(shot, FRAME, i % WIDTH_PX, Math.floor(i / WIDTH_PX), depthM);
  };

  it('give the ball and the floor their numbers, and nothing where nothing is', () => {
    expect(pixelsOf('ball').length).toBeGreaterThan(20);
    expect(pixelsOf('court').length).toBeGreaterThan(1000);
    for (const [i, body] of drawn.bodies.entries()) if (drawn.depthM[i] === null) expect(body).toBe(0);
  });

  // A float32 depth of 10 m has steps of 1 um; the ball is drawn with 48 x 24 facets, whose middles lie within
  // R (1 - cos(pi / 48) cos(pi / 48)) = 0.12 m * 0.0043 = 0.5 mm of the sphere.
  it('unproject to the ball within 2 mm', () => {
    const ball = poseOf(shot, 'ball', FRAME).at;
    const body = shot.bodies.find(({ id }) => id === 'ball')!;
    const skin = body.parts.find(({ shape }) => shape.type === 'ball')!;
    const radius = skin.shape.type === 'ball' ? skin.shape.radiusM : 0;
    const gaps = pixelsOf('ball').map((i) => Math.abs(norm(sub(surfaceAt(i), ball)) - radius));
    expect(median(gaps)).toBeLessThan(0.001);
    // Seams stand out of the skin by less than that.
    expect(Math.max(...gaps)).toBeLessThan(0.002);
  });

  it('unproject to the floor within 2 mm, its normal up', () => {
    // The slab has sides too, half its width from the middle.
    const onTop = pixelsOf('court').filter((i) => Math.abs(surfaceAt(i)[0]) < 11.9 && Math.abs(surfaceAt(i)[2]) < 17.9);
    expect(onTop.length).toBeGreaterThan(1000);
    for (const i of onTop.filter((_, n) => n % 97 === 0)) {
      expect(Math.abs(surfaceAt(i)[1])).toBeLessThan(0.002);
      expect(drawn.normals[3 * i + 1]).toBeCloseTo(1, 5);
    }
  });

  it.each([
    ['forward', 1],
    ['backward', -1],
  ] as const)('flow %s to where the surface is then', (direction, step) => {
    const flow = direction === 'forward' ? drawn.flowForwardPx : drawn.flowBackwardPx;
    const errors = pixelsOf('ball').map((i) => {
      const [x, y] = project(shot, FRAME + step, carried(shot, 'ball', surfaceAt(i), FRAME, FRAME + step));
      const [hereX, hereY] = [(i % WIDTH_PX) + 0.5, Math.floor(i / WIDTH_PX) + 0.5];
      return Math.hypot(hereX + flow[2 * i]! - x, hereY + flow[2 * i + 1]! - y);
    });
    expect(median(errors)).toBeLessThan(0.05);
    expect(Math.max(...errors)).toBeLessThan(0.5);
    // It moves at all: otherwise zeros would pass.
    const [ax] = project(shot, FRAME, poseOf(shot, 'ball', FRAME).at);
    const [bx] = project(shot, FRAME + step, poseOf(shot, 'ball', FRAME + step).at);
    expect(Math.abs(bx - ax)).toBeGreaterThan(0.5);
  });

  it('say where each point was in the first frame', () => {
    const errors = pixelsOf('ball').map((i) => {
      const [x, y] = project(shot, 0, carried(shot, 'ball', surfaceAt(i), FRAME, 0));
      return Math.hypot(drawn.origins[3 * i]! * WIDTH_PX - x, drawn.origins[3 * i + 1]! * HEIGHT_PX - y);
    });
    expect(median(errors)).toBeLessThan(0.05);
  });
});
