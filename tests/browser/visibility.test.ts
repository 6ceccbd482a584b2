import { describe, expect, it } from 'vitest';
import { pointsOnBody } from '../../src/core/exporters/points-on-body.ts';
import { type ScreenTrack, tracksOf } from '../../src/core/exporters/screen-tracks.ts';
import { cutOf } from '../../src/core/scene/queries.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { composeScene } from '../../src/core/scenes/compose.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import type { ShotBody, ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../src/core/tasks.ts';
import { openedPage } from '../support/opened-page.ts';
import type { DrawnSurfaces } from './pages/passes/main.ts';

type Vec = readonly [number, number, number];

const WIDTH_PX = 320;
const HEIGHT_PX = 180;
const POINTS_PER_BODY = 48;
/**
 * Points stand 1 mm out of a surface and facets lie inside of it, so that what is seen lies nearer than what is drawn, by half of
 * a millimetre or more but where it is seen edge-on. What is hidden lies farther: by how much the thing that hides it stands out.
 * Facets of balls of 12 cm lie half a millimetre inside, and depth between the middles of pixels is known to `LEAST_BEND_M` / 8:
 * what lies within these two could be either, and is not compared.
 */
const SEEN_M = 0.0005;
const HIDDEN_M = 0.005;
/** Where depth does not change evenly from pixel to pixel by this much, an edge lies, or a curve too small for the picture. */
const LEAST_BEND_M = 0.02;
/** Beyond a pixel from any edge the two can differ only where an edge is thinner than a pixel, and so not drawn. */
const MOST_DIFFERING = 0.01;
/** Of points that are seen, and of those that are hidden, where the scene is made for it: enough that agreeing means something. */
const ENOUGH = 20;

// The geometry of this test is its own: nothing of it is taken from what it judges.
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const turn = ([x, y, z, w]: readonly number[], v: Vec): Vec => {
  const t = cross([x!, y!, z!], v).map((c) => 2 * c) as unknown as Vec;
  return add(add(v, [t[0] * w!, t[1] * w!, t[2] * w!]), cross([x!, y!, z!], t));
};

/** The distance of a point of a body along the camera's axis. */
function depthOf(shot: ShotSpec, body: ShotBody, frame: number, local: Vec): number {
  const moving = shot.trajectories.find((t) => t.bodyId === body.id);
  const at = (moving ? moving.positionsM[frame] : body.release.positionM) as Vec;
  const rotation = moving ? moving.rotations[frame]! : body.release.rotation;
  const point = add(at, turn(rotation, local));
  const [x, y, z] = shot.camera.positionsM[frame]!;
  const axis = turn(shot.camera.rotations[frame]!, [0, 0, -1]);
  return (point[0] - x) * axis[0] + (point[1] - y) * axis[1] + (point[2] - z) * axis[2];
}

/** Bodies that light goes through: the data pass takes them for solid, and sight does not. */
function isClear(body: ShotBody): boolean {
  return body.parts.some(({ shape, material }) => shape.type === 'strands' || /glass|water/.test(material));
}

interface Tally {
  visible: number;
  hidden: number;
  readonly differing: string[];
}

/** Compares what tracks say of their points with what the depth pass has at their pixels. */
function compare(
  tally: Tally,
  shot: ShotSpec,
  tracks: readonly ScreenTrack[],
  frame: number,
  { depthM, bodies }: DrawnSurfaces,
): void {
  for (const track of tracks) {
    const number = shot.bodies.findIndex(({ id }) => id === track.bodyId) + 1;
    const body = shot.bodies[number - 1]!;
    const [x, y] = track.placesPx[frame]!;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const z = depthOf(shot, body, frame, pointsOnBody(body, POINTS_PER_BODY)[track.point]!);
    if (z <= 0 || column < 1 || row < 1 || column > WIDTH_PX - 2 || row > HEIGHT_PX - 2) continue;
    const at = (dx: number, dy: number) => (row + dy) * WIDTH_PX + column + dx;
    const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => at(dx, dy)));
    const depths = around.map((i) => depthM[i] ?? Number.POSITIVE_INFINITY);
    // Of the inverse of depth, which is linear across the picture where a surface is flat.
    const bend = Math.max(
      ...[1, 2, 3, 4].map((k) => Math.abs(1 / depths[4 - k]! + 1 / depths[4 + k]! - 2 / depths[4]!) * depths[4]! ** 2),
    );
    const isEdge = around.some((i) => bodies[i] !== bodies[at(0, 0)]) || bend > LEAST_BEND_M;
    const shown = bodies[at(0, 0)]! > 0 ? shot.bodies[bodies[at(0, 0)]! - 1]! : null;
    // Ropes and rods have depth but no body, and no track can be hidden by them.
    const isRope = shown === null && depths[4] !== Number.POSITIVE_INFINITY;
    if (isEdge || isRope || isClear(body) || (shown && isClear(shown))) continue;
    // Without an edge the inverse of depth is linear across the picture, so the surface is known between pixels too.
    const slope = (from: number, to: number) => (1 / depths[to]! - 1 / depths[from]!) / 2;
    const surface = 1 / (1 / depths[4]! + slope(3, 5) * (x - column - 0.5) + slope(1, 7) * (y - row - 0.5));
    if (z > surface - SEEN_M && z < surface + HIDDEN_M) continue;
    // A centre lies inside of its own body, which does not hide it.
    const expected = z < surface || (track.point === 0 && shown === body);
    tally[expected ? 'visible' : 'hidden']++;
    if (track.isVisible[frame] !== expected)
      tally.differing.push(
        `frame ${frame}, ${track.bodyId} ${track.point} at ${x.toFixed(1)}, ${y.toFixed(1)}: ${z.toFixed(3)} m, ` +
          `drawn ${shown?.id ?? 'nothing'} at ${surface.toFixed(3)} m, told ${track.isVisible[frame]}`,
      );
  }
}

/** Balls, boxes and rolls before and behind each other, at rest. */
const crowd = () => {
  const prop = (name: string, kind: string, x: number, y: number, z: number, params: Record<string, number> = {}) => {
    const positionM: [number, number, number] = [x, y, z];
    return { name, kind, positionM, drive: { type: 'still' as const }, params };
  };
  return composeScene({
    name: 'Crowd',
    durationS: 0.25,
    props: {
      floor: prop('Floor', 'floor', 0, 0, 0),
      box: prop('Box', 'box', 0, 0.5, 0, { widthM: 1, heightM: 1, depthM: 1 }),
      left: prop('Left ball', 'ball', -0.7, 0.3, 0.4, { radiusM: 0.3 }),
      right: prop('Right ball', 'ball', 0.5, 0.8, -0.9, { radiusM: 0.5 }),
      near: prop('Near ball', 'ball', 0.35, 0.2, 1.1, { radiusM: 0.2 }),
      far: prop('Far box', 'box', -0.8, 0.5, -1.5, { widthM: 1, heightM: 1, depthM: 1 }),
    },
    cameras: {
      side: {
        name: 'Side',
        rig: { kind: 'fixed', params: { positionM: [0.4, 1.1, 4], pitchRad: -0.15 } },
        lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'prop', propId: 'box' } },
        sensorMm: [36, 24],
        squeeze: 1,
      },
    },
    shots: { a: { name: 'A', cameraId: 'side', takeId: 'take-1', sourceStartS: 0, durationFrames: 6, speed: 1 } },
    outcome: {},
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
  });
};

describe('what tracks say of being seen', () => {
  const page = openedPage('passes');

  /** One frame of each second of the cut, and what differs in any. */
  async function compared(scene: Scene): Promise<Tally> {
    const results: Record<string, TakeResult> = {};
    for (const takeId of new Set(cutOf(scene).map((placed) => placed.shot.takeId)))
      results[takeId] = await bakeTake({ scene, takeId });
    const sizePx = [WIDTH_PX, HEIGHT_PX] as const;
    const frameRate = { num: 1, den: 1 };
    const shot = buildShotSpec({ scene, results, steadiness: null, version: 'test', sizePx, frameRate });
    const text = await page().evaluate(([spec, size]) => window.drawSurfaces(spec, size), [shot, sizePx] as const);
    const drawn: readonly DrawnSurfaces[] = JSON.parse(text);
    const tracks = tracksOf(shot, { bodies: 'all', pointsPerBody: POINTS_PER_BODY }, () => {});
    const tally: Tally = { visible: 0, hidden: 0, differing: [] };
    for (const [frame, surfaces] of drawn.entries()) compare(tally, shot, tracks, frame, surfaces);
    return tally;
  }

  it('agrees with the depth pass: shapes before each other', async () => {
    const { visible, hidden, differing } = await compared(crowd());
    expect(Math.min(visible, hidden)).toBeGreaterThan(ENOUGH);
    expect(differing.length, differing.join('\n')).toBeLessThanOrEqual(MOST_DIFFERING * (visible + hidden));
  });

  it.each(readyScenes.all.map(({ id }) => id))('agrees with the depth pass: %s', { timeout: 400_000 }, async (id) => {
    const { visible, hidden, differing } = await compared(readyScenes.get(id).make());
    const all = visible + hidden;
    expect(all).toBeGreaterThan(0);
    expect(differing.length, differing.join('\n')).toBeLessThanOrEqual(Math.ceil(MOST_DIFFERING * all));
  });
});
