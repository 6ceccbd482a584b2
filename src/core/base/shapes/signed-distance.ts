import { length, sub, type Vec3 } from '../vec3.ts';
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
    onHull(x, y, z, hullFaces(shape.pointsM), out);
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

/** By face: the plane's normal and offset, the three corners, and the middle and radius of a ball around it. */
const FACE = 17;
/** Roundings of distances are below this, in metres. */
const ROUNDING_M = 1e-9;
const faceTables = new WeakMap<readonly HullFace[], Float64Array>();
/** Heights above the planes of the hull that is being asked. */
let heights = new Float64Array(64);
const nearest = new Float64Array(3);

function faceTable(faces: readonly HullFace[]): Float64Array {
  const known = faceTables.get(faces);
  if (known) return known;
  const table = new Float64Array(FACE * faces.length);
  faces.forEach(({ normal, offset, corners: [a, b, c] }, i) => {
    const middle: Vec3 = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3];
    const radius = Math.max(length(sub(a, middle)), length(sub(b, middle)), length(sub(c, middle)));
    table.set([...normal, offset, ...a, ...b, ...c, ...middle, radius], FACE * i);
  });
  faceTables.set(faces, table);
  return table;
}

function onHull(x: number, y: number, z: number, faces: readonly HullFace[], out: Float64Array): void {
  const table = faceTable(faces);
  if (heights.length < faces.length) heights = new Float64Array(2 * faces.length);
  let deepest = Number.NEGATIVE_INFINITY;
  let outermost = -1;
  for (let i = 0, k = 0; i < faces.length; i++, k += FACE) {
    const d = table[k]! * x + table[k + 1]! * y + table[k + 2]! * z - table[k + 3]!;
    heights[i] = d;
    if (d > deepest) {
      deepest = d;
      outermost = k;
    }
  }
  if (outermost < 0) {
    write(out, Number.POSITIVE_INFINITY, 0, 1, 0);
    return;
  }
  write(out, deepest, table[outermost]!, table[outermost + 1]!, table[outermost + 2]!);
  if (deepest <= 0) return;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0, k = 0; i < faces.length; i++, k += FACE) {
    // No triangle is nearer than its plane, nor than the ball around it.
    if (heights[i]! <= 0 || heights[i]! > best + ROUNDING_M) continue;
    const [mx, my, mz] = [x - table[k + 13]!, y - table[k + 14]!, z - table[k + 15]!];
    const reach = best + table[k + 16]! + ROUNDING_M;
    if (mx * mx + my * my + mz * mz > reach * reach) continue;
    nearestOnTriangle(x, y, z, table, k + 4);
    const [ox, oy, oz] = [x - nearest[0]!, y - nearest[1]!, z - nearest[2]!];
    const d = Math.sqrt(ox * ox + oy * oy + oz * oz);
    if (d >= best) continue;
    best = d;
    if (d < 1e-12) write(out, d, table[k]!, table[k + 1]!, table[k + 2]!);
    else write(out, d, ox / d, oy / d, oz / d);
  }
}

/**
 * Writes the point of the triangle at `k` of a table that is nearest to a point into `nearest`, by the region of the plane that
 * the point projects into (Ericson 2005, 5.1.5).
 */
function nearestOnTriangle(x: number, y: number, z: number, table: Float64Array, k: number): void {
  const [ax, ay, az] = [table[k]!, table[k + 1]!, table[k + 2]!];
  const [bx, by, bz] = [table[k + 3]!, table[k + 4]!, table[k + 5]!];
  const [cx, cy, cz] = [table[k + 6]!, table[k + 7]!, table[k + 8]!];
  const [abx, aby, abz] = [bx - ax, by - ay, bz - az];
  const [acx, acy, acz] = [cx - ax, cy - ay, cz - az];
  const [apx, apy, apz] = [x - ax, y - ay, z - az];
  const d1 = abx * apx + aby * apy + abz * apz;
  const d2 = acx * apx + acy * apy + acz * apz;
  if (d1 <= 0 && d2 <= 0) {
    along(ax, ay, az, 0, 0, 0, 0);
    return;
  }
  const [bpx, bpy, bpz] = [x - bx, y - by, z - bz];
  const d3 = abx * bpx + aby * bpy + abz * bpz;
  const d4 = acx * bpx + acy * bpy + acz * bpz;
  if (d3 >= 0 && d4 <= d3) {
    along(bx, by, bz, 0, 0, 0, 0);
    return;
  }
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    along(ax, ay, az, abx, aby, abz, d1 / (d1 - d3));
    return;
  }
  const [cpx, cpy, cpz] = [x - cx, y - cy, z - cz];
  const d5 = abx * cpx + aby * cpy + abz * cpz;
  const d6 = acx * cpx + acy * cpy + acz * cpz;
  if (d6 >= 0 && d5 <= d6) {
    along(cx, cy, cz, 0, 0, 0, 0);
    return;
  }
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    along(ax, ay, az, acx, acy, acz, d2 / (d2 - d6));
    return;
  }
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    along(bx, by, bz, cx - bx, cy - by, cz - bz, (d4 - d3) / (d4 - d3 + (d5 - d6)));
    return;
  }
  const w = 1 / (va + vb + vc);
  along(ax, ay, az, abx, aby, abz, vb * w);
  along(nearest[0]!, nearest[1]!, nearest[2]!, acx, acy, acz, vc * w);
}

function along(px: number, py: number, pz: number, dx: number, dy: number, dz: number, share: number): void {
  nearest[0] = px + dx * share;
  nearest[1] = py + dy * share;
  nearest[2] = pz + dz * share;
}
