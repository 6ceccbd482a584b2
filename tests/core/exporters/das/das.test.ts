import { expect, test } from 'vitest';
import type { Pixels } from '../../../../src/core/base/ports.ts';
import { das } from '../../../../src/core/exporters/das/das.ts';
import { sampleScene } from '../../shot/sample.ts';
import { filmed, filmedFor, inSize, smallFilmFor } from '../filmed-for.ts';

test('films 49 frames of 720 x 480 at 8 fps, upright clips too', () => {
  for (const scene of [sampleScene(), inSize(sampleScene(), 1080, 1920)]) {
    const { frameCount, frameRate, widthPx, heightPx } = filmedFor(das, {}, scene).clip;
    expect([frameCount, frameRate.num / frameRate.den, widthPx, heightPx]).toEqual([49, 8, 720, 480]);
  }
});

test('writes the tracking video beside the film and its first frame', async () => {
  const { paths, asked, json } = await filmed(das, smallFilmFor(das));
  expect(paths).toEqual(['das/das.json', 'das/first_frame.png', 'das/tracking.mp4', 'das/video.mp4']);
  expect(asked.map(({ added }) => added.length)).toEqual([49, 49]);
  // All was in the middle of the first frame, at one distance, which leaves no range for blue.
  expect([...(asked[0]!.added[7] as Pixels).rgba.subarray(0, 3)]).toEqual([128, 128, 0]);
  expect(json('das/das.json').arguments.slice(0, 4)).toEqual([
    ...['--input_path', 'das/video.mp4', '--tracking_path', 'das/tracking.mp4'],
  ]);
});
