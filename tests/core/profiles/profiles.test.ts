import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/core/base/problem.ts';
import { fitProfile, fitPrompt } from '../../../src/core/profiles/fit-profile.ts';
import { anyClip, nearestClip } from '../../../src/core/profiles/nearest-clip.ts';
import { profiles } from '../../../src/core/profiles/profiles.ts';
import { dialects } from '../../../src/core/prompts/dialects/index.ts';

const fps = (num: number, den = 1) => ({ num, den });
const clip = (durationS: number, widthPx = 1280, heightPx = 720, rate = fps(24)) => ({
  frameRate: rate,
  frameCount: Math.max(1, Math.round((durationS * rate.num) / rate.den)),
  widthPx,
  heightPx,
});
const messages = (...args: Parameters<typeof fitProfile>) => fitProfile(...args).map(({ message }) => message);

/** Clips of any shape and length, half a second to a minute, at the rates of cameras and of models. */
const odd = fc
  .record({
    frameRate: fc.constantFrom(
      fps(8),
      fps(12),
      fps(16),
      fps(24_000, 1001),
      fps(24),
      fps(25),
      fps(30_000, 1001),
      fps(30),
      fps(48),
      fps(60),
      fps(120),
    ),
    durationS: fc.double({ min: 0.5, max: 60, noNaN: true }),
    widthPx: fc.integer({ min: 16, max: 4096 }),
    heightPx: fc.integer({ min: 16, max: 4096 }),
  })
  .map(({ durationS, widthPx, heightPx, frameRate }) => clip(durationS, widthPx, heightPx, frameRate));

describe('the nearest clip', () => {
  it.each(profiles.all)('of any clip fits $id, and is its own nearest', (profile) => {
    fc.assert(
      fc.property(odd, (any) => {
        const fit = nearestClip(any, profile);
        const left = fitProfile(fit, profile).filter(({ path }) => path !== 'profile' && path !== 'audio');
        expect(left).toEqual([]);
        expect(nearestClip(fit, profile)).toEqual(fit);
        expect(fit.frameCount).toBeGreaterThanOrEqual(1);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it.each(profiles.all)('of a clip that fits $id is the clip', (profile) => {
    fc.assert(
      fc.property(odd, (any) => {
        const { startFrame, ...fit } = nearestClip(any, profile);
        expect(startFrame).toBe(0);
        const isSame = JSON.stringify(fit) === JSON.stringify(any);
        expect(isSame).toBe(fitProfile(any, profile).every(({ path }) => path === 'profile' || path === 'audio'));
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it.each([
    // A tie goes to the longer, which holds the end on.
    ['veo-3.1', 5, 144],
    ['veo-3.1', 4.9, 96],
    ['veo-3.1', 60, 192],
    ['veo-3.1', 0.5, 96],
    ['seedance-2', 60, 360],
    ['seedance-2.5', 60, 720],
    ['seedance-2', 7.4, 168],
    ['kling-3-omni', 12, 240],
    ['kling-3', 12, 288],
    ['wan-ati', 3, 121],
  ])('for %s of %d s at 24 fps has %i frames', (id, durationS, frameCount) => {
    expect(nearestClip(clip(durationS), profiles.get(id)).frameCount).toBe(frameCount);
  });

  it('never goes beyond what may be put in, at rates that no whole second is a number of frames of', () => {
    const long = nearestClip(clip(40, 1280, 720, fps(24_000, 1001)), profiles.get('seedance-2'));
    expect(long.frameRate).toEqual(fps(24_000, 1001));
    // 15 s are 359.6 frames.
    expect(long.frameCount).toBe(359);
    // 3 s are 71.9 frames.
    const short = nearestClip(clip(1, 1280, 720, fps(24_000, 1001)), profiles.get('kling-3-omni'));
    expect(short.frameCount).toBe(72);
  });

  it.each([
    ['seedance-2', 1920, 1080, 1280, 720],
    ['seedance-2', 1080, 1920, 720, 1280],
    ['seedance-2', 2048, 858, 1470, 630],
    ['veo-3.1', 2048, 858, 1280, 720],
    ['veo-3.1', 1920, 1080, 1920, 1080],
    ['ltx-2.3', 1000, 1000, 1920, 1080],
    ['wan-3', 1000, 1010, 1000, 1010],
    ['videos-api', 853, 481, 1276, 720],
  ])('for %s of %i × %i has %i × %i', (id, widthPx, heightPx, wide, high) => {
    const fit = nearestClip(clip(6, widthPx, heightPx), profiles.get(id));
    expect([fit.widthPx, fit.heightPx]).toEqual([wide, high]);
  });

  it('takes the nearest rate that is made', () => {
    expect(nearestClip(clip(6, 1280, 720, fps(30)), profiles.get('seedance-2')).frameRate).toEqual(fps(24));
    expect(nearestClip(clip(6, 1280, 720, fps(60)), profiles.get('ltx-2.3')).frameRate).toEqual(fps(50));
    expect(nearestClip(clip(6, 1280, 720, fps(16)), profiles.get('kling-4')).frameRate).toEqual(fps(24));
    expect(nearestClip(clip(6, 1280, 720, fps(60)), profiles.get('kling-4')).frameRate).toEqual(fps(60));
  });
});

describe('at the limits', () => {
  /** A clip of the length that is nearest to a given one, and how many frames more, or less, no longer fit. */
  const atLimit = (profile: (typeof profiles.all)[number], durationS: number) => {
    const { startFrame: _, ...fit } = nearestClip(clip(durationS), profile);
    const limitS = (fit.frameCount * fit.frameRate.den) / fit.frameRate.num;
    // What may be put in is a hard limit; of what is made, a frame either way is rounding.
    const isHard = profile.video?.maxS === limitS || profile.video?.minS === limitS;
    return { fit, frames: isHard ? 1 : 2 };
  };
  const lengthProblems = (...args: Parameters<typeof fitProfile>) =>
    fitProfile(...args).filter(({ path }) => path === 'clip.durationS');

  it.each(profiles.all)('of $id a clip fits, and a frame beyond it is told and mended', (profile) => {
    for (const [durationS, sign] of [
      [90, 1],
      [0.25, -1],
    ] as const) {
      const { fit, frames } = atLimit(profile, durationS);
      expect(lengthProblems(fit, profile)).toEqual([]);
      const beyond = { ...fit, frameCount: fit.frameCount + sign * frames };
      const [problem] = lengthProblems(beyond, profile);
      expect(problem?.level).toBe('error');
      expect(problem?.message).toContain(`(${fit.frameCount} frames)`);
      expect(problem?.message).toContain(sign > 0 ? 'Cut it off at' : 'Hold it on at');
      expect(nearestClip(beyond, profile).frameCount).toBe(fit.frameCount);
    }
  });

  it.each(profiles.all)('of $id a prompt fits, and a character beyond it does not', (profile) => {
    const { mostCharacters } = profile.prompt;
    if (mostCharacters === null) return expect(fitPrompt('x'.repeat(100_000), profile)).toEqual([]);
    expect(fitPrompt('x'.repeat(mostCharacters), profile)).toEqual([]);
    expect(fitPrompt('x'.repeat(mostCharacters + 1), profile)[0]?.message).toContain('Leave out 1 of them.');
  });
});

describe('any clip', () => {
  it.each([
    [1920, 1080, 1280, 720],
    [640, 360, 1280, 720],
    [1080, 1920, 720, 1280],
    [1000, 1000, 720, 720],
    [2048, 858, 1280, 536],
    [4000, 10, 1280, 4],
  ])('of %i × %i is %i × %i, as long as it was', (widthPx, heightPx, wide, high) => {
    const own = clip(7.3, widthPx, heightPx, fps(25));
    expect(anyClip(own)).toEqual({ ...own, startFrame: 0, widthPx: wide, heightPx: high });
    expect(anyClip(anyClip(own))).toEqual(anyClip(own));
  });
});

describe('problems', () => {
  it('name the value, the rule and what fits', () => {
    expect(messages(clip(7.3), profiles.get('veo-3.1'))).toEqual([
      'The clip lasts 7.29 s, and Veo 3.1 makes 4, 6 or 8 s. Hold it on at 8 s (192 frames).',
    ]);
    expect(messages(clip(20), profiles.get('kling-3-omni'))[0]).toBe(
      'The clip lasts 20 s, and Kling 3.0 Omni makes 3 to 15 s, whole seconds, and takes clips of 3 to 10 s. ' +
        'Cut it off at 10 s (240 frames).',
    );
    expect(messages(clip(5, 1920, 1080), profiles.get('seedance-2'))).toEqual([
      'The picture is 1920 × 1080. Seedance 2.0 takes clips that have 409,600 to 927,408 pixels, and this one has 2,073,600. ' +
        'Film it at 1280 × 720.',
    ]);
    expect(messages(clip(5, 480, 270), profiles.get('kling-3-omni'))).toEqual([
      'The picture is 480 × 270. Kling 3.0 Omni takes clips that have sides of 720 to 2160 px. Film it at 1280 × 720.',
    ]);
    expect(messages(clip(8, 1000, 1000), profiles.get('veo-3.1'))[0]).toContain(
      'a shape that Veo 3.1 does not make: it would be cropped, or get bars. It makes 1280 × 720, 720 × 1280,',
    );
    expect(messages(clip(5, 1280, 720, fps(16)), profiles.get('kling-4'))).toEqual([
      'The clip has 16 fps, and Kling 4.0 takes clips of 24 fps or more. Film it at 24 fps.',
    ]);
    expect(messages(clip(5, 853, 481), profiles.get('videos-api'))).toEqual([
      'The picture is 853 × 481, and a video has even sides. Film it at 1276 × 720.',
    ]);
  });

  it('are notes where the rate alone differs, warnings for sound that is too long or too short', () => {
    expect(fitProfile(clip(6, 1280, 720, fps(30)), profiles.get('veo-3.1')).map(({ level }) => level)).toEqual([
      'note',
    ]);
    const problems = fitProfile(clip(0.5), profiles.get('seedance-2'));
    expect(problems.map(({ level, path }) => [level, path])).toEqual([
      ['error', 'clip.durationS'],
      ['warning', 'audio'],
    ]);
  });

  it('take 23.976 for 24', () => {
    expect(fitProfile(clip(6, 1280, 720, fps(24_000, 1001)), profiles.get('veo-3.1'))).toEqual([]);
  });

  it('say when a generator was shut down, which is no error', () => {
    const problems = fitProfile(clip(8), profiles.get('sora-2'));
    expect(problems.map(({ message }) => message)).toEqual([
      'Sora 2 was shut down on 24 September 2026. Take /v1/videos on a server of your own, or another generator.',
    ]);
    expect(hasErrors(problems)).toBe(false);
  });

  it('count the characters of a prompt', () => {
    const gen = profiles.get('runway-gen-4.5');
    expect(fitPrompt('x'.repeat(1000), gen)).toEqual([]);
    expect(fitPrompt('x'.repeat(1012), gen)[0]!.message).toBe(
      'The prompt has 1012 characters, and Runway Gen-4.5 takes 1000. Leave out 12 of them.',
    );
    expect(fitPrompt('x'.repeat(99_999), profiles.get('ltx-2.3'))).toEqual([]);
  });
});

describe('the data', () => {
  it.each(profiles.all)(
    'of $id agree with one another',
    ({ id, sizes, aspectRatios, video, audio, modes, prompt, durations, sources, ended }) => {
      expect(id).toMatch(/^[a-z0-9.-]+$/);
      expect(dialects.find(prompt.dialectId)).toBeDefined();
      // A shape of the menu has a size, and the other way about: makers round 21:9 by half a per cent.
      const shapes = aspectRatios.map((ratio) => ratio.split(':').map(Number)).map(([w, h]) => w! / h!);
      if (sizes && shapes.length > 0) {
        for (const [w, h] of sizes) expect(shapes.some((shape) => Math.abs(w / h / shape - 1) < 0.02)).toBe(true);
        for (const shape of shapes) expect(sizes.some(([w, h]) => Math.abs(w / h / shape - 1) < 0.02)).toBe(true);
      }
      for (const [w, h] of sizes ?? []) expect([w % 2, h % 2]).toEqual([0, 0]);
      const files = modes.flatMap(({ slots }) => slots.map(({ file }) => file));
      expect(files.includes('reference.mp4')).toBe(video !== undefined);
      expect(files.includes('mix.wav')).toBe(audio !== undefined);
      const [least, most] =
        durations.type === 'list'
          ? [Math.min(...durations.valuesS), Math.max(...durations.valuesS)]
          : [durations.minS, durations.maxS];
      expect(least).toBeGreaterThan(0);
      expect(most).toBeGreaterThanOrEqual(least);
      if (video) expect(video.minS <= most && video.maxS >= least).toBe(true);
      expect(sources.length).toBeGreaterThan(0);
      for (const { date } of [...sources, ...(ended ? [{ date: ended.on }] : [])])
        expect(date).toMatch(/^20\d\d(-[01]\d(-[0-3]\d)?)?$/);
    },
  );
});
