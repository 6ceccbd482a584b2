import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  launchOf,
  MAX_THROW_MPS,
  snapped,
  throwLabel,
  tipOf,
  velocityOf,
  velocityOfTip,
} from '../../src/editor/tools/throw-arrow.ts';

const speed = fc.double({ min: -30, max: 30, noNaN: true });
const velocity = fc.tuple(speed, speed, speed);
const seeded = { seed: 1, numRuns: 300 };

describe('throw arrow', () => {
  it('leads from the velocity to the tip and back', () => {
    fc.assert(
      fc.property(velocity, velocity, (originM, velocityMps) => {
        const back = velocityOfTip(originM, tipOf(originM, velocityMps));
        back.forEach((value, axis) => void expect(value).toBeCloseTo(velocityMps[axis]!, 9));
      }),
      seeded,
    );
  });

  it('leads from the velocity to what people say and back', () => {
    fc.assert(
      fc.property(velocity, (velocityMps) => {
        velocityOf(launchOf(velocityMps)).forEach(
          (value, axis) => void expect(value).toBeCloseTo(velocityMps[axis]!, 9),
        );
      }),
      seeded,
    );
  });

  it('reads elevation above the horizon and azimuth clockwise from -z', () => {
    const degrees = (v: readonly [number, number, number]) => {
      const { elevationRad, azimuthRad } = launchOf(v);
      return [elevationRad, azimuthRad].map((rad) => (rad * 180) / Math.PI);
    };
    expect(degrees([0, 1, -1])).toEqual([expect.closeTo(45, 9), expect.closeTo(0, 9)]);
    expect(degrees([1, 0, 0])).toEqual([expect.closeTo(0, 9), expect.closeTo(90, 9)]);
    expect(degrees([-1, 0, 0])).toEqual([expect.closeTo(0, 9), expect.closeTo(-90, 9)]);
    expect(degrees([0, 3, 0])).toEqual([expect.closeTo(90, 9), 0]);
    expect(degrees([0, 0, 0])).toEqual([0, 0]);
    expect(throwLabel(velocityOf({ speedMps: 8.3, elevationRad: (52 * Math.PI) / 180, azimuthRad: 0 }))).toBe(
      '8.30 m/s · 52.0°',
    );
  });

  it('stops at the fastest throw, along the same line', () => {
    const [x, y, z] = velocityOfTip([0, 0, 0], [300, 400, 0]);
    // 3-4-5: the cap of 100 m/s is 60 across and 80 up.
    expect([x, y, z].map((value) => Number(value.toFixed(9)))).toEqual([60, 80, 0]);
    expect(MAX_THROW_MPS).toBe(100);
  });

  it('snaps to tenths of m/s and whole degrees', () => {
    const { speedMps, elevationRad, azimuthRad } = launchOf(
      snapped(
        velocityOf({ speedMps: 8.327, elevationRad: (51.6 * Math.PI) / 180, azimuthRad: (-3.4 * Math.PI) / 180 }),
      ),
    );
    expect(speedMps).toBeCloseTo(8.3, 9);
    expect((elevationRad * 180) / Math.PI).toBeCloseTo(52, 9);
    expect((azimuthRad * 180) / Math.PI).toBeCloseTo(-3, 9);
  });
});
