import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../../src/core/base/ports.ts';
import { CONTROL_IDS } from '../../../../src/core/exporters/control-passes.ts';
import { controlVideos } from '../../../../src/core/exporters/control-videos/control-videos.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../../shot/sample.ts';
import { type Asked, fakeFrames } from '../fake-frames.ts';
import { shotWith } from '../wav/fixtures.ts';

const base = shotWith([{}]);
const shot = {
  ...base,
  bodies: [],
  subjects: [],
  trajectories: [],
  clip: { ...base.clip, widthPx: 64, heightPx: 36, frameCount: 4 },
  camera: {
    ...base.camera,
    rotations: Array.from({ length: 4 }, (): [number, number, number, number] => [0, 0, 0, 1]),
  },
};

async function write(options: unknown) {
  const asked: Asked[] = [];
  const sink = createMemorySink();
  const paths = await controlVideos.write({
    shot,
    options: controlVideos.options.parse(options),
    sink,
    recordings: new Map(),
    frames: fakeFrames(asked),
  });
  return { paths, asked, files: sink.files };
}

const greyOf = (picture: unknown) => (picture as Pixels).rgba[0];

describe('control-videos', () => {
  it('writes each video that was asked for, at the size and rate of the clip', async () => {
    const { paths, asked, files } = await write({ videos: [...CONTROL_IDS] });
    expect(paths).toEqual([...CONTROL_IDS.map((id) => `control/${id}.mp4`), 'control/seg.json']);
    expect([...files.keys()].sort()).toEqual([...paths].sort());
    expect(asked).toHaveLength(CONTROL_IDS.length);
    for (const { video, added } of asked) {
      expect(video).toMatchObject({
        widthPx: 64,
        heightPx: 36,
        frameRate: shot.clip.frameRate,
        codec: 'avc',
        sound: null,
      });
      expect(added).toHaveLength(4);
    }
  });

  it('gives each subject that moves a mask of its own, and says whose it is', async () => {
    const sample = buildShotSpec(sampleInput());
    const moving = { ...sample, clip: { ...sample.clip, widthPx: 64, heightPx: 36, frameCount: 2 } };
    const asked: Asked[] = [];
    const options = controlVideos.options.parse({ videos: ['edge'], masksEachSubject: true, codec: 'vp9' });
    const job = { shot: moving, options, sink: createMemorySink(), recordings: new Map(), frames: fakeFrames(asked) };
    expect(await controlVideos.write(job)).toEqual(['control/edge.mp4', 'control/mask-01.mp4']);
    expect(asked.map(({ video }) => video.codec)).toEqual(['vp9', 'vp9']);
    expect(controlVideos.wants!(moving, options).passes).toEqual(['color', 'data']);
    // Pixels of the made-up frames are of the first body, which is the ball where it stands first.
    expect(greyOf(asked[1]!.added[0])).toBe(moving.bodies[0]!.subjectId === 'ball' ? 255 : 0);
    expect(controlVideos.preflight(moving, options).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('mask-01.mp4 is "Ball"'),
    );
  });

  it('paints subjects that look alike in colours of their own, and says which is whose', async () => {
    const sample = buildShotSpec(sampleInput());
    const alike = { ...sample.subjects[0]!, colorRgb: [1, 0, 0] as [number, number, number] };
    const many = Array.from({ length: 16 }, (_, i) => ({ ...alike, id: `ball-${i}`, name: `Ball ${i}` }));
    const rack: ShotSpec = {
      ...sample,
      clip: { ...sample.clip, widthPx: 64, heightPx: 36, frameCount: 2 },
      subjects: many,
      bodies: many.map(({ id }) => ({ ...sample.bodies[0]!, subjectId: id })),
    };
    const asked: Asked[] = [];
    const sink = createMemorySink();
    const options = controlVideos.options.parse({ videos: ['seg'] });
    await controlVideos.write({ shot: rack, options, sink, recordings: new Map(), frames: fakeFrames(asked) });
    const legend = JSON.parse(new TextDecoder().decode(sink.files.get('control/seg.json')));
    expect(legend.subjects.map(({ name }: { name: string }) => name)).toEqual(many.map(({ name }) => name));
    expect(new Set(legend.subjects.map(({ color }: { color: string }) => color)).size).toBe(16);
    // Pixels of the made-up frames are of the first body.
    const { rgba } = asked[0]!.added[0] as Pixels;
    expect([...rgba.subarray(0, 3)]).toEqual(legend.subjects[0].colorRgb);
    expect((await write({ videos: ['depth'] })).paths).toEqual(['control/depth.mp4']);
  });

  it('finds edges in the look that is asked for', () => {
    const wants = (options: object) => controlVideos.wants!(shot, controlVideos.options.parse(options));
    expect(wants({ videos: ['edge'] }).look).toBe('lit');
    expect(wants({ videos: ['edge'], look: 'grey-box' }).look).toBe('grey-box');
  });

  it('keeps one range of depth for the whole clip: nearest is white, the void black', async () => {
    const { asked } = await write({ videos: ['depth'] });
    // 10, 9, 8 and 7 m; white is 1/7 per metre.
    expect(asked[0]!.added.map(greyOf)).toEqual([10, 9, 8, 7].map((depthM) => Math.round((255 * 7) / depthM)));
  });

  it('draws no picture where none is looked at', () => {
    const wants = (videos: string[]) => controlVideos.wants!(shot, controlVideos.options.parse({ videos })).passes;
    expect(wants(['depth', 'seg'])).toEqual(['data']);
    expect(wants(['edge'])).toEqual(['color']);
    expect(wants(['edge', 'flow'])).toEqual(['color', 'data']);
  });

  it('refuses an empty list and says what is lost', () => {
    expect(controlVideos.options.safeParse({ videos: [] }).success).toBe(false);
    expect(controlVideos.losses!(shot)[0]!.message).toMatch(/256 steps/);
  });
});
