/** A point of a plane, in metres. */
export type Point2 = readonly [x: number, y: number];

/** How far a point lies outside the convex hull of others, in metres; 0 inside. Needs at least one other. */
export function outsideHull(points: readonly Point2[], p: Point2): number {
  const hull = hullOf(points);
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

/** The corners of the hull, counter-clockwise (Andrew's monotone chain). */
function hullOf(points: readonly Point2[]): Point2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (list: readonly Point2[]) => {
    const chain: Point2[] = [];
    for (const p of list) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  const hull = [...half(sorted), ...half(sorted.reverse())];
  return hull.length > 0 ? hull : [sorted[0]!];
}

/** Above 0 where c lies to the left of the way from a to b. */
function turn(a: Point2, b: Point2, c: Point2): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
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
