import { expect, test } from 'vitest';
import { wanFun } from '../../../../src/core/exporters/wan-fun/wan-fun.ts';
import { sampleScene, sampleShot } from '../../shot/sample.ts';
import { atRest, filmed, filmedFor, inSize, smallFilmFor } from '../filmed-for.ts';

test('films 81 frames at 16 fps, whatever the clip', () => {
  const one = sampleScene({ a: sampleShot('a0', { durationFrames: 1 }) });
  for (const scene of [sampleScene(), one, inSize(sampleScene(), 1080, 1920)]) {
    const { clip, shots } = filmedFor(wanFun, {}, scene);
    expect([clip.frameCount, clip.frameRate]).toEqual([81, { num: 16, den: 1 }]);
    expect(Math.max(clip.widthPx, clip.heightPx)).toBe(832);
    // The take lasts 2 s: from frame 33 on all stands still.
    expect(shots[0]!.frozenFromFrame).toBe(33);
  }
});

test('writes control videos, a camera of 81 rows after a line that readers skip, and pictures', async () => {
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
  expect(asked.map(({ added }) => added.length)).toEqual([81, 81]);
  const rows = new TextDecoder().decode(files.get('wan-fun/camera.txt')).split('\n');
  expect(rows).toHaveLength(82);
  expect(rows.slice(1).every((row) => row.split(' ').length === 19)).toBe(true);
  expect(json('wan-fun/wan-fun.json')).toMatchObject({
    sample_size: [60, 104],
    video_length: 81,
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
