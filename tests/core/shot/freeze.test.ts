import { describe, expect, test } from 'vitest';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { actionEndS, liveFrame } from '../../../src/core/shot/reading.ts';
import { sampleInput, sampleScene, sampleShot } from './sample.ts';

// The sample's take lasts 2 s: at 24 fps frame 48 shows its end, and frame 49 is the first after it.
const held = (frameCount: number) => buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount } });

describe('a shot that outlasts its take', () => {
  test('says when the take ends', () => {
    expect(held(60).shots).toMatchObject([{ takeEndS: 2, frozenFromFrame: 49 }]);
    expect(held(24).shots).toMatchObject([{ takeEndS: 2, frozenFromFrame: null }]);
  });

  test('moves in its last frames as in the last one that the take holds', () => {
    expect([0, 48, 49, 59].map((frame) => liveFrame(held(60), frame))).toEqual([0, 48, 48, 48]);
    expect(liveFrame(held(24), 23)).toBe(23);
  });

  test('has no such frame where all of it comes after the end', () => {
    const scene = sampleScene({
      a: sampleShot('a0'),
      b: sampleShot('a1', { sourceStartS: 3 }),
    });
    const spec = buildShotSpec({ ...sampleInput(), scene });
    expect([23, 24, 47].map((frame) => liveFrame(spec, frame))).toEqual([23, null, null]);
    expect(actionEndS(spec)).toBe(1);
  });

  test('ends its action as it begins to stand still', () => {
    expect(actionEndS(held(60))).toBeCloseTo(49 / 24, 9);
    expect(actionEndS(held(24))).toBe(1);
  });
});
