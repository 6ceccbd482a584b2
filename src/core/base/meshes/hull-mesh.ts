import { convexHull } from '../convex-hull.ts';
import { type HullFace, hullFaces } from '../shapes/hull.ts';
import { cross, dot, normalize, sub, type Vec3 } from '../vec3.ts';
import type { MeshBuilder } from './mesh.ts';

/** Corners this near to the plane of a face lie in it, in metres; as in `hullFaces`. */
const IN_PLANE_M = 1e-9;

/** Adds the convex hull of points: one flat polygon for each plane. */
export function addHull(builder: MeshBuilder, pointsM: readonly Vec3[]): void {
  const polygons = new Map<string, { readonly face: HullFace; readonly corners: ReadonlySet<number> }>();
  for (const face of hullFaces(pointsM)) {
    const corners = pointsM.flatMap((p, i) => (Math.abs(dot(face.normal, p) - face.offset) <= IN_PLANE_M ? [i] : []));
    polygons.set(corners.join(), { face, corners: new Set(corners) });
  }
  const all = [...polygons.values()];
  for (const polygon of all) {
    // Roundings may tell the same plane twice, once with fewer corners.
    if (all.some((other) => isWithin(polygon.corners, other.corners))) continue;
    const corners = [...polygon.corners].map((i) => pointsM[i]!);
    builder.polygon(outlineOf(corners, polygon.face.normal));
  }
}

function isWithin(few: ReadonlySet<number>, many: ReadonlySet<number>): boolean {
  return few.size < many.size && [...few].every((i) => many.has(i));
}

/** The corners of the polygon that points of a plane span, counter-clockwise as seen against the normal. */
function outlineOf(points: readonly Vec3[], normal: Vec3): readonly Vec3[] {
  const right = normalize(sub(points[1]!, points[0]!));
  const up = cross(normal, right);
  const flat = points.map((p) => [dot(sub(p, points[0]!), right), dot(sub(p, points[0]!), up)] as const);
  const corners = new Set(convexHull(flat));
  return [...corners].map((corner) => points[flat.indexOf(corner)]!);
}
