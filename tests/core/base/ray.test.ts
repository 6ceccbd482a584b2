import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probePoints } from '../../../src/core/base/shapes/probes.ts';
import { meetSegment } from '../../../src/core/base/shapes/ray.ts';
import type { Shape } from '../../../src/core/base/shapes/shape.ts';
import { signedDistance } from '../../../src/core/base/shapes/signed-distance.ts';
import { mix, type Vec3 } from '../../../src/core/base/vec3.ts';

const CUBE: Vec3[] = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z): Vec3 => [x, y, z])));
const SOLIDS: Shape[] = [
  { type: 'ball', radiusM: 0.8 },
  { type: 'box', sizeM: [1, 2, 0.5] },
  { type: 'capsule', radiusM: 0.3, lengthM: 1.2 },
  { type: 'cylinder', radiusM: 0.6, heightM: 1 },
  { type: 'torus', ringRadiusM: 0.7, rodRadiusM: 0.2 },
  { type: 'hull', pointsM: CUBE.map(([x, y, z]): Vec3 => [x * 0.5, y * 0.7, z * 0.9]) },
];

describe('meetSegment', () => {
  test.each([
    // From x = -3 to x = 3 the entry is at (3 - reach) / 6, reach being half the extent along x.
    [{ type: 'ball', radiusM: 1 }, 2 / 6],
    [{ type: 'box', sizeM: [1, 1, 1] }, 2.5 / 6],
    [{ type: 'cylinder', radiusM: 0.5, heightM: 1 }, 2.5 / 6],
    [{ type: 'capsule', radiusM: 0.5, lengthM: 1 }, 2.5 / 6],
    [{ type: 'torus', ringRadiusM: 1, rodRadiusM: 0.25 }, 1.75 / 6],
    [{ type: 'hull', pointsM: CUBE }, 2 / 6],
    [
      {
        type: 'mesh',
        verticesM: [
          [0, -1, -1],
          [0, 1, -1],
          [0, 0, 1],
        ],
        triangles: [[0, 1, 2]],
      },
      3 / 6,
    ],
  ] as [Shape, number][])('meets %j where geometry says', (shape, share) => {
    expect(meetSegment(shape, [-3, 0, 0], [3, 0, 0])).toBeCloseTo(share, 6);
    expect(meetSegment(shape, [-3, 5, 0], [3, 5, 0])).toBeNull();
    expect(meetSegment(shape, [-9, 0, 0], [-8, 0, 0])).toBeNull();
  });

  test('passes through the hole of a torus, and past strands', () => {
    expect(meetSegment({ type: 'torus', ringRadiusM: 1, rodRadiusM: 0.2 }, [0, 3, 0], [0, -3, 0])).toBeNull();
    const net: Shape = {
      type: 'strands',
      segmentsM: [
        [
          [-1, 0, 0],
          [1, 0, 0],
        ],
      ],
      radiusM: 0.01,
    };
    expect(meetSegment(net, [0, 3, 0], [0, -3, 0])).toBeNull();
  });

  test('agrees with the distance to the surface on random segments', () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    const point = fc.tuple(coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.constantFrom(...SOLIDS), point, point, (shape, from, to) => {
        const t = meetSegment(shape, from, to);
        const depths = Array.from({ length: 201 }, (_, i) => signedDistance(shape, mix(from, to, i / 200)));
        // A miss stays outside; a hit is on the surface, or at the start where that is inside.
        if (t === null) expect(Math.min(...depths)).toBeGreaterThan(-1e-6);
        else if (t === 0) expect(depths[0]).toBeLessThan(1e-6);
        else expect(Math.abs(signedDistance(shape, mix(from, to, t)))).toBeLessThan(1e-5);
        if (t !== null) for (let i = 0; i / 200 < t; i++) expect(depths[i]).toBeGreaterThan(-1e-6);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

test('probe points lie inside solid shapes, and never more than 32', () => {
  for (const shape of SOLIDS) {
    const probes = probePoints(shape);
    expect(probes.length).toBeGreaterThan(5);
    expect(probes.length).toBeLessThanOrEqual(32);
    for (const p of probes) expect(signedDistance(shape, p)).toBeLessThan(0);
  }
});
