import { cross, dot, length, scale, sub, type Vec3 } from '../vec3.ts';

/** A face of a convex hull: a triangle with its outward plane, dot(normal, x) = offset. */
export interface HullFace {
  readonly corners: readonly [Vec3, Vec3, Vec3];
  readonly normal: Vec3;
  readonly offset: number;
}

const cache = new WeakMap<readonly Vec3[], readonly HullFace[]>();

/**
 * The triangles of the convex hull of a few points (blocking shapes have 6 to 60). Triangles may overlap where more than
 * three corners share a plane, which distances do not mind. Cost grows with n^4.
 */
export function hullFaces(points: readonly Vec3[]): readonly HullFace[] {
  const known = cache.get(points);
  if (known) return known;
  const faces: HullFace[] = [];
  const n = points.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        const face = outwardFace(points, points[i]!, points[j]!, points[k]!);
        if (face) faces.push(face);
      }
    }
  }
  cache.set(points, faces);
  return faces;
}

function outwardFace(points: readonly Vec3[], a: Vec3, b: Vec3, c: Vec3): HullFace | null {
  const raw = cross(sub(b, a), sub(c, a));
  const area = length(raw);
  if (area < 1e-14) return null;
  const normal = scale(raw, 1 / area);
  const offset = dot(normal, a);
  let above = false;
  let below = false;
  for (const p of points) {
    const d = dot(normal, p) - offset;
    if (d > 1e-9) above = true;
    if (d < -1e-9) below = true;
    if (above && below) return null;
  }
  return above
    ? { corners: [a, c, b], normal: scale(normal, -1), offset: -offset }
    : { corners: [a, b, c], normal, offset };
}
