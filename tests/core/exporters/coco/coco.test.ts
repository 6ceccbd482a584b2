import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coco } from '../../../../src/core/exporters/coco/coco.ts';
import { masksOf, packedCounts } from '../../../../src/core/exporters/coco/rle.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { inFolder } from '../in-folder.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { hasPython } from '../python.ts';
import { rayFrames } from '../ray-frames.ts';

async function written(shot: ShotSpec, options: unknown = {}) {
  const sink = createMemorySink();
  await coco.write({
    shot,
    options: coco.options.parse(options),
    sink,
    recordings: new Map(),
    frames: rayFrames(shot),
  });
  return sink.files;
}

const small = () => movingCameraSpec({ sizePx: [96, 64], durationFrames: 6 });
const read = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(new TextDecoder().decode(files.get('coco/annotations.json')));

test.skipIf(!hasPython('numpy'))('masks, boxes and areas are those of the data pass', async () => {
  const shot = small();
  const files = await written(shot);
  const told = inFolder(files, (folder) =>
    spawnSync('python3', [path.join(import.meta.dirname, 'read_coco.py'), path.join(folder, 'coco')]),
  );
  expect(told.status, String(told.stderr)).toBe(0);
  const { seen, images, categories, readByCocosOwn } = JSON.parse(String(told.stdout));
  if (!readByCocosOwn) process.stdout.write('Skipped: pycocotools is not here, so only NumPy reads the masks.\n');
  expect([images, categories, seen.length]).toEqual([6, ['ball'], 6]);
  const ball = shot.bodies.findIndex(({ id }) => id === 'ball') + 1;
  await rayFrames(shot).draw(
    { frameCount: 6, frameRate: shot.clip.frameRate, widthPx: 96, heightPx: 64, passes: ['data'] },
    async ({ frame, data }) => {
      const { rows, cols } = seen.find((one: { frame: number }) => one.frame === frame);
      const mine = new Set((rows as number[]).map((row, i) => row * 96 + cols[i]));
      expect(mine.size).toBeGreaterThan(20);
      data!.bodies.forEach((number, i) => void expect(mine.has(i)).toBe(number === ball));
    },
    {},
  );
});

test('runs go down the columns, and pack as COCO packs them', () => {
  // Three columns of two rows: the second column, and the lower pixel of the third.
  const groups = Int16Array.from([-1, 0, -1, -1, 0, 0]);
  const [mask] = masksOf(groups, 3, 2, 1);
  expect(mask).toEqual({ areaPx: 3, boxPx: [1, 0, 2, 2], counts: [2, 2, 1, 1] });
  // 2, 2, 1, and 1 - 2 = -1, which is 31 in five bits.
  expect(packedCounts([2, 2, 1, 1])).toBe('221O');
  // 40 needs two letters: 8 with more to come, then 1.
  expect(packedCounts([40])).toBe('X1');
});

test('says how much is seen and where hidden parts lie', async () => {
  const shot = small();
  const { annotations } = read(await written(shot));
  const [first] = annotations;
  expect(first).toMatchObject({ image_id: 1, visibility: 1, subject_id: 'ball', name: 'Ball' });
  // Projected shapes against the pixels whose middles they cover; seams stand out of the ball.
  first.amodal_bbox.forEach((px: number, k: number) => void expect(Math.abs(px - first.bbox[k])).toBeLessThan(2));
});

test('keeps every n-th frame', async () => {
  const files = await written(small(), { every: 4 });
  expect([...files.keys()].sort()).toEqual([
    'coco/annotations.json',
    'coco/images/000000.png',
    'coco/images/000004.png',
  ]);
  expect(read(files).images.map((image: { id: number }) => image.id)).toEqual([1, 5]);
});

test('takes names of any letters, and a thing that is never in the frame', async () => {
  const base = small();
  const name = `🏀/"é\\${'x'.repeat(300)}`;
  const shot: ShotSpec = {
    ...base,
    clip: { ...base.clip, name },
    subjects: base.subjects.map((s) => ({ ...s, name })),
    trajectories: base.trajectories.map((t) => ({ ...t, positionsM: t.positionsM.map(() => [0, 1, 500]) })),
    tracks2d: base.tracks2d.map((t) => ({ ...t, boxesPx: t.boxesPx.map(() => null) })),
  };
  const { info, annotations } = read(await written(shot));
  expect([info.description, annotations]).toEqual([name, []]);
  expect(coco.preflight(shot, coco.options.parse({}))[0]!.message).toMatch(/never in the frame/);
  const bare = { ...shot, bodies: [], subjects: [], trajectories: [], tracks2d: [] };
  expect(coco.preflight(bare, coco.options.parse({}))[0]!.message).toMatch(/nothing but floors/);
});

test('the same bytes twice', async () => {
  expect(await written(small())).toEqual(await written(small()));
});
