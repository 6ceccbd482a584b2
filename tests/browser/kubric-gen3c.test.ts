import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../core/exporters/in-folder.ts';
import { movingCameraSpec } from '../core/exporters/moving-camera.ts';
import { hasPython } from '../core/exporters/python.ts';
import { readNpz } from '../core/exporters/read-npy.ts';
import { BALL_RADIUS_M } from '../core/shot/sample.ts';
import { hasProgram } from '../support/has-program.ts';
import { openedPage } from '../support/opened-page.ts';
import { filesOf } from './camera-readers.ts';
import type {} from './pages/reprojection/main.ts';

const WIDTH_PX = 144;
const HEIGHT_PX = 96;
const FRAME_COUNT = 4;
/** A thrown ball over a floor, some 3 m from a camera that goes along with it. */
const shot = movingCameraSpec({ sizePx: [WIDTH_PX, HEIGHT_PX], durationFrames: FRAME_COUNT });
const readerOf = (name: string) => path.join(import.meta.dirname, '../core/exporters', name);

describe('data sets, as drawn', () => {
  const page = openedPage('reprojection');

  const write = async (id: string, options: unknown = {}) =>
    filesOf(
      await page().evaluate(([spec, exporterId, settings]) => window.writeFormat(spec, exporterId, settings), [
        shot,
        id,
        options,
      ] as const),
    );

  it.skipIf(!hasPython('numpy'))(
    'Kubric: depth, flow, normals and coordinates lie on the ball and the floor',
    async () => {
      const files = await write('kubric', { size: 'clip' });
      const told = inFolder(files, (folder) =>
        spawnSync('python3', [readerOf('kubric/read_scene.py'), path.join(folder, 'kubric/0'), String(BALL_RADIUS_M)]),
      );
      expect(told.status, String(told.stderr)).toBe(0);
      const { worst, frames, ballPixels } = JSON.parse(String(told.stdout));
      expect([frames, ballPixels > 200]).toEqual([FRAME_COUNT, true]);
      // Facets of the ball lie 0.4 mm within it, its seams up to 1 mm out of it.
      expect(worst.ball_surface_m).toBeLessThan(0.002);
      // Up to 6 m; farther on, a graphics card in software places points of so large a triangle less finely.
      expect(worst.floor_m).toBeLessThan(0.002);
      expect(worst.floor_share_of_distance).toBeLessThan(0.0005);
      expect(worst.floor_normal).toBeLessThan(1e-3);
      // Depth is of single precision and so is where the body is, at some metres.
      expect(worst.object_coordinates_m).toBeLessThan(0.0005);
      expect(worst.box_shares).toBeLessThan(1e-6);
      // At any pixel, of triangles of the floor that reach far beyond the picture.
      for (const way of ['forward_flow', 'backward_flow']) {
        expect(worst[`${way}_px`]).toBeLessThan(0.1);
        expect(worst[`longest_${way}_px`]).toBeGreaterThan(1);
      }
      expect(await write('kubric', { size: 'clip' })).toEqual(files);
    },
  );

  it('GEN3C: a frame carried into another by depth and cameras is what is drawn there', async () => {
    const files = await write('gen3c', { precision: 'float32' });
    const depth = readNpz(files.get('gen3c/depth.npz')!).get('depth')!;
    const mask = readNpz(files.get('gen3c/mask.npz')!).get('mask')!;
    const camera = readNpz(files.get('gen3c/camera.npz')!);
    expect([depth.shape, mask.shape]).toEqual([
      [FRAME_COUNT, HEIGHT_PX, WIDTH_PX],
      [FRAME_COUNT, HEIGHT_PX, WIDTH_PX],
    ]);
    const w2cOf = (f: number) => camera.get('w2c')!.values.slice(16 * f, 16 * f + 16);
    const lensOf = (f: number) => camera.get('intrinsics')!.values.slice(9 * f, 9 * f + 9);
    const k = 3;
    const [first, later] = (await page().evaluate(([spec, at]) => window.drawColors(spec, at), [
      shot,
      [0, k],
    ] as const)) as [number[], number[]];
    const count = WIDTH_PX * HEIGHT_PX;
    const [a, b] = [w2cOf(0), w2cOf(k)] as [number[], number[]];
    const [la, lb] = [lensOf(0), lensOf(k)] as [number[], number[]];
    const ball = shot.trajectories[0]!.positionsM[0]!;
    let carried = 0;
    let near = 0;
    let like = 0;
    let moved = 0;
    for (let i = 0; i < count; i++) {
      if (!mask.values[i]) continue;
      const z = depth.values[i]!;
      const [u, v] = [i % WIDTH_PX, Math.floor(i / WIDTH_PX)];
      const seen = [((u - la[2]!) / la[0]!) * z, ((v - la[5]!) / la[4]!) * z, z];
      const from = [0, 1, 2].map((r) => seen[r]! - a[4 * r + 3]!);
      const world = [0, 1, 2].map((c) => a[c]! * from[0]! + a[4 + c]! * from[1]! + a[8 + c]! * from[2]!);
      // The ball and its shadow move; what stands still must be where it was.
      if (Math.hypot(world[0]! - ball[0], world[2]! - ball[2]) < 0.6) continue;
      const [x, y, d] = [0, 1, 2].map(
        (r) => b[4 * r]! * world[0]! + b[4 * r + 1]! * world[1]! + b[4 * r + 2]! * world[2]! + b[4 * r + 3]!,
      ) as [number, number, number];
      const [px, py] = [Math.round(lb[2]! + (lb[0]! * x) / d), Math.round(lb[5]! + (lb[4]! * y) / d)];
      if (px < 0 || py < 0 || px >= WIDTH_PX || py >= HEIGHT_PX) continue;
      const there = py * WIDTH_PX + px;
      carried++;
      moved += Math.hypot(px - u, py - v);
      // Half a pixel of a floor that is seen at a slant is some per cent of its distance.
      if (Math.abs(depth.values[k * count + there]! - d) < 0.03 * d) near++;
      const apart = [0, 1, 2].map((c) => Math.abs(first[4 * i + c]! - later[4 * there + c]!));
      if (Math.max(...apart) < 12) like++;
    }
    expect(carried).toBeGreaterThan(1500);
    expect(moved / carried).toBeGreaterThan(1);
    expect(near / carried).toBeGreaterThan(0.97);
    expect(like / carried).toBeGreaterThan(0.95);
  });

  it.skipIf(!hasProgram('ffprobe', '-version'))('GEN3C: its film has a frame for each depth', async () => {
    const files = await write('gen3c');
    const probed = inFolder(files, (folder) =>
      spawnSync('ffprobe', [
        ...['-v', 'error', '-count_frames', '-select_streams', 'v:0', '-of', 'csv=p=0'],
        ...['-show_entries', 'stream=width,height,nb_read_frames', path.join(folder, 'gen3c/rgb.mp4')],
      ]),
    );
    expect(String(probed.stdout).trim()).toBe(`${WIDTH_PX},${HEIGHT_PX},${FRAME_COUNT}`);
  });
});
