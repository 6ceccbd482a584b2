import { dot, length, mix, sub, type Vec3 } from '../vec3.ts';
import { hullFaces } from './hull.ts';
import { meetMesh } from './mesh-ray.ts';
import type { Shape } from './shape.ts';
import { signedDistance } from './signed-distance.ts';

/** Sphere tracing stops this close to a torus, in metres. */
const TOUCH_M = 1e-7;
const MAX_TRACE_STEPS = 256;

type Span = readonly [enter: number, leave: number];

/**
 * Where the segment from `from` to `to` (frame of the shape) first meets the shape, as a share of its length: 0 where it
 * starts inside, null where it misses. A mesh is met at its triangles only; strands are too thin to be met.
 */
export function meetSegment(shape: Shape, from: Vec3, to: Vec3): number | null {
  if (shape.type === 'strands') return null;
  if (shape.type === 'torus') return traceSegment(shape, from, to);
  if (shape.type === 'mesh') return meetMesh(shape, from, to);
  const d = sub(to, from);
  if (shape.type === 'capsule') {
    const half = shape.lengthM / 2;
    const middle = both(insideTube(from, d, shape.radiusM), insideSlab(from[1], d[1], half));
    const caps = [half, -half].map((y) => insideBall(sub(from, [0, y, 0]), d, shape.radiusM));
    return first([middle, ...caps].map(entry));
  }
  return entry(convexSpan(shape, from, d));
}

function convexSpan(shape: Exclude<Shape, { type: 'strands' | 'torus' | 'mesh' | 'capsule' }>, from: Vec3, d: Vec3) {
  if (shape.type === 'ball') return insideBall(from, d, shape.radiusM);
  if (shape.type === 'cylinder') {
    return both(insideTube(from, d, shape.radiusM), insideSlab(from[1], d[1], shape.heightM / 2));
  }
  if (shape.type === 'box') {
    const slabs = [0, 1, 2].map((k) => insideSlab(from[k]!, d[k]!, shape.sizeM[k]! / 2));
    return both(both(slabs[0]!, slabs[1]!), slabs[2]!);
  }
  return hullFaces(shape.pointsM).reduce<Span | null>(
    (span, face) => both(span, belowPlane(dot(face.normal, from) - face.offset, dot(face.normal, d))),
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  );
}

/** The entry of a span of an endless line into the segment [0, 1], or null. */
function entry(span: Span | null): number | null {
  return span && span[0] <= 1 && span[1] >= 0 ? Math.max(span[0], 0) : null;
}

function first(entries: readonly (number | null)[]): number | null {
  return entries.reduce((best, t) => (t !== null && (best === null || t < best) ? t : best), null);
}

function both(a: Span | null, b: Span | null): Span | null {
  if (!a || !b) return null;
  const enter = Math.max(a[0], b[0]);
  const leave = Math.min(a[1], b[1]);
  return enter <= leave ? [enter, leave] : null;
}

const EVERYWHERE: Span = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Where `above + t * rate` is at most 0. */
function belowPlane(above: number, rate: number): Span | null {
  if (Math.abs(rate) < 1e-15) return above <= 0 ? EVERYWHERE : null;
  const t = -above / rate;
  return rate > 0 ? [Number.NEGATIVE_INFINITY, t] : [t, Number.POSITIVE_INFINITY];
}

function insideSlab(x: number, dx: number, half: number): Span | null {
  return both(belowPlane(x - half, dx), belowPlane(-x - half, -dx));
}

function insideBall(p: Vec3, d: Vec3, radius: number): Span | null {
  return insideRound(dot(d, d), dot(p, d), dot(p, p) - radius * radius);
}

function insideTube(p: Vec3, d: Vec3, radius: number): Span | null {
  return insideRound(d[0] * d[0] + d[2] * d[2], p[0] * d[0] + p[2] * d[2], p[0] * p[0] + p[2] * p[2] - radius * radius);
}

/** Where a t^2 + 2 b t + c is at most 0. */
function insideRound(a: number, b: number, c: number): Span | null {
  if (a < 1e-30) return c <= 0 ? EVERYWHERE : null;
  const square = b * b - a * c;
  if (square < 0) return null;
  const root = Math.sqrt(square);
  return [(-b - root) / a, (-b + root) / a];
}

function traceSegment(shape: Shape, from: Vec3, to: Vec3): number | null {
  const whole = length(sub(to, from));
  let gone = 0;
  for (let i = 0; i < MAX_TRACE_STEPS && gone <= whole; i++) {
    const gap = signedDistance(shape, mix(from, to, whole === 0 ? 0 : gone / whole));
    if (gap <= TOUCH_M) return whole === 0 ? 0 : gone / whole;
    gone += gap;
  }
  return null;
}
