import { type BufferGeometry, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { shapeBounds } from '../../src/core/base/shapes/bounds.ts';
import type { Shape } from '../../src/core/base/shapes/shape.ts';
import { shapeGeometry } from '../../src/space/shape-geometry.ts';

const shapes: readonly Shape[] = [
  { type: 'ball', radiusM: 0.12 },
  { type: 'box', sizeM: [1.8, 1.05, 0.03] },
  { type: 'capsule', radiusM: 0.2, lengthM: 0.9 },
  { type: 'cylinder', radiusM: 0.09, heightM: 3.5 },
  { type: 'torus', ringRadiusM: 0.234, rodRadiusM: 0.009 },
  { type: 'torus', ringRadiusM: 0.5, rodRadiusM: 0.2 },
  {
    type: 'hull',
    pointsM: [
      [0, 0, 0],
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
      // Inside: no corner of the hull.
      [0.1, 0.1, 0.1],
    ],
  },
  {
    type: 'mesh',
    verticesM: [
      [-1, 0, 0],
      [1, 0, 0],
      [0, 2, 0.5],
    ],
    triangles: [[0, 1, 2]],
  },
];

function vertices(geometry: BufferGeometry): Vector3[] {
  const positions = geometry.getAttribute('position');
  return Array.from({ length: positions.count }, (_, i) => new Vector3().fromBufferAttribute(positions, i));
}

/** Volume enclosed by outward triangles: the divergence theorem. */
function signedVolume(geometry: BufferGeometry): number {
  const points = vertices(geometry);
  const index = geometry.getIndex();
  const count = index ? index.count : points.length;
  const at = (i: number) => points[index ? index.getX(i) : i]!;
  let sum = 0;
  for (let i = 0; i < count; i += 3) sum += at(i).dot(new Vector3().crossVectors(at(i + 1), at(i + 2))) / 6;
  return sum;
}

describe('shapeGeometry', () => {
  it.each(shapes)('fills exactly the bounds of $type', (shape) => {
    const geometry = shapeGeometry(shape);
    geometry.computeBoundingBox();
    const { minM, maxM } = shapeBounds(shape);
    const { min, max } = geometry.boundingBox!;
    min.toArray().forEach((value, k) => {
      expect(value).toBeCloseTo(minM[k]!, 6);
    });
    max.toArray().forEach((value, k) => {
      expect(value).toBeCloseTo(maxM[k]!, 6);
    });
  });

  it('lays the torus about y: every vertex is one rod radius from a circle in the xz plane', () => {
    const geometry = shapeGeometry({ type: 'torus', ringRadiusM: 0.3, rodRadiusM: 0.05 });
    for (const { x, y, z } of vertices(geometry)) {
      expect(Math.hypot(Math.hypot(x, z) - 0.3, y)).toBeCloseTo(0.05, 6);
    }
  });

  it('stands capsule and cylinder along y', () => {
    const capsule = vertices(shapeGeometry({ type: 'capsule', radiusM: 0.2, lengthM: 1 }));
    for (const { x, y, z } of capsule) {
      // Distance to the middle line from y = -0.5 to 0.5.
      expect(Math.hypot(x, y - Math.min(Math.max(y, -0.5), 0.5), z)).toBeCloseTo(0.2, 6);
    }
    const cylinder = vertices(shapeGeometry({ type: 'cylinder', radiusM: 0.2, heightM: 1 }));
    for (const { y } of cylinder) expect(Math.abs(y)).toBeCloseTo(0.5, 6);
  });

  it('faces outward: the volume of each solid is positive and what school geometry says', () => {
    expect(signedVolume(shapeGeometry({ type: 'box', sizeM: [1, 2, 3] }))).toBeCloseTo(6, 6);
    // The corner of a 1 × 2 × 3 box: a sixth of it.
    expect(signedVolume(shapeGeometry(shapes[6]!))).toBeCloseTo(1, 6);
    const torus = signedVolume(shapeGeometry({ type: 'torus', ringRadiusM: 0.5, rodRadiusM: 0.1 }));
    // 2 π² R r² = 0.0987, a little less for the facets.
    expect(torus).toBeGreaterThan(0.094);
    expect(torus).toBeLessThan(2 * Math.PI ** 2 * 0.5 * 0.01);
  });

  it('draws each strand as a rod from end to end, whatever its direction', () => {
    const segments = [
      [
        [0, 0, 0],
        [0, -0.4, 0],
      ],
      [
        [1, 1, 1],
        [1.3, 1, 1.4],
      ],
    ] as const;
    const points = vertices(shapeGeometry({ type: 'strands', segmentsM: segments, radiusM: 0.01 }));
    expect(points.length % 2).toBe(0);
    const half = points.length / 2;
    segments.forEach(([from, to], i) => {
      const a = new Vector3(...from);
      const b = new Vector3(...to);
      const along = b.clone().sub(a).normalize();
      const places = points.slice(i * half, (i + 1) * half).map((point) => {
        const place = point.clone().sub(a).dot(along);
        expect(point.distanceTo(a.clone().addScaledVector(along, place))).toBeCloseTo(0.01, 6);
        return place;
      });
      expect(Math.min(...places)).toBeCloseTo(0, 6);
      expect(Math.max(...places)).toBeCloseTo(a.distanceTo(b), 6);
    });
  });
});
