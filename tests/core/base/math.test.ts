import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as math from '../../../src/core/base/math.ts';

/** One unit in the last place of a double of this size. */
function ulp(x: number): number {
  return Math.max(Math.abs(x) * 2 ** -52, 5e-324);
}

const runs = { seed: 1, numRuns: 20_000 };

describe('elementary functions', () => {
  it('agree with the platform to a few units in the last place', () => {
    const near = (mine: number, theirs: number, ulps: number, floor = 0) =>
      expect(Math.abs(mine - theirs)).toBeLessThanOrEqual(ulps * ulp(theirs) + floor);
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
        near(math.sin(x), Math.sin(x), 2, 1e-16);
        near(math.cos(x), Math.cos(x), 2, 1e-16);
        near(math.atan(x), Math.atan(x), 4);
        near(math.exp(x / 2), Math.exp(x / 2), 4);
        near(math.log(Math.abs(x) + 1e-300), Math.log(Math.abs(x) + 1e-300), 4, 1e-16);
      }),
      runs,
    );
  });

  it('find angles in all four quadrants', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (y, x) => {
          fc.pre(x !== 0 || y !== 0);
          fc.pre(Math.abs(x) > 1e-200 && Math.abs(y) > 1e-200);
          expect(math.atan2(y, x)).toBeCloseTo(Math.atan2(y, x), 14);
        },
      ),
      runs,
    );
  });

  it('meet the edges: zero, infinity, overflow, subnormals', () => {
    expect(math.exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(math.exp(-800)).toBe(0);
    expect(math.log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(math.log(-1)).toBeNaN();
    expect(math.log(5e-324)).toBeCloseTo(Math.log(5e-324), 9);
    expect(math.pow(0, 3)).toBe(0);
    expect(math.pow(2, 10)).toBeCloseTo(1024, 9);
    expect(math.fromDb(math.toDb(0.37))).toBeCloseTo(0.37, 14);
  });
});
