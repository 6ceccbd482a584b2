import { describe, expect, test } from 'vitest';
import { fitSize, nearestCount } from '../../../src/core/exporters/clip-formats.ts';
import { refilmProblems } from '../../../src/core/exporters/refilm-problems.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { sampleInput } from '../shot/sample.ts';

test('nearestCount holds the clip where the rule allows', () => {
  const wan = { step: 4, plus: 1, least: 5, most: 81 };
  expect([1, 5, 6, 9, 80, 81, 82, 500].map((frames) => nearestCount(frames, wan))).toEqual([
    5, 5, 9, 9, 81, 81, 81, 81,
  ]);
  expect(nearestCount(90, { step: 8, plus: 1, least: 9, most: 100 })).toBe(97);
});

test('fitSize takes the nearest shape, as wide as tall', () => {
  const sizes = [
    [832, 480],
    [640, 640],
    [480, 832],
  ] as const;
  expect(fitSize({ widthPx: 1920, heightPx: 1080 }, sizes)).toEqual([832, 480]);
  expect(fitSize({ widthPx: 1000, heightPx: 1100 }, sizes)).toEqual([640, 640]);
  expect(fitSize({ widthPx: 300, heightPx: 900 }, sizes)).toEqual([480, 832]);
});

describe('refilmProblems', () => {
  // One second at 24 fps, 1280 × 720.
  const shot = buildShotSpec(sampleInput());
  const own = { frameRate: { num: 24, den: 1 }, startFrame: 0, frameCount: 24, widthPx: 1280, heightPx: 720 };
  const words = (more: Partial<typeof own>) =>
    refilmProblems(shot, { ...own, ...more }, 'Wan').map(({ level, message }) => `${level}: ${message}`);

  test('another rate alone is a note', () => {
    expect(words({ frameRate: { num: 16, den: 1 }, frameCount: 17 })).toEqual([
      'note: Wan is filmed anew: 17 frames at 16 fps, 1280 × 720.',
    ]);
  });

  test('says what is held and what is left out', () => {
    expect(words({ frameCount: 49 })).toEqual([
      'warning: Wan takes 49 frames at 24 fps, 1280 × 720, 2.04 s: the clip ends after 1 s, and its last shot goes on for the rest. ' +
        'Lengthen the clip to say what is seen there.',
    ]);
    expect(words({ startFrame: 6, frameCount: 12 })).toEqual([
      'warning: Wan takes 12 frames at 24 fps, 1280 × 720: it shows 0.25 to 0.75 s of the clip, and 0.5 s are left out. Shorten the ' +
        'clip, or deliver a shot of it.',
    ]);
  });

  test('says that another shape shows another picture', () => {
    expect(words({ widthPx: 640, heightPx: 640 })[0]).toContain('narrower than the clip');
    // 1280 x 704 is 2 % wider; 832 x 480 2.5 % narrower; 1284 x 720 as good as the same.
    expect(words({ heightPx: 704 })[0]).toContain('less is seen above and below');
    expect(words({ widthPx: 1284 })).toEqual(['note: Wan is filmed anew: 24 frames at 24 fps, 1284 × 720.']);
  });
});
