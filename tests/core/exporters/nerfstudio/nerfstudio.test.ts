import { expect, test } from 'vitest';
import { nerfstudio } from '../../../../src/core/exporters/nerfstudio/nerfstudio.ts';
import { exported } from '../export-sample.ts';
import { movingCameraSpec, worstPx } from '../moving-camera.ts';

/** Nine decimals of a rotation at two metres: thousandths of a pixel. */
const TOLERANCE_PX = 0.01;

interface Transforms {
  readonly camera_model: string;
  readonly w: number;
  readonly h: number;
  readonly fl_x?: number;
  readonly fl_y?: number;
  readonly cx: number;
  readonly cy: number;
  readonly frames: readonly {
    readonly file_path: string;
    readonly fl_x?: number;
    readonly fl_y?: number;
    readonly transform_matrix: readonly (readonly number[])[];
  }[];
}

async function read(spec: ReturnType<typeof movingCameraSpec>): Promise<Transforms> {
  return JSON.parse((await exported(nerfstudio, spec)).get('nerfstudio/transforms.json')!);
}

test.each([
  [1280, 720],
  [480, 832],
] as const)('reprojects at %d x %d, from a world with z up', async (w, h) => {
  const spec = movingCameraSpec({ sizePx: [w, h] });
  const { frames, cx, cy, fl_x, fl_y, ...file } = await read(spec);
  expect(file).toMatchObject({ camera_model: 'OPENCV', w, h, k1: 0, k2: 0, p1: 0, p2: 0 });
  expect(frames).toHaveLength(24);
  const worst = worstPx(spec, (frame, [x, y, z]) => {
    const { transform_matrix: m } = frames[frame]!;
    expect(m[3]).toEqual([0, 0, 0, 1]);
    // Their world has z up: ours (x, y, z) is (x, -z, y). Their camera looks along -z with y up.
    const away = [x, -z, y].map((p, i) => p - m[i]![3]!);
    const [X, Y, Z] = [0, 1, 2].map((k) => [0, 1, 2].reduce((sum, i) => sum + m[i]![k]! * away[i]!, 0)) as [
      number,
      number,
      number,
    ];
    return [cx + (fl_x! * X) / -Z, cy - (fl_y! * Y) / -Z];
  });
  expect(worst).toBeLessThan(TOLERANCE_PX);
});

test('keeps a zoom frame by frame, and names pictures as ffmpeg numbers them', async () => {
  const spec = movingCameraSpec();
  const fxPx = spec.camera.fxPx.map((f, i) => f + i);
  const { frames, fl_x } = await read({ ...spec, camera: { ...spec.camera, fxPx } });
  expect(fl_x).toBeUndefined();
  expect(frames.map((f) => f.fl_x)).toEqual(fxPx);
  expect([frames[0]!.file_path, frames[23]!.file_path]).toEqual(['images/frame_00001.png', 'images/frame_00024.png']);
});

test('says which pictures it means, and that things move', () => {
  const messages = nerfstudio.preflight(movingCameraSpec(), {}).map((p) => p.message);
  expect(messages[0]).toContain('images/frame_00001.png to frame_00024.png, of 1280x720');
  expect(messages[1]).toMatch(/^One body moves in this clip/);
});
