import { expect, test } from 'vitest';
import { wanFun } from '../../../../src/core/exporters/wan-fun/wan-fun.ts';
import { sampleLasting } from '../../shot/sample.ts';
import { atRest, filmed, filmedFor, inSize, smallFilmFor } from '../filmed-for.ts';

test('films 4 n + 1 frames at 16 fps, 81 at most', () => {
  // A second at 24 fps is 16 frames at 16 fps; a frame is one, and five are the fewest; 6 s are 96.
  for (const [scene, frames] of [
    [sampleLasting(24), 17],
    [sampleLasting(1), 5],
    [sampleLasting(144), 81],
    [inSize(sampleLasting(24), 1080, 1920), 17],
  ] as const) {
    const { clip } = filmedFor(wanFun, {}, scene);
    expect([clip.frameCount, clip.frameRate]).toEqual([frames, { num: 16, den: 1 }]);
    expect(Math.max(clip.widthPx, clip.heightPx)).toBe(832);
  }
});

test('writes control videos, a camera row a frame after a line that readers skip, and pictures', async () => {
  const { paths, json, files, asked } = await filmed(wanFun, smallFilmFor(wanFun), { controls: ['depth', 'canny'] });
  expect(paths).toEqual(
    [
      'camera.txt',
      'control_canny.mp4',
      'control_depth.mp4',
      'end_image.png',
      'ref_image.png',
      'start_image.png',
      'wan-fun.json',
    ].map((name) => `wan-fun/${name}`),
  );
  expect(asked.map(({ added }) => added.length)).toEqual([17, 17]);
  const rows = new TextDecoder().decode(files.get('wan-fun/camera.txt')).split('\n');
  expect(rows).toHaveLength(18);
  expect(rows.slice(1).every((row) => row.split(' ').length === 19)).toBe(true);
  expect(json('wan-fun/wan-fun.json')).toMatchObject({
    sample_size: [60, 104],
    video_length: 17,
    fps: 16,
    control_camera_txt: 'wan-fun/camera.txt',
    ref_image: 'wan-fun/ref_image.png',
  });
});

test('names no reference where there is no subject', async () => {
  const { paths, json } = await filmed(wanFun, atRest(smallFilmFor(wanFun)));
  expect(paths).not.toContain('wan-fun/ref_image.png');
  expect(json('wan-fun/wan-fun.json')).not.toHaveProperty('ref_image');
});
