import { convexHull, type Point2, turn } from '../../base/convex-hull.ts';

/** How far a point lies outside the convex hull of others, in the unit of both; 0 inside. Needs at least one other. */
export function outsideHull(points: readonly Point2[], p: Point2): number {
  const hull = convexHull(points);
  const n = hull.length;
  if (n === 1) return gap(p, hull[0]!);
  let isInside = n > 2;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const [a, b] = [hull[i]!, hull[(i + 1) % n]!];
    if (turn(a, b, p) < 0) isInside = false;
    nearest = Math.min(nearest, toSegment(p, a, b));
  }
  return isInside ? 0 : nearest;
}

function gap(a: Point2, b: Point2): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

function toSegment(p: Point2, a: Point2, b: Point2): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const size = dx * dx + dy * dy;
  const t = size > 0 ? Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size)) : 0;
  return gap(p, [a[0] + t * dx, a[1] + t * dy]);
}
