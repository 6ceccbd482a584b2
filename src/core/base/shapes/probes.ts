import { cos, sin, TAU } from '../math.ts';
import { add, length, mix, scale, type Vec3 } from '../vec3.ts';
import type { Shape } from './shape.ts';

/** How far in a probe lies, as a share of the way from the middle of the shape to its surface. */
const PROBE_DEPTH = 0.9;
const MOST_PROBES = 32;

/**
 * Some points just under the surface of a shape, in its frame, that stand for it where one asks how much of it can be
 * seen: at most 32, the same for every call.
 */
export function probePoints(shape: Shape): readonly Vec3[] {
  if (shape.type === 'torus') return ring(12, shape.ringRadiusM, 0);
  if (shape.type === 'strands') return some(shape.segmentsM.map(([a, b]) => mix(a, b, 0.5)));
  if (shape.type === 'hull') return some(pulledIn(shape.pointsM));
  if (shape.type === 'mesh') return some(pulledIn(shape.verticesM));
  if (shape.type === 'ball')
    return [...CUBE_FACES, ...CUBE_CORNERS].map((n) => scale(unit(n), shape.radiusM * PROBE_DEPTH));
  if (shape.type === 'box') {
    const [x, y, z] = scale(shape.sizeM, PROBE_DEPTH / 2);
    return [...CUBE_FACES, ...CUBE_CORNERS].map((n): Vec3 => [n[0] * x, n[1] * y, n[2] * z]);
  }
  const half = shape.type === 'cylinder' ? shape.heightM / 2 : shape.lengthM / 2 + shape.radiusM;
  const rim = shape.type === 'cylinder' ? half : shape.lengthM / 2;
  const ends: readonly Vec3[] = [
    [0, half * PROBE_DEPTH, 0],
    [0, -half * PROBE_DEPTH, 0],
  ];
  return [...ends, ...[rim, 0, -rim].flatMap((y) => ring(6, shape.radiusM * PROBE_DEPTH, y * PROBE_DEPTH))];
}

const CUBE_FACES: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
const CUBE_CORNERS: readonly Vec3[] = [-1, 1].flatMap((x) =>
  [-1, 1].flatMap((y) => [-1, 1].map((z): Vec3 => [x, y, z])),
);

function ring(count: number, radius: number, y: number): readonly Vec3[] {
  return Array.from({ length: count }, (_, i): Vec3 => {
    const angle = (i * TAU) / count;
    return [cos(angle) * radius, y, sin(angle) * radius];
  });
}

function unit(v: Vec3): Vec3 {
  return scale(v, 1 / length(v));
}

function pulledIn(points: readonly Vec3[]): readonly Vec3[] {
  const middle = scale(points.reduce(add), 1 / points.length);
  return points.map((p) => mix(middle, p, PROBE_DEPTH));
}

function some(points: readonly Vec3[]): readonly Vec3[] {
  const stride = Math.max(1, points.length / MOST_PROBES);
  return Array.from({ length: Math.min(points.length, MOST_PROBES) }, (_, i) => points[Math.floor(i * stride)]!);
}
