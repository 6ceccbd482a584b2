import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeThrow, throwOf } from '../../src/panels/inspector/throw.ts';

const near = (actual: readonly number[], expected: readonly number[]) => {
  for (const [i, n] of expected.entries()) expect(actual[i]).toBeCloseTo(n, 9);
};

describe('throwOf', () => {
  it('reads a level throw along -z as heading 0 and one along +x as a quarter turn', () => {
    expect(throwOf({ velocityMps: [0, 0, -3], angularVelocityRadps: [0, 0, 0] })).toMatchObject({
      speedMps: 3,
      elevationRad: 0,
      azimuthRad: 0,
      spinRps: 0,
    });
    expect(throwOf({ velocityMps: [2, 0, 0], angularVelocityRadps: [0, 0, 0] }).azimuthRad).toBeCloseTo(
      Math.PI / 2,
      12,
    );
  });

  it('calls it backspin when the top of the ball turns against the throw', () => {
    // Thrown along -z, spinning about +x: the top (y) moves with x × y = +z, against the throw.
    expect(throwOf({ velocityMps: [0, 1, -3], angularVelocityRadps: [4 * Math.PI, 0, 0] })).toMatchObject({
      spin: 'backspin',
      spinRps: 2,
    });
    expect(throwOf({ velocityMps: [0, 1, -3], angularVelocityRadps: [-1, 0, 0] }).spin).toBe('topspin');
    expect(throwOf({ velocityMps: [0, 1, -3], angularVelocityRadps: [0, 1, 0] }).spin).toBe('left');
    expect(throwOf({ velocityMps: [0, 1, -3], angularVelocityRadps: [0, 1, 1] }).spin).toBe('custom');
  });
});

describe('changeThrow', () => {
  const release = {
    velocityMps: [0, 3, -4] as [number, number, number],
    angularVelocityRadps: [5, 0, 0] as [number, number, number],
  };

  it('changes the speed along the same line', () => {
    near(changeThrow(release, { speedMps: 10 }).velocityMps, [0, 6, -8]);
  });

  it('turns the spin along with the heading', () => {
    const turned = changeThrow(release, { azimuthRad: Math.PI / 2 });
    near(turned.velocityMps, [4, 3, 0]);
    near(turned.angularVelocityRadps, [0, 0, 5]);
    const custom = changeThrow({ ...release, angularVelocityRadps: [0, 1, -1] }, { azimuthRad: Math.PI / 2 });
    near(custom.angularVelocityRadps, [1, 1, 0]);
  });

  it('gives spin an axis where there was none', () => {
    near(changeThrow({ ...release, angularVelocityRadps: [0, 0, 0] }, { spinRps: 1 }).angularVelocityRadps, [
      2 * Math.PI,
      0,
      0,
    ]);
  });

  it('changes nothing when nothing is changed', () => {
    const number = fc.double({ min: -20, max: 20, noNaN: true });
    const vector = fc.tuple(number, number, number);
    fc.assert(
      fc.property(vector, vector, (velocityMps, angularVelocityRadps) => {
        const after = changeThrow({ velocityMps, angularVelocityRadps }, {});
        // Named axes are snapped to within acos(0.999) = 2.6°, at 35 rad/s at most: 1.6 rad/s.
        for (let i = 0; i < 3; i++) {
          expect(Math.abs(after.velocityMps[i]! - velocityMps[i]!)).toBeLessThan(1e-9);
          expect(Math.abs(after.angularVelocityRadps[i]! - angularVelocityRadps[i]!)).toBeLessThan(1.6);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
