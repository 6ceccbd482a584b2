import { describe, expect, test } from 'vitest';
import { countWithin, fitSize, nearestCount } from '../../../src/core/exporters/clip-formats.ts';
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

test('countWithin takes no more than are held, where fewer are allowed', () => {
  const wan = { step: 4, plus: 1, least: 5, most: 81 };
  expect(countWithin(64, 64, wan)).toBe(61);
  expect(countWithin(64, 65, wan)).toBe(65);
  expect(countWithin(64, 400, wan)).toBe(65);
  expect(countWithin(400, 400, wan)).toBe(81);
  expect(countWithin(3, 4, wan)).toBe(5);
  expect(countWithin(64, 64, { step: 1, plus: 0, least: 81, most: 81 })).toBe(81);
  // A least that is no count of the rule's own.
  expect(countWithin(24, 24, { step: 4, plus: 1, least: 24, most: 189 })).toBe(25);
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
  const filmedAs = ({ frameRate, startFrame, frameCount, widthPx, heightPx }: typeof own) =>
    buildShotSpec({ ...sampleInput(), frameRate, range: { startFrame, frameCount }, sizePx: [widthPx, heightPx] });
  const words = (more: Partial<typeof own>, delivered = shot) => {
    const format = { ...own, ...more };
    const problems = refilmProblems(delivered, filmedAs(format), format, 'Wan');
    return problems.map(({ level, message }) => `${level}: ${message}`);
  };

  test('another rate alone is a note', () => {
    expect(words({ frameRate: { num: 16, den: 1 }, frameCount: 17 })).toEqual([
      'note: Wan is filmed anew: 17 frames at 16 fps, 1280 × 720.',
    ]);
  });

  test('says what is held and what is left out', () => {
    expect(words({ frameCount: 48 })).toEqual([
      'warning: Wan takes 48 frames at 24 fps, 1280 × 720, 2 s: the clip ends after 1 s, and its last shot goes on for the rest. ' +
        'Lengthen the clip to say what is seen there.',
    ]);
    expect(words({ startFrame: 6, frameCount: 12 })).toEqual([
      'warning: Wan takes 12 frames at 24 fps, 1280 × 720: it shows 0.25 to 0.75 s of the clip, and 0.5 s are left out. Shorten the ' +
        'clip, or deliver a shot of it.',
    ]);
  });

  test('says what stands still where the take ends first', () => {
    // The ball is in flight as the take ends, at 2 s.
    const [problem, ...more] = words({ frameCount: 60 });
    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^warning: Wan takes 60 frames at 24 fps, 1280 × 720, 2\.5 s: the take of shot "Wide" ends at 2 s, so everything stands still from 2\.04 s of the clip on, "Ball" \([\d.]+ m\/s\) in mid-movement\. Lengthen the scene to 2\.5 s\.$/,
    );
  });

  test('does not say again what the delivered clip shows as well', () => {
    const held = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 60 } });
    expect(words({ frameRate: { num: 16, den: 1 }, frameCount: 40 }, held)).toEqual([
      'note: Wan is filmed anew: 40 frames at 16 fps, 1280 × 720.',
    ]);
  });

  test('says that the end is left out for the end of the take', () => {
    const whole = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 48 } });
    expect(words({ frameRate: { num: 16, den: 1 }, frameCount: 29 }, whole)).toEqual([
      'warning: Wan takes 29 frames at 16 fps, 1280 × 720: it shows 0 to 1.81 s of the clip, and 0.19 s are left out. It takes no ' +
        'frame after the end of the take, at 2 s: lengthen the scene to 2.5 s to have them.',
    ]);
  });

  test('says that another shape shows another picture', () => {
    expect(words({ widthPx: 640, heightPx: 640 })[0]).toContain('narrower than the clip');
    // 1280 x 704 is 2 % wider; 832 x 480 2.5 % narrower; 1284 x 720 as good as the same.
    expect(words({ heightPx: 704 })[0]).toContain('less is seen above and below');
    expect(words({ widthPx: 1284 })).toEqual(['note: Wan is filmed anew: 24 frames at 24 fps, 1284 × 720.']);
  });
});
