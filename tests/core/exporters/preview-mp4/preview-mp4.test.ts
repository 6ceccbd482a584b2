import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/core/base/problem.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { previewMp4 } from '../../../../src/core/exporters/preview-mp4/preview-mp4.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { type Asked, fakeFrames } from '../fake-frames.ts';
import { shotWith } from '../wav/fixtures.ts';

async function write(
  shot: ShotSpec,
  options: unknown = {},
  more: { readonly signal?: AbortSignal; tell?(problem: Problem): void } = {},
) {
  const asked: Asked[] = [];
  const sink = createMemorySink();
  const paths = await previewMp4.write({
    shot,
    options: previewMp4.options.parse(options),
    sink,
    recordings: new Map(),
    frames: fakeFrames(asked),
    ...more,
  });
  return { paths, files: sink.files, asked: asked[0]! };
}

const sized = (widthPx: number, heightPx: number): ShotSpec => {
  const shot = shotWith([{}]);
  return { ...shot, clip: { ...shot.clip, widthPx, heightPx, frameRate: { num: 24_000, den: 1001 } } };
};

describe('preview-mp4', () => {
  it("asks for the clip's own frames and writes what comes back", async () => {
    const { paths, files, asked } = await write(sized(1280, 720));
    expect(paths).toEqual(['preview.mp4']);
    expect(files.get('preview.mp4')).toEqual(new Uint8Array([1, 2, 3]));
    expect(asked.request).toEqual({
      frameCount: 48,
      frameRate: { num: 24_000, den: 1001 },
      widthPx: 1280,
      heightPx: 720,
      look: 'lit',
      shutterDeg: 0,
    });
    expect(asked.passes).toEqual(['color']);
    expect(asked.added).toHaveLength(48);
    expect(asked.video).toMatchObject({
      widthPx: 1280,
      heightPx: 720,
      frameRate: { num: 24_000, den: 1001 },
      codec: 'avc',
    });
  });

  it.each([
    // Sides become even, downward; what is too wide becomes smaller at its own aspect.
    [853, 481, 1920, 852, 480],
    [3840, 2160, 1920, 1920, 1080],
    [1920, 804, 480, 480, 200],
    [17, 16, 1920, 16, 16],
  ])('makes %i × %i, at most %i wide, into %i × %i', async (width, height, maxWidthPx, evenWidth, evenHeight) => {
    const shot = sized(width, height);
    const { asked } = await write(shot, { maxWidthPx });
    expect([asked.request.widthPx, asked.request.heightPx]).toEqual([evenWidth, evenHeight]);
    const options = previewMp4.options.parse({ maxWidthPx });
    expect(previewMp4.preflight(shot, options).map(({ level }) => level)).toEqual(['note']);
    expect(previewMp4.wants!(shot, options)).toEqual({ ...asked.request, passes: ['color'] });
  });

  it('carries the mix for as long as the clip, or none', async () => {
    const { asked } = await write(sized(1280, 720));
    expect(asked.video.sound!.sampleRate).toBe(48_000);
    expect(asked.video.sound!.channels.map((channel) => channel.length)).toEqual([96_000, 96_000]);
    // The cue at 0.5 s is heard, and nothing before it.
    const left = asked.video.sound!.channels[0]!;
    expect(left.subarray(0, 24_000).every((sample) => sample === 0)).toBe(true);
    expect(left.subarray(24_000, 28_000).some((sample) => Math.abs(sample) > 0.01)).toBe(true);
    expect((await write(sized(1280, 720), { hasSound: false })).asked.video.sound).toBeNull();
  });

  it('writes nothing when it is cancelled or cannot render', async () => {
    const aborted = AbortSignal.abort();
    await expect(write(sized(1280, 720), {}, { signal: aborted })).rejects.toThrow();
    const sink = createMemorySink();
    const job = { shot: sized(1280, 720), options: previewMp4.options.parse({}), sink, recordings: new Map() };
    await expect(previewMp4.write(job)).rejects.toThrow('needs rendered frames');
    expect(sink.files.size).toBe(0);
  });

  it('says that the sound is Opus, where it is', async () => {
    const problems: Problem[] = [];
    const tell = (problem: Problem) => void problems.push(problem);
    await write(sized(1280, 720), {}, { tell });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/Opus.*QuickTime.*WAV/)]);
    await write(sized(1280, 720), { hasSound: false }, { tell });
    expect(problems).toHaveLength(1);
  });

  it('asks for the look, the shutter and the codec that were chosen', async () => {
    const { asked } = await write(sized(1280, 720), { look: 'grey-box', shutterDeg: 180, codec: 'av1' });
    expect(asked.request).toMatchObject({ look: 'grey-box', shutterDeg: 180 });
    expect(asked.video.codec).toBe('av1');
    const messages = previewMp4.preflight(sized(1280, 720), previewMp4.options.parse({ codec: 'vp9' }));
    expect(messages.map(({ message }) => message)).toEqual([expect.stringContaining('VP9 in MP4')]);
  });
});
