import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromAxisAngle,
  fromYawPitchRoll,
  integrate,
  lookAt,
  multiply,
  normalizeQuat,
  type Quat,
  rotate,
  slerp,
  toYawPitchRoll,
} from '../../../src/core/base/quat.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';

const part = fc.double({ min: -1, max: 1, noNaN: true });
const rotation = fc
  .tuple(part, part, part, part)
  .filter(([x, y, z, w]) => x * x + y * y + z * z + w * w > 0.01)
  .map((q) => normalizeQuat(q));

function expectSame(a: Quat, b: Quat): void {
  const d = Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]);
  expect(d).toBeCloseTo(1, 9);
}

describe('rotations', () => {
  it('turn by the right-hand rule', () => {
    const [x, y, z] = rotate(fromAxisAngle([0, 1, 0], Math.PI / 2), [1, 0, 0]);
    expect([x, y, z].map((c) => Math.round(c * 1e12) / 1e12)).toEqual([0, 0, -1]);
  });

  it('round-trip through yaw, pitch and roll', () => {
    fc.assert(
      fc.property(rotation, (q) => {
        const [yaw, pitch, roll] = toYawPitchRoll(q);
        fc.pre(Math.abs(Math.abs(pitch) - Math.PI / 2) > 1e-3);
        expectSame(fromYawPitchRoll(yaw, pitch, roll), q);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('look along -z at the target, with x level', () => {
    fc.assert(
      fc.property(fc.tuple(part, part, part), (target) => {
        const from: Vec3 = [3, 1, 2];
        const q = lookAt(from, target as Vec3);
        const forward = rotate(q, [0, 0, -1]);
        const to = [target[0] - 3, target[1] - 1, target[2] - 2];
        const l = Math.hypot(...to);
        for (let k = 0; k < 3; k++) expect(forward[k]).toBeCloseTo(to[k]! / l, 9);
        expect(rotate(q, [1, 0, 0])[1]).toBeCloseTo(0, 9);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('compose in the order that rotate applies them', () => {
    fc.assert(
      fc.property(rotation, rotation, fc.tuple(part, part, part), (a, b, v) => {
        const both = rotate(multiply(a, b), v as Vec3);
        const each = rotate(a, rotate(b, v as Vec3));
        for (let k = 0; k < 3; k++) expect(both[k]).toBeCloseTo(each[k]!, 12);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('integrate a constant spin exactly, and interpolate evenly along it', () => {
    const w: Vec3 = [0.3, -2, 1];
    const start = normalizeQuat([0.1, 0.2, 0.3, 0.9]);
    let q = start;
    for (let i = 0; i < 100; i++) q = integrate(q, w, 0.01);
    expectSame(q, integrate(start, w, 1));
    expectSame(slerp(start, integrate(start, w, 1), 0.25), integrate(start, w, 0.25));
  });
});
