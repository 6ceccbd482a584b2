import { type HullFace, hullFaces } from '../shapes/hull.ts';
import { cross, dot, normalize, sub, type Vec3 } from '../vec3.ts';
import type { MeshBuilder } from './mesh.ts';

/** Corners this near to the plane of a face lie in it, in metres; as in `hullFaces`. */
const IN_PLANE_M = 1e-9;
/** Corners that turn by less lie on an edge, in square metres. */
const LEAST_TURN_M2 = 1e-12;

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
  const flat = points
    .map((pointM) => ({ pointM, x: dot(sub(pointM, points[0]!), right), y: dot(sub(pointM, points[0]!), up) }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  return [...chainOf(flat), ...chainOf(flat.reverse())].map(({ pointM }) => pointM);
}

interface FlatPoint {
  readonly pointM: Vec3;
  readonly x: number;
  readonly y: number;
}

/** One side of the outline, without its last point (Andrew's monotone chain, 1979); points on an edge fall away. */
function chainOf(points: readonly FlatPoint[]): readonly FlatPoint[] {
  const chain: FlatPoint[] = [];
  for (const p of points) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, p) <= LEAST_TURN_M2) chain.pop();
    chain.push(p);
  }
  return chain.slice(0, -1);
}

/** Twice the area of a triangle, positive where it runs counter-clockwise. */
function turn(a: FlatPoint, b: FlatPoint, c: FlatPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
