import { expect, test } from 'vitest';
import type { Vec3 } from '../../../src/core/base/vec3.ts';
import { hangInto } from '../../../src/core/joints/hanging.ts';

const FAR_BELOW_M = -100;
const POINTS = 201;

function hang(a: Vec3, b: Vec3, lengthM: number, groundYM = FAR_BELOW_M): Vec3[] {
  const points = new Float64Array(3 * POINTS);
  hangInto(points, a, b, lengthM, groundYM);
  return Array.from({ length: POINTS }, (_, i) => [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!] as const);
}

const pieces = (points: readonly Vec3[]) =>
  points.slice(1).map((p, i) => Math.hypot(p[0] - points[i]![0], p[1] - points[i]![1], p[2] - points[i]![2]));

test.each([
  { name: 'a little slack', a: [0, 3, 0], b: [2, 3, 0], lengthM: 2.05 },
  { name: 'very slack', a: [0, 3, 0], b: [1, 3, 1], lengthM: 6 },
  { name: 'ends at different heights', a: [-1, 4, 2], b: [1, 1, -1], lengthM: 5.5 },
  { name: 'steep', a: [0, 5, 0], b: [0.3, 1, 0], lengthM: 4.4 },
] as const)('a slack rope keeps its length and ends, its points even: $name', ({ a, b, lengthM }) => {
  const points = hang(a, b, lengthM);
  expect(points[0]).toEqual(a);
  expect(points.at(-1)).toEqual(b);
  const sizes = pieces(points);
  // Chords of equal arcs are shorter than these only by the bend: the sharpest here, a hairpin of some 1 cm radius at the
  // bottom of `steep`, takes less than 1 % off the chord or two in it; all in all less than 0.1 % of the rope.
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.abs(total - lengthM)).toBeLessThan(1e-3 * lengthM);
  expect(Math.min(...sizes)).toBeGreaterThan(0.9 * Math.max(...sizes));
});

test('between level ends it is the catenary of its parameter', () => {
  // c = 1 m over 2 m: the length is 2 sinh(1), the sag cosh(1) - 1.
  const points = hang([-1, 2, 0], [1, 2, 0], 2 * Math.sinh(1));
  for (const [x, y] of points) expect(y).toBeCloseTo(2 + Math.cosh(x) - Math.cosh(1), 9);
});

test.each([
  { name: 'taut', lengthM: 2 },
  { name: 'stretched', lengthM: 1.9 },
])('a rope without slack is straight: $name', ({ lengthM }) => {
  for (const [i, point] of hang([0, 3, 0], [0, 1, 0], lengthM).entries()) {
    expect(point[0]).toBe(0);
    expect(point[1]).toBeCloseTo(3 - (2 * i) / (POINTS - 1), 12);
  }
});

test('plumb ends and ends that meet make a loop down and up, not a gap', () => {
  for (const b of [
    [0, 2, 0],
    [0, 3, 0],
  ] as const) {
    const points = hang([0, 3, 0], b, 3);
    expect(points.flat().every(Number.isFinite)).toBe(true);
    for (const [x, , z] of points) expect([x, z]).toEqual([0, 0]);
    // The lowest place of a hairpin: (rise + 2 low = length), within the 3 cm that it is spread for working out.
    const low = Math.min(...points.map(([, y]) => y));
    expect(Math.abs(low - (b[1] - (3 - (3 - b[1])) / 2))).toBeLessThan(0.05);
  }
});

test('what hangs below the ground lies on it, but never above an end', () => {
  const ys = (groundYM: number) => hang([0, 1, 0], [1, 1, 0], 6, groundYM).map(([, y]) => y);
  expect(Math.min(...ys(0))).toBe(0);
  expect(Math.max(...ys(5))).toBe(1);
});
