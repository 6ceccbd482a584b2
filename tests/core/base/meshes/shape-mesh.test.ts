import { expect, test } from 'vitest';
import type { Mesh } from '../../../../src/core/base/meshes/mesh.ts';
import { meshOf } from '../../../../src/core/base/meshes/shape-mesh.ts';
import type { Shape } from '../../../../src/core/base/shapes/shape.ts';

type V = readonly [number, number, number];

/** 48 corners around: a polygon has sin(2 pi / n) / (2 pi / n) of its circle's area, 0.9971; a ball loses that twice over. */
const ROUND_SHARE = 0.99;
/** Positions are floats of 32 bits, of sizes up to 2 m. */
const FLOAT_M = 2e-7;

const at = (of: Float32Array, i: number): V => [of[3 * i]!, of[3 * i + 1]!, of[3 * i + 2]!];
const minus = (a: V, b: V): V => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const times = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const across = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

function trianglesOf({ triangles }: Mesh): readonly V[] {
  return Array.from({ length: triangles.length / 3 }, (_, t) => [
    triangles[3 * t]!,
    triangles[3 * t + 1]!,
    triangles[3 * t + 2]!,
  ]);
}

/** By the divergence theorem: positive where all triangles face outwards. */
function volumeOf(mesh: Mesh): number {
  return trianglesOf(mesh).reduce((sum, [a, b, c]) => {
    const [p, q, r] = [a, b, c].map((i) => at(mesh.positionsM, i)) as [V, V, V];
    return sum + times(p, across(q, r)) / 6;
  }, 0);
}

/** Edges, by place, that are not walked once each way. */
function openEdges(mesh: Mesh): number {
  const key = (i: number) =>
    at(mesh.positionsM, i)
      .map((x) => Math.round(x * 1e6))
      .join();
  const walks = new Map<string, number>();
  for (const corners of trianglesOf(mesh)) {
    for (const k of [0, 1, 2]) {
      const [a, b] = [key(corners[k]!), key(corners[(k + 1) % 3]!)];
      const [edge, way] = a < b ? [`${a} ${b}`, 1] : [`${b} ${a}`, -1];
      walks.set(edge, (walks.get(edge) ?? 0) + way);
    }
  }
  return [...walks.values()].filter((sum) => sum !== 0).length;
}

const cube: V[] = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z): V => [x, y, z])));

/** Each with its true volume, by school formulas. */
const SOLIDS: readonly (readonly [Shape, number])[] = [
  [{ type: 'ball', radiusM: 0.12 }, (4 / 3) * Math.PI * 0.12 ** 3],
  [{ type: 'box', sizeM: [1, 0.5, 2] }, 1],
  [{ type: 'capsule', radiusM: 0.2, lengthM: 1 }, Math.PI * 0.04 + (4 / 3) * Math.PI * 0.008],
  [{ type: 'capsule', radiusM: 0.2, lengthM: 0 }, (4 / 3) * Math.PI * 0.008],
  [{ type: 'cylinder', radiusM: 0.3, heightM: 0.8 }, Math.PI * 0.09 * 0.8],
  [{ type: 'torus', ringRadiusM: 0.5, rodRadiusM: 0.2 }, 2 * Math.PI ** 2 * 0.5 * 0.04],
  [{ type: 'torus', ringRadiusM: 0.23, rodRadiusM: 0.009 }, 2 * Math.PI ** 2 * 0.23 * 0.009 ** 2],
  [{ type: 'hull', pointsM: cube }, 8],
  // A wedge whose long faces have four corners, and a point in the middle of one of them.
  [
    {
      type: 'hull',
      pointsM: [
        [0, 0, 0],
        [2, 0, 0],
        [0, 1, 0],
        [0, 0, 3],
        [2, 0, 3],
        [0, 1, 3],
        [1, 0, 1.5],
      ],
    },
    3,
  ],
];

test.each(SOLIDS)('%j is closed, faces outwards and has nearly its volume', (shape, volume) => {
  const mesh = meshOf(shape);
  expect(openEdges(mesh)).toBe(0);
  const share = volumeOf(mesh) / volume;
  const isFlat = shape.type === 'box' || shape.type === 'hull';
  // A rod of eight corners has sin(45°) / 45° = 0.900 of its circle.
  const least = shape.type === 'torus' ? (shape.rodRadiusM < 0.01 ? 0.89 : 0.96) : isFlat ? 1 - 1e-6 : ROUND_SHARE;
  expect(share).toBeGreaterThan(least);
  expect(share).toBeLessThan(1 + 1e-6);
});

test.each(SOLIDS.map(([shape]) => shape))('%j has unit normals that agree with its triangles', (shape) => {
  const mesh = meshOf(shape);
  for (const [a, b, c] of trianglesOf(mesh)) {
    const [p, q, r] = [a, b, c].map((i) => at(mesh.positionsM, i)) as [V, V, V];
    const flat = across(minus(q, p), minus(r, p));
    expect(Math.hypot(...flat)).toBeGreaterThan(0);
    for (const i of [a, b, c]) {
      const normal = at(mesh.normals, i);
      expect(Math.abs(Math.hypot(...normal) - 1)).toBeLessThan(1e-6);
      // Eight corners around a rod: a vertex's normal leans up to 22.5° from its faces.
      expect(times(normal, flat) / Math.hypot(...flat)).toBeGreaterThan(0.85);
    }
  }
});

test('round shapes touch their surface at every vertex, and reach their bounds', () => {
  const ball = meshOf({ type: 'ball', radiusM: 0.12 });
  for (let i = 0; i < ball.positionsM.length / 3; i++)
    expect(Math.abs(Math.hypot(...at(ball.positionsM, i)) - 0.12)).toBeLessThan(FLOAT_M);
  for (const k of [0, 1, 2]) {
    const along = [...ball.positionsM].filter((_, i) => i % 3 === k);
    expect(Math.max(...along)).toBeCloseTo(0.12, 7);
    expect(Math.min(...along)).toBeCloseTo(-0.12, 7);
  }
});

test('strands are open tubes about their segments, and those without length are left out', () => {
  const mesh = meshOf({
    type: 'strands',
    radiusM: 0.01,
    segmentsM: [
      [
        [0, 0, 0],
        [0, 1, 0],
      ],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
  });
  expect(mesh.triangles).toHaveLength(3 * 12);
  for (let i = 0; i < mesh.positionsM.length / 3; i++) {
    const [x, , z] = at(mesh.positionsM, i);
    expect(Math.abs(Math.hypot(x, z) - 0.01)).toBeLessThan(FLOAT_M);
  }
  for (const [a, b, c] of trianglesOf(mesh)) {
    const [p, q, r] = [a, b, c].map((i) => at(mesh.positionsM, i)) as [V, V, V];
    expect(times(across(minus(q, p), minus(r, p)), at(mesh.normals, a))).toBeGreaterThan(0);
  }
});

test('a mesh is faceted: its triangles share no vertex, and those that are lines are left out', () => {
  const verticesM: V[] = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [2, 0, 0],
  ];
  const mesh = meshOf({
    type: 'mesh',
    verticesM,
    triangles: [
      [0, 1, 2],
      [0, 2, 3],
      [0, 1, 4],
    ],
  });
  expect(mesh.positionsM).toHaveLength(3 * 6);
  expect([...mesh.normals].slice(0, 3)).toEqual([0, 0, 1]);
  expect([...mesh.normals].slice(9, 12)).toEqual([1, 0, 0]);
});
