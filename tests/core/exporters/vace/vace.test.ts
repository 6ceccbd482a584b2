import { describe, expect, it } from 'vitest';
import type { DataFrame, Pixels } from '../../../../src/core/base/ports.ts';
import { flowFilm } from '../../../../src/core/exporters/control-films.ts';
import { TASK_IDS } from '../../../../src/core/exporters/vace/tasks.ts';
import { vace } from '../../../../src/core/exporters/vace/vace.ts';
import { sampleLasting, sampleScene, sampleShot } from '../../shot/sample.ts';
import { atRest, filmed, filmedFor, inSize, smallFilmFor, withoutSubject } from '../filmed-for.ts';

const rgbAt = (picture: unknown, x: number, y: number) => {
  const { rgba, widthPx } = picture as Pixels;
  return [...rgba.subarray(4 * (y * widthPx + x), 4 * (y * widthPx + x) + 3)];
};
const formatOf = (options: object, scene = sampleScene()) => {
  const { frameRate, frameCount, widthPx, heightPx } = filmedFor(vace, options, scene).clip;
  return [frameRate.num / frameRate.den, frameCount, widthPx, heightPx];
};

/** A picture of one pixel that moves so far to the next frame. */
const flowing = (xPx: number, yPx: number): DataFrame => ({
  widthPx: 1,
  heightPx: 1,
  depthM: Float32Array.of(3),
  bodies: Uint16Array.of(1),
  normals: new Float32Array(3),
  flowForwardPx: Float32Array.of(xPx, yPx),
  flowBackwardPx: new Float32Array(2),
  origins: new Float32Array(3),
});

describe('vace', () => {
  it('films 4 n + 1 frames at 16 fps in a size of its own, upright where the clip is', () => {
    // A second at 24 fps is 16 frames at 16; 17 is the next 4 n + 1.
    expect(formatOf({})).toEqual([16, 17, 832, 480]);
    expect(formatOf({ size: '720p' })).toEqual([16, 17, 1280, 720]);
    expect(formatOf({}, inSize(sampleScene(), 720, 1280))).toEqual([16, 17, 480, 832]);
    expect(formatOf({}, sampleLasting(1))).toEqual([16, 5, 832, 480]);
    expect(formatOf({}, sampleLasting(24 * 30))[1]).toBe(81);
    // The take lasts 2 s: frame 33 shows its end, and nothing comes after it.
    expect(formatOf({}, sampleScene({ a: sampleShot('a0', { durationFrames: 24 * 30 }) }))[1]).toBe(33);
  });

  it('begins where it is told to, and no later than the last frame', () => {
    const at = (beginAtS: number) => filmedFor(vace, { beginAtS }).clip;
    expect(at(0.5).sceneTimesS[0]).toBeCloseTo(0.5, 9);
    expect(at(99).sceneTimesS[0]).toBeCloseTo(15 / 16, 9);
  });

  it('writes a source for every task, with a mask where it keeps something', async () => {
    const { paths, json, asked } = await filmed(vace, smallFilmFor(vace), { tasks: [...TASK_IDS] });
    expect(paths).toEqual(
      [
        ...TASK_IDS.map((id) => `vace/${id}/src_video.mp4`),
        'vace/first-frame/src_mask.mp4',
        'vace/repaint/src_mask.mp4',
        'vace/first_frame.png',
        'vace/src_ref_images/1.png',
        'vace/vace.json',
      ].sort(),
    );
    for (const { video, added } of asked) {
      expect(video).toMatchObject({ widthPx: 104, heightPx: 60, frameRate: { num: 16, den: 1 }, sound: null });
      expect(added).toHaveLength(17);
    }
    const told = json('vace/vace.json');
    expect(told).toMatchObject({ size: [104, 60], frameCount: 17, frameRate: 16 });
    expect(told.prompt).toMatch(/ball/);
    expect(told.tasks.map(({ task }: { task: string }) => task)).toEqual([...TASK_IDS]);
    const [depth] = told.tasks;
    expect(depth.arguments).toEqual([
      ...['--src_video', 'vace/depth/src_video.mp4', '--src_ref_images', 'vace/src_ref_images/1.png'],
      ...['--size', '480p', '--frame_num', '17', '--prompt', told.prompt],
    ]);
    expect(told.tasks.at(-1).src_mask).toBe('vace/repaint/src_mask.mp4');
  });

  it('keeps the first frame alone, and leaves the rest to the model', async () => {
    const { asked } = await filmed(vace, smallFilmFor(vace), { tasks: ['first-frame'] });
    const [video, mask] = asked.map(({ added }) => added);
    expect(rgbAt(video![0], 3, 3)).toEqual([128, 128, 128]);
    expect(video!.slice(1).every((picture) => rgbAt(picture, 3, 3).join() === '127,127,127')).toBe(true);
    expect(mask!.map((picture) => rgbAt(picture, 3, 3)[0])).toEqual([0, ...new Array(16).fill(255)]);
  });

  it('outlines what moves by its bounds: two black pixels on white', async () => {
    const shot = filmedFor(vace);
    const { asked } = await filmed(vace, shot, { tasks: ['layout-box'] });
    const [x0, y0, x1, y1] = shot.tracks2d.find(({ bodyId }) => bodyId === 'ball')!.boxesPx[4]!.map(Math.round) as [
      number,
      number,
      number,
      number,
    ];
    const picture = asked[0]!.added[4];
    const middle = Math.round((x0 + x1) / 2);
    const column = [y0 - 1, y0, y0 + 1, y0 + 2, y1 - 3, y1 - 2, y1 - 1, y1].map((y) => rgbAt(picture, middle, y)[0]);
    expect(column).toEqual([255, 0, 0, 255, 255, 0, 0, 255]);
  });

  it('shows the flow that led to each frame, the first of them twice', async () => {
    const { asked } = await filmed(vace, smallFilmFor(vace), { tasks: ['flow'] });
    expect(asked[0]!.added).toHaveLength(17);

    const make = flowFilm('flow.mp4').create({ least: 0, most: 1 });
    const to = (x: number, y: number) => make({ frame: 0, color: null, data: flowing(x, y) });
    const shown = [await to(1, 0), await to(0, 1), await to(-1, 0)].map((picture) => rgbAt(picture, 0, 0));
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[2]).not.toEqual(shown[1]);
  });

  it('does without a subject, and says so', async () => {
    const shot = atRest(smallFilmFor(vace));
    const tasks = ['layout-box', 'layout-track', 'repaint'] as const;
    const { paths, asked } = await filmed(vace, shot, { tasks });
    expect(paths).not.toContain('vace/src_ref_images/1.png');
    expect(asked[0]!.added.every((picture) => (picture as Pixels).rgba.every((value) => value === 255))).toBe(true);
    expect(vace.preflight(shot, vace.options.parse({}))[0]!.message).toMatch(/^Nothing moves in this clip/);
  });

  it('says that a subject is never in frame', () => {
    const [problem] = vace.preflight(filmedFor(vace, {}, withoutSubject()), vace.options.parse({}));
    expect(problem!.message).toMatch(/^"Ball" is in no frame of this clip/);
  });

  it('refuses to make nothing', () => {
    expect(vace.options.safeParse({ tasks: [] }).success).toBe(false);
  });
});
