import { describe, expect, it } from 'vitest';
import { turnAngleRad } from '../../../src/core/base/turn-angle.ts';

const DEG = Math.PI / 180;

describe('the angle of a turn aside and up', () => {
  it('is that between the two directions', () => {
    for (const [azimuth, elevation] of [
      [10, 10],
      [-7, 3],
      [90, 45],
      [170, -20],
    ] as const) {
      const [a, e] = [azimuth * DEG, elevation * DEG];
      // The level direction [1, 0, 0] turned, dotted with itself.
      const turned = Math.cos(a) * Math.cos(e);
      // acos keeps twelve digits at these angles: it loses 1 / sin of the rounding of its argument.
      expect(turnAngleRad(a, e)).toBeCloseTo(Math.acos(turned), 12);
    }
  });

  it('is the one angle where the other is none, however small', () => {
    expect(turnAngleRad(0, 0)).toBe(0);
    // Relative error of a few roundings.
    for (const rad of [1e-9, 0.1, 10 * DEG]) {
      expect(turnAngleRad(-rad, 0) / rad).toBeCloseTo(1, 14);
      expect(turnAngleRad(0, rad) / rad).toBeCloseTo(1, 14);
    }
  });
});
