import { addScaled, dot, length, sub, type Vec3 } from '../vec3.ts';
import { type HullFace, hullFaces } from './hull.ts';
import type { Shape } from './shape.ts';

/** The nearest place on a surface: how far (negative inside) and which way is out. */
export interface Nearest {
  readonly distanceM: number;
  /** Unit vector, in the frame of the shape. */
  readonly normal: Vec3;
}

/** Distance in metres from a point in the shape's frame to its surface, negative inside. Exact for every solid shape. */
export function signedDistance(shape: Shape, p: Vec3): number {
  return nearestOn(shape, p).distanceM;
}

/** Distance and outward direction. Shapes that are for show only are infinitely far away. */
export function nearestOn(shape: Shape, p: Vec3): Nearest {
  if (shape.type === 'ball') return aroundPoint(p, [0, 0, 0], shape.radiusM);
  if (shape.type === 'box') return onBox(p, shape.sizeM);
  if (shape.type === 'capsule') {
    const half = shape.lengthM / 2;
    return aroundPoint(p, [0, Math.min(Math.max(p[1], -half), half), 0], shape.radiusM);
  }
  if (shape.type === 'cylinder') return onCylinder(p, shape.radiusM, shape.heightM / 2);
  if (shape.type === 'torus') return onTorus(p, shape.ringRadiusM, shape.rodRadiusM);
  if (shape.type === 'hull') return onHull(p, hullFaces(shape.pointsM));
  return { distanceM: Number.POSITIVE_INFINITY, normal: [0, 1, 0] };
}

function aroundPoint(p: Vec3, center: Vec3, radius: number): Nearest {
  const d = sub(p, center);
  const l = length(d);
  return { distanceM: l - radius, normal: l < 1e-12 ? [0, 1, 0] : [d[0] / l, d[1] / l, d[2] / l] };
}

function onBox(p: Vec3, sizeM: Vec3): Nearest {
  const qx = Math.abs(p[0]) - sizeM[0] / 2;
  const qy = Math.abs(p[1]) - sizeM[1] / 2;
  const qz = Math.abs(p[2]) - sizeM[2] / 2;
  const sx = p[0] < 0 ? -1 : 1;
  const sy = p[1] < 0 ? -1 : 1;
  const sz = p[2] < 0 ? -1 : 1;
  if (qx <= 0 && qy <= 0 && qz <= 0) {
    if (qy >= qx && qy >= qz) return { distanceM: qy, normal: [0, sy, 0] };
    return qx >= qz ? { distanceM: qx, normal: [sx, 0, 0] } : { distanceM: qz, normal: [0, 0, sz] };
  }
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  const oz = Math.max(qz, 0);
  const l = Math.sqrt(ox * ox + oy * oy + oz * oz);
  return { distanceM: l, normal: [(sx * ox) / l, (sy * oy) / l, (sz * oz) / l] };
}

function onCylinder(p: Vec3, radius: number, halfHeight: number): Nearest {
  const rho = Math.sqrt(p[0] * p[0] + p[2] * p[2]);
  const out: Vec3 = rho < 1e-12 ? [1, 0, 0] : [p[0] / rho, 0, p[2] / rho];
  const side = rho - radius;
  const cap = Math.abs(p[1]) - halfHeight;
  const sy = p[1] < 0 ? -1 : 1;
  if (side <= 0 && cap <= 0) {
    return cap >= side ? { distanceM: cap, normal: [0, sy, 0] } : { distanceM: side, normal: out };
  }
  const s = Math.max(side, 0);
  const c = Math.max(cap, 0);
  const l = Math.sqrt(s * s + c * c);
  return { distanceM: l, normal: [(out[0] * s) / l, (sy * c) / l, (out[2] * s) / l] };
}

function onTorus(p: Vec3, ringRadius: number, rodRadius: number): Nearest {
  const rho = Math.sqrt(p[0] * p[0] + p[2] * p[2]);
  const center: Vec3 = rho < 1e-12 ? [ringRadius, 0, 0] : [(p[0] / rho) * ringRadius, 0, (p[2] / rho) * ringRadius];
  return aroundPoint(p, center, rodRadius);
}

function onHull(p: Vec3, faces: readonly HullFace[]): Nearest {
  let deepest = Number.NEGATIVE_INFINITY;
  let deepestFace: HullFace | undefined;
  for (const face of faces) {
    const d = dot(face.normal, p) - face.offset;
    if (d > deepest) {
      deepest = d;
      deepestFace = face;
    }
  }
  if (!deepestFace) return { distanceM: Number.POSITIVE_INFINITY, normal: [0, 1, 0] };
  if (deepest <= 0) return { distanceM: deepest, normal: deepestFace.normal };
  let best = Number.POSITIVE_INFINITY;
  let bestOffset: Vec3 = deepestFace.normal;
  for (const face of faces) {
    if (dot(face.normal, p) - face.offset <= 0) continue;
    const offset = sub(p, nearestOnTriangle(p, face.corners));
    const d = length(offset);
    if (d < best) {
      best = d;
      bestOffset = d < 1e-12 ? face.normal : [offset[0] / d, offset[1] / d, offset[2] / d];
    }
  }
  return { distanceM: best, normal: bestOffset };
}

/** The point of a triangle nearest to `p`, by the region of the plane that `p` projects into (Ericson 2005, 5.1.5). */
function nearestOnTriangle(p: Vec3, [a, b, c]: readonly [Vec3, Vec3, Vec3]): Vec3 {
  const ab = sub(b, a);
  const ac = sub(c, a);
  const ap = sub(p, a);
  const d1 = dot(ab, ap);
  const d2 = dot(ac, ap);
  if (d1 <= 0 && d2 <= 0) return a;
  const bp = sub(p, b);
  const d3 = dot(ab, bp);
  const d4 = dot(ac, bp);
  if (d3 >= 0 && d4 <= d3) return b;
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return addScaled(a, ab, d1 / (d1 - d3));
  const cp = sub(p, c);
  const d5 = dot(ab, cp);
  const d6 = dot(ac, cp);
  if (d6 >= 0 && d5 <= d6) return c;
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return addScaled(a, ac, d2 / (d2 - d6));
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) return addScaled(b, sub(c, b), (d4 - d3) / (d4 - d3 + (d5 - d6)));
  const w = 1 / (va + vb + vc);
  return addScaled(addScaled(a, ab, vb * w), ac, vc * w);
}
