import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeBounds } from '../../../src/core/base/shapes/bounds.ts';
import { unitMass } from '../../../src/core/base/shapes/mass.ts';
import type { Shape } from '../../../src/core/base/shapes/shape.ts';
import { nearestOn, signedDistance } from '../../../src/core/base/shapes/signed-distance.ts';
import type { Vec3 } from '../../../src/core/base/vec3.ts';

const boxCorners: Vec3[] = [];
for (const x of [-0.3, 0.3]) for (const y of [-0.2, 0.2]) for (const z of [-0.5, 0.5]) boxCorners.push([x, y, z]);

const shapes: Record<string, Shape> = {
  ball: { type: 'ball', radiusM: 0.4 },
  box: { type: 'box', sizeM: [0.6, 0.4, 1] },
  capsule: { type: 'capsule', radiusM: 0.2, lengthM: 0.5 },
  cylinder: { type: 'cylinder', radiusM: 0.3, heightM: 0.6 },
  torus: { type: 'torus', ringRadiusM: 0.5, rodRadiusM: 0.1 },
  hull: { type: 'hull', pointsM: boxCorners },
};

const coordinate = fc.double({ min: -1.2, max: 1.2, noNaN: true });
const point = fc.tuple(coordinate, coordinate, coordinate);

describe('distances', () => {
  it.each(Object.entries(shapes))('to a %s: a step of the distance along the normal lands on it', (_, shape) => {
    fc.assert(
      fc.property(point, (p) => {
        const { distanceM, normal } = nearestOn(shape, p);
        // On edges seen from inside there is no one nearest place.
        fc.pre(distanceM > 1e-6);
        expect(Math.hypot(...normal)).toBeCloseTo(1, 9);
        const foot: Vec3 = [p[0] - normal[0] * distanceM, p[1] - normal[1] * distanceM, p[2] - normal[2] * distanceM];
        expect(Math.abs(signedDistance(shape, foot))).toBeLessThan(1e-9);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it.each(Object.entries(shapes))('to a %s: never change faster than one goes', (_, shape) => {
    fc.assert(
      fc.property(point, point, (p, q) => {
        const apart = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        expect(Math.abs(signedDistance(shape, p) - signedDistance(shape, q))).toBeLessThanOrEqual(apart + 1e-9);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('to a hull of a box are the distances to the box', () => {
    fc.assert(
      fc.property(point, (p) => {
        expect(signedDistance(shapes.hull!, p)).toBeCloseTo(signedDistance(shapes.box!, p), 9);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('masses', () => {
  it.each(Object.entries(shapes))('of a %s: volume and inertia as a fine grid counts them', (_, shape) => {
    const { minM, maxM } = shapeBounds(shape);
    const n = 70;
    let volume = 0;
    const inertia = [0, 0, 0];
    const h = [0, 1, 2].map((k) => (maxM[k]! - minM[k]!) / n);
    const cell = h[0]! * h[1]! * h[2]!;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) {
          const p: Vec3 = [minM[0] + (i + 0.5) * h[0]!, minM[1] + (j + 0.5) * h[1]!, minM[2] + (k + 0.5) * h[2]!];
          if (signedDistance(shape, p) > 0) continue;
          volume += cell;
          inertia[0]! += cell * (p[1] * p[1] + p[2] * p[2]);
          inertia[1]! += cell * (p[0] * p[0] + p[2] * p[2]);
          inertia[2]! += cell * (p[0] * p[0] + p[1] * p[1]);
        }
      }
    }
    const mass = unitMass(shape);
    // A grid of 70 cells a side counts a curved surface to within about one per cent.
    expect(mass.volumeM3 / volume).toBeCloseTo(1, 1.7);
    for (let k = 0; k < 3; k++) expect(mass.inertia[k]! / inertia[k]!).toBeCloseTo(1, 1.5);
  });

  it('of a wedge: a third of the way from its thick end, and a known inertia', () => {
    // Right-angled prism, legs 3 (x) and 2 (y), length 1 (z): volume 3, centroid at (1, 2/3, 1/2).
    const pointsM: Vec3[] = [];
    for (const z of [0, 1]) pointsM.push([0, 0, z], [3, 0, z], [0, 2, z]);
    const mass = unitMass({ type: 'hull', pointsM });
    expect(mass.volumeM3).toBeCloseTo(3, 9);
    expect(mass.centerM.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 0.666666667, 0.5]);
    // I_zz = V (b^2 + h^2) / 18 for a right triangle about its centroid.
    expect(mass.inertia[2]).toBeCloseTo((3 * (9 + 4)) / 18, 9);
    // I_xy of the area is -b^2 h^2 / 72, so the product of inertia is +that per unit length.
    expect(mass.inertia[3]).toBeCloseTo((9 * 4) / 72, 9);
  });
});
