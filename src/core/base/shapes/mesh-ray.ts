import type { Vec3 } from '../vec3.ts';
import { type Bounds, boundsOf, shapeBounds } from './bounds.ts';
import type { Shape } from './shape.ts';

type Mesh = Extract<Shape, { type: 'mesh' }>;

/** Triangles that lie near each other, and the box around them. */
interface Bunch extends Bounds {
  /** Nine numbers for each triangle. */
  readonly corners: Float64Array;
}

/** A mesh laid out for rays. */
interface RayMesh extends Bounds {
  readonly bunches: readonly Bunch[];
}

/** Triangles of a bunch: few enough to look at all, many enough to be worth a box. */
const BUNCH = 16;

const known = new WeakMap<Mesh['triangles'], RayMesh>();

/** Where the segment from `from` to `to` first meets a triangle of a mesh, as a share of its length; null where it misses. */
export function meetMesh(mesh: Mesh, from: Vec3, to: Vec3): number | null {
  const ray = rayMeshOf(mesh);
  if (!crossesBox(from, to, ray)) return null;
  let first = Number.POSITIVE_INFINITY;
  for (const bunch of ray.bunches) {
    if (crossesBox(from, to, bunch)) first = Math.min(first, meetTriangles(bunch.corners, from, to));
  }
  return first <= 1 ? first : null;
}

/** The first meeting with any of the triangles; infinite where there is none. Möller and Trumbore 1997, both sides. */
function meetTriangles(corners: Float64Array, from: Vec3, to: Vec3): number {
  const [ox, oy, oz] = from;
  const [dx, dy, dz] = [to[0] - ox, to[1] - oy, to[2] - oz];
  let first = Number.POSITIVE_INFINITY;
  for (let k = 0; k < corners.length; k += 9) {
    const [ax, ay, az] = [corners[k]!, corners[k + 1]!, corners[k + 2]!];
    const [bx, by, bz] = [corners[k + 3]! - ax, corners[k + 4]! - ay, corners[k + 5]! - az];
    const [cx, cy, cz] = [corners[k + 6]! - ax, corners[k + 7]! - ay, corners[k + 8]! - az];
    const px = dy * cz - dz * cy;
    const py = dz * cx - dx * cz;
    const pz = dx * cy - dy * cx;
    const det = bx * px + by * py + bz * pz;
    if (Math.abs(det) < 1e-15) continue;
    const [sx, sy, sz] = [ox - ax, oy - ay, oz - az];
    const u = (sx * px + sy * py + sz * pz) / det;
    if (u < 0 || u > 1) continue;
    const qx = sy * bz - sz * by;
    const qy = sz * bx - sx * bz;
    const qz = sx * by - sy * bx;
    const v = (dx * qx + dy * qy + dz * qz) / det;
    if (v < 0 || u + v > 1) continue;
    const t = (cx * qx + cy * qy + cz * qz) / det;
    if (t >= 0 && t <= 1 && t < first) first = t;
  }
  return first;
}

function rayMeshOf(mesh: Mesh): RayMesh {
  let ray = known.get(mesh.triangles);
  if (!ray) {
    ray = {
      bunches: bunchesOf(mesh.triangles.map((corners) => corners.map((i) => mesh.verticesM[i]!))),
      ...shapeBounds(mesh),
    };
    known.set(mesh.triangles, ray);
  }
  return ray;
}

/** Halves of halves, across the longest side of what is left, until each is a bunch. */
function bunchesOf(triangles: readonly (readonly Vec3[])[]): readonly Bunch[] {
  const bounds = boundsOf(triangles.flat());
  if (triangles.length <= BUNCH) return [{ corners: Float64Array.from(triangles.flat(2)), ...bounds }];
  const size = (k: number) => bounds.maxM[k]! - bounds.minM[k]!;
  const axis = [1, 2].reduce((best, k) => (size(k) > size(best) ? k : best), 0);
  const middle = (triangle: readonly Vec3[]) => triangle.reduce((sum, corner) => sum + corner[axis]!, 0);
  const sorted = triangles.toSorted((a, b) => middle(a) - middle(b));
  const half = sorted.length >> 1;
  return [...bunchesOf(sorted.slice(0, half)), ...bunchesOf(sorted.slice(half))];
}

function crossesBox(from: Vec3, to: Vec3, { minM, maxM }: Bounds): boolean {
  let [enter, leave] = [0, 1];
  for (let k = 0; k < 3; k++) {
    const d = to[k]! - from[k]!;
    if (d === 0) {
      if (from[k]! < minM[k]! || from[k]! > maxM[k]!) return false;
      continue;
    }
    const [a, b] = [(minM[k]! - from[k]!) / d, (maxM[k]! - from[k]!) / d];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave;
}
