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
  const out = new Float64Array(4);
  nearestInto(shape, p[0], p[1], p[2], out);
  return { distanceM: out[0]!, normal: [out[1]!, out[2]!, out[3]!] };
}

/** `nearestOn` without garbage: writes the distance and the three components of the normal. */
export function nearestInto(shape: Shape, x: number, y: number, z: number, out: Float64Array): void {
  if (shape.type === 'box') onBox(x, y, z, shape.sizeM, out);
  else if (shape.type === 'torus') onTorus(x, y, z, shape.ringRadiusM, shape.rodRadiusM, out);
  else if (shape.type === 'ball') aroundPoint(x, y, z, shape.radiusM, out);
  else if (shape.type === 'capsule') {
    const half = shape.lengthM / 2;
    aroundPoint(x, y - Math.min(Math.max(y, -half), half), z, shape.radiusM, out);
  } else if (shape.type === 'cylinder') onCylinder(x, y, z, shape.radiusM, shape.heightM / 2, out);
  else if (shape.type === 'hull') {
    const { distanceM, normal } = onHull([x, y, z], hullFaces(shape.pointsM));
    write(out, distanceM, normal[0], normal[1], normal[2]);
  } else write(out, Number.POSITIVE_INFINITY, 0, 1, 0);
}

function write(out: Float64Array, distanceM: number, x: number, y: number, z: number): void {
  out[0] = distanceM;
  out[1] = x;
  out[2] = y;
  out[3] = z;
}

/** To a sphere, from a point given from its centre. */
function aroundPoint(x: number, y: number, z: number, radius: number, out: Float64Array): void {
  const l = Math.sqrt(x * x + y * y + z * z);
  if (l < 1e-12) write(out, l - radius, 0, 1, 0);
  else write(out, l - radius, x / l, y / l, z / l);
}

function onBox(x: number, y: number, z: number, sizeM: Vec3, out: Float64Array): void {
  const qx = Math.abs(x) - sizeM[0] / 2;
  const qy = Math.abs(y) - sizeM[1] / 2;
  const qz = Math.abs(z) - sizeM[2] / 2;
  const sx = x < 0 ? -1 : 1;
  const sy = y < 0 ? -1 : 1;
  const sz = z < 0 ? -1 : 1;
  if (qx <= 0 && qy <= 0 && qz <= 0) {
    if (qy >= qx && qy >= qz) write(out, qy, 0, sy, 0);
    else if (qx >= qz) write(out, qx, sx, 0, 0);
    else write(out, qz, 0, 0, sz);
    return;
  }
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  const oz = Math.max(qz, 0);
  const l = Math.sqrt(ox * ox + oy * oy + oz * oz);
  write(out, l, (sx * ox) / l, (sy * oy) / l, (sz * oz) / l);
}

function onCylinder(x: number, y: number, z: number, radius: number, halfHeight: number, out: Float64Array): void {
  const rho = Math.sqrt(x * x + z * z);
  const outX = rho < 1e-12 ? 1 : x / rho;
  const outZ = rho < 1e-12 ? 0 : z / rho;
  const side = rho - radius;
  const cap = Math.abs(y) - halfHeight;
  const sy = y < 0 ? -1 : 1;
  if (side <= 0 && cap <= 0) {
    if (cap >= side) write(out, cap, 0, sy, 0);
    else write(out, side, outX, 0, outZ);
    return;
  }
  const s = Math.max(side, 0);
  const c = Math.max(cap, 0);
  const l = Math.sqrt(s * s + c * c);
  write(out, l, (outX * s) / l, (sy * c) / l, (outZ * s) / l);
}

function onTorus(x: number, y: number, z: number, ringRadius: number, rodRadius: number, out: Float64Array): void {
  const rho = Math.sqrt(x * x + z * z);
  if (rho < 1e-12) aroundPoint(x - ringRadius, y, z, rodRadius, out);
  else aroundPoint(x - (x / rho) * ringRadius, y, z - (z / rho) * ringRadius, rodRadius, out);
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
