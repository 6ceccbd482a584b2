import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audibleS, nextStartS, START_AHEAD_S } from '../../src/sound/anchor.ts';

describe('anchor', () => {
  it('starts on the edge of a block of 128, at least 20 ms and at most a block later', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.constantFrom(44_100, 48_000, 96_000), (nowS, hz) => {
        const startS = nextStartS(nowS, hz);
        const blocks = (startS * hz) / 128;
        expect(Math.abs(blocks - Math.round(blocks))).toBeLessThan(1e-6);
        // 1e-8 s is under a thousandth of a sample: room for rounding at a day of running time.
        expect(startS).toBeGreaterThanOrEqual(nowS + START_AHEAD_S - 1e-8);
        expect(startS).toBeLessThan(nowS + START_AHEAD_S + 128 / hz + 1e-8);
      }),
      { seed: 1, numRuns: 500 },
    );
    // 1 s + 20 ms = 48,960 samples = 382.5 blocks, so block 383 = 49,024 samples.
    expect(nextStartS(1, 48_000)).toBe(49_024 / 48_000);
  });

  it('reads what is heard off the last stamp and the time since', () => {
    // Stamped 8 ms ago at 3.25 s of the audio clock.
    expect(audibleS({ contextTime: 3.25, performanceTime: 1000 }, 1008)).toBeCloseTo(3.258, 12);
    expect(audibleS({ contextTime: 0, performanceTime: 0 }, 1008)).toBeNull();
    expect(audibleS({}, 1008)).toBeNull();
  });
});
