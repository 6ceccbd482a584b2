import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { colmap } from '../../../../src/core/exporters/colmap/colmap.ts';
import { exported } from '../export-sample.ts';
import { movingCameraSpec, worstPx } from '../moving-camera.ts';

/** Nine decimals of a rotation at two metres: thousandths of a pixel. */
const TOLERANCE_PX = 0.01;
const hasColmap = spawnSync('colmap', ['help']).status === 0;
if (!hasColmap) process.stdout.write('Skipped: COLMAP is not installed here, so it does not read our model.\n');

function lines(text: string): string[] {
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('#'));
}

/** A reader of COLMAP's text, from its format's description. */
function read(files: ReadonlyMap<string, string>) {
  const cameras = new Map(
    lines(files.get('colmap/sparse/0/cameras.txt')!).map((line) => {
      const [id, model, w, h, ...params] = line.split(' ');
      expect(model).toBe('PINHOLE');
      return [Number(id), { w: Number(w), h: Number(h), params: params.map(Number) }];
    }),
  );
  const rows = lines(files.get('colmap/sparse/0/images.txt')!);
  const images = rows
    .filter((_, i) => i % 2 === 0)
    .map((line) => {
      const cells = line.split(' ');
      expect(cells).toHaveLength(10);
      const [id, qw, qx, qy, qz, tx, ty, tz, camera] = cells.map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return { id, q: [qw, qx, qy, qz] as const, t: [tx, ty, tz] as const, camera, name: cells[9]! };
    });
  expect(rows.filter((_, i) => i % 2 === 1).every((row) => row === '')).toBe(true);
  return { cameras, images };
}

test('reprojects, from our world to the axes of OpenCV', async () => {
  const spec = movingCameraSpec({ sizePx: [832, 480] });
  const { cameras, images } = read(await exported(colmap, spec));
  expect([...cameras.values()].map(({ w, h }) => [w, h])).toEqual([[832, 480]]);
  const worst = worstPx(spec, (frame, p) => {
    const { q, t, camera } = images[frame]!;
    const [fx, fy, cx, cy] = cameras.get(camera)!.params as [number, number, number, number];
    const [w, x, y, z] = q;
    const R = [
      [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
      [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
      [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ];
    const [X, Y, Z] = R.map((row, i) => row.reduce((sum, r, k) => sum + r * p[k]!, t[i]!)) as [number, number, number];
    return [(fx * X) / Z + cx, (fy * Y) / Z + cy];
  });
  expect(worst).toBeLessThan(TOLERANCE_PX);
});

test('has a camera for each focal length of a zoom', async () => {
  const spec = movingCameraSpec();
  const fxPx = spec.camera.fxPx.map((f, i) => f + (i < 10 ? 0 : 1));
  const { cameras, images } = read(await exported(colmap, { ...spec, camera: { ...spec.camera, fxPx } }));
  expect(cameras.size).toBe(2);
  expect(images.map((image) => image.camera)).toEqual(fxPx.map((_, i) => (i < 10 ? 1 : 2)));
});

test('puts points on what stands still, in its colour, and none where none are wanted', async () => {
  const spec = movingCameraSpec();
  const points = lines((await exported(colmap, spec)).get('colmap/sparse/0/points3D.txt')!).map((row) =>
    row.split(' ').map(Number),
  );
  expect(points.length).toBeGreaterThan(0);
  const [r, g, b] = spec.bodies.find(({ id }) => id === 'floor')!.parts[0]!.colorRgb;
  for (const [, , y, , ...rest] of points) {
    // The floor's upper side is at 0; points stand a millimetre out of it.
    expect(y).toBeLessThanOrEqual(0.001 + 1e-9);
    expect(rest).toEqual([Math.round(255 * r), Math.round(255 * g), Math.round(255 * b), 0]);
  }
  expect(lines((await exported(colmap, spec, { pointsPerBody: 0 })).get('colmap/sparse/0/points3D.txt')!)).toEqual([]);
});

test.skipIf(!hasColmap)('COLMAP reads the model, and writes the same cameras', async () => {
  const spec = movingCameraSpec();
  const files = await exported(colmap, spec);
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-colmap-'));
  try {
    for (const [name, text] of files) writeFileSync(path.join(folder, path.basename(name)), text);
    const analysed = spawnSync('colmap', ['model_analyzer', '--path', folder]);
    const told = String(analysed.stdout) + String(analysed.stderr);
    expect(told).toMatch(/Registered images: 24/);
    expect(told).toMatch(/Cameras: 1/);
    const out = path.join(folder, 'out');
    mkdirSync(out);
    spawnSync('colmap', ['model_converter', '--input_path', folder, '--output_path', out, '--output_type', 'TXT']);
    const theirs = ['cameras', 'images', 'points3D'].map((name): [string, string] => [
      `colmap/sparse/0/${name}.txt`,
      readFileSync(path.join(out, `${name}.txt`), 'utf8'),
    ]);
    const [ours, back] = [read(files), read(new Map(theirs))];
    expect([...back.cameras]).toEqual([...ours.cameras]);
    expect(back.images).toHaveLength(24);
    for (const image of ours.images) {
      const same = back.images.find(({ id }) => id === image.id)!;
      expect([same.name, same.camera]).toEqual([image.name, image.camera]);
      // A rotation and its negative are one; nine decimals each.
      const sign = Math.sign(same.q[0] * image.q[0]) || 1;
      [...image.q, ...image.t].forEach((x, k) => {
        expect(Math.abs(x - [...same.q.map((c) => sign * c), ...same.t][k]!)).toBeLessThan(1e-8);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
