import { expect, test } from 'vitest';
import type { Pixels } from '../../../../src/core/base/ports.ts';
import { ltx } from '../../../../src/core/exporters/ltx/ltx.ts';
import { sampleLasting, sampleScene, sampleShot } from '../../shot/sample.ts';
import { atRest, filmed, filmedFor, inSize, smallFilmFor } from '../filmed-for.ts';

test('films 8 n + 1 frames, with sides that divide by 64', () => {
  const lengths = [1, 24, 100, 24 * 60].map(sampleLasting);
  expect(lengths.map((scene) => filmedFor(ltx, {}, scene).clip.frameCount)).toEqual([9, 25, 105, 121]);
  expect(filmedFor(ltx, { mostFrames: 60 }, lengths[3]).clip.frameCount).toBe(57);
  expect(filmedFor(ltx, { framesPerSecond: '25' }).clip).toMatchObject({
    frameRate: { num: 25, den: 1 },
    frameCount: 25,
  });
  for (const [widthPx, heightPx] of [
    [1920, 1080],
    [1080, 1920],
    [1000, 1000],
    [2390, 1000],
  ] as const) {
    for (const size of ['small', 'large']) {
      const { clip } = filmedFor(ltx, { size }, inSize(sampleScene(), widthPx, heightPx));
      expect([clip.widthPx % 64, clip.heightPx % 64]).toEqual([0, 0]);
      expect(Math.sign(clip.widthPx - clip.heightPx)).toBe(Math.sign(widthPx - heightPx));
    }
  }
});

test('writes control videos, and tracks as a video and as JSON of one point for each frame', async () => {
  const shot = smallFilmFor(ltx);
  const { paths, json, asked } = await filmed(ltx, shot, { videos: ['depth', 'canny', 'tracks'] });
  expect(paths).toEqual(
    ['canny.mp4', 'depth.mp4', 'first_frame.png', 'ltx.json', 'tracks.json', 'tracks.mp4'].map((name) => `ltx/${name}`),
  );
  const tracks = json('ltx/tracks.json');
  expect(tracks).toHaveLength(1);
  expect(tracks[0]).toHaveLength(25);
  const [x, y] = shot.tracks2d.find(({ bodyId }) => bodyId === 'ball')!.centersPx[9]!;
  // Places are rounded to thousandths of a pixel.
  expect(Math.hypot(tracks[0][9].x - x, tracks[0][9].y - y)).toBeLessThan(0.002);
  const dots = asked[2]!.added[9] as Pixels;
  // In so small a picture the newest dot covers less than a pixel.
  const [r, g, b] = dots.rgba.subarray(4 * (Math.floor(y) * dots.widthPx + Math.floor(x)));
  expect([r, g, b! > 64]).toEqual([0, 0, true]);
  expect(json('ltx/ltx.json')).toMatchObject({ width: 96, height: 56, num_frames: 25, frame_rate: 24 });
  expect(json('ltx/ltx.json').controls[1]).toEqual({
    lora: 'Union-Control',
    arguments: ['--video-conditioning', 'ltx/canny.mp4', '1.0'],
  });
});

test('an empty set of tracks is said, and the video is black', async () => {
  const shot = atRest(smallFilmFor(ltx));
  expect(ltx.preflight(shot, ltx.options.parse({}))[0]).toMatchObject({ level: 'warning', path: 'bodies' });
  const { json, asked } = await filmed(ltx, shot, { videos: ['tracks'] });
  expect(json('ltx/tracks.json')).toEqual([]);
  expect((asked[0]!.added[0] as Pixels).rgba.every((value, i) => value === (i % 4 === 3 ? 255 : 0))).toBe(true);
  expect(ltx.preflight(shot, ltx.options.parse({ videos: ['depth'] }))).toEqual([]);
});

test('a cut is said, and no trail goes on beyond it', async () => {
  const cut = sampleScene({
    a: sampleShot('a0', { durationFrames: 12 }),
    b: sampleShot('a1', { durationFrames: 13, cameraId: 'cam-b', sourceStartS: 0.5 }),
  });
  const shot = filmedFor(ltx, {}, cut, 8);
  const messages = (videos: string[]) => ltx.preflight(shot, ltx.options.parse({ videos }));
  expect(messages(['tracks'])).toContainEqual({
    level: 'warning',
    path: 'shots',
    message: expect.stringContaining('from the cut at 0.50 s on'),
  });
  expect(messages(['depth'])).toEqual([]);
  const { asked } = await filmed(ltx, shot, { videos: ['tracks'] });
  const isLit = ({ rgba }: Pixels) => rgba.some((value, i) => i % 4 < 3 && value > 0);
  // What the first frame of the second shot has is its own dot alone: the same as where the clip begins with it.
  const own = filmedFor(ltx, {}, { ...cut, shots: { b: { ...cut.shots.b!, durationFrames: 25 } } }, 8);
  const alone = await filmed(ltx, own, { videos: ['tracks'] });
  const [last, first] = [asked[0]!.added[12] as Pixels, alone.asked[0]!.added[0] as Pixels];
  expect(isLit(asked[0]!.added[11] as Pixels)).toBe(true);
  expect(last.rgba).toEqual(first.rgba);
});
