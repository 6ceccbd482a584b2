import type { Vec3 } from '../base/vec3.ts';
import type { ClosedSurface } from './closed-surface.ts';

/** Pressure coefficient of a panel that moves outwards; a box that moves face on then has the drag of one (Hoerner: 1.05). */
const PANEL_DRAG = 1.05;
/** Skin friction of a wet surface at Reynolds numbers about 5e6, a board's (Schlichting; ITTC 1957: 0.0034), with roughness. */
const SKIN_FRICTION = 0.005;

/** What of a closed surface lies below a level, and what its motion meets there; in the frame of the surface. */
export interface Wet {
  readonly volumeM3: number;
  /** Centre of the volume that is under. */
  readonly centerM: Vec3;
  readonly waterplaneM2: number;
  /** Drag per density of the fluid: in N and N m per kg/m3. */
  readonly dragForce: Vec3;
  readonly dragTorque: Vec3;
  /** Damping along `up`, per unit of damping: m2 times m/s. */
  readonly waveForce: number;
  readonly waveTorque: Vec3;
}

/** Sums over panels, filled anew by each measurement: plain numbers, as this runs for every panel of every step. */
const sum = new Float64Array(15);
const VOLUME = 0;
const MOMENT = 1;
const PLANE = 4;
const DRAG = 5;
const DRAG_TURN = 8;
const WAVE = 11;
const WAVE_TURN = 12;
/** What one measurement holds fixed: a point of the level, the way up, the velocity and spin of the surface. */
const now = { px: 0, py: 0, pz: 0, ux: 0, uy: 0, uz: 0, vx: 0, vy: 0, vz: 0, wx: 0, wy: 0, wz: 0 };
let heights = new Float64Array(0);

/**
 * Cuts a closed surface with the level whose normal is `up`, `heightM` below the origin, and sums over the panels below.
 * Volumes are exact for the polyhedron: tetrahedra from a point of the level itself, so that the cut adds nothing. Forces
 * are taken at the midpoints of the edges, which is exact for the waves' damping.
 */
export function measureWet(
  { corners, triangles }: ClosedSurface,
  up: Vec3,
  heightM: number,
  velocity: Vec3,
  spin: Vec3,
): Wet {
  sum.fill(0);
  [now.ux, now.uy, now.uz] = up;
  [now.vx, now.vy, now.vz] = velocity;
  [now.wx, now.wy, now.wz] = spin;
  now.px = -heightM * up[0];
  now.py = -heightM * up[1];
  now.pz = -heightM * up[2];
  if (heights.length < corners.length / 3) heights = new Float64Array(corners.length / 3);
  for (let i = 0; 3 * i < corners.length; i++) {
    heights[i] = up[0] * corners[3 * i]! + up[1] * corners[3 * i + 1]! + up[2] * corners[3 * i + 2]! + heightM;
  }
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const isA = heights[a]! < 0;
    const isB = heights[b]! < 0;
    const isC = heights[c]! < 0;
    if (isA && isB && isC) addWhole(corners, a, b, c);
    // Turned so that the corner that lies alone on its side comes first.
    else if (isB === isC && isA !== isB) cut(corners, a, b, c);
    else if (isA === isC && isA !== isB) cut(corners, b, c, a);
    else if (isA === isB && isA !== isC) cut(corners, c, a, b);
  }
  const volumeM3 = sum[VOLUME]!;
  const inverse = volumeM3 > 0 ? 1 / volumeM3 : 0;
  return {
    volumeM3,
    centerM: [sum[MOMENT]! * inverse, sum[MOMENT + 1]! * inverse, sum[MOMENT + 2]! * inverse],
    waterplaneM2: Math.max(0, sum[PLANE]!),
    dragForce: [sum[DRAG]!, sum[DRAG + 1]!, sum[DRAG + 2]!],
    dragTorque: [sum[DRAG_TURN]!, sum[DRAG_TURN + 1]!, sum[DRAG_TURN + 2]!],
    waveForce: sum[WAVE]!,
    waveTorque: [sum[WAVE_TURN]!, sum[WAVE_TURN + 1]!, sum[WAVE_TURN + 2]!],
  };
}

function addWhole(corners: Float64Array, a: number, b: number, c: number): void {
  addPanel(
    corners[3 * a]!,
    corners[3 * a + 1]!,
    corners[3 * a + 2]!,
    corners[3 * b]!,
    corners[3 * b + 1]!,
    corners[3 * b + 2]!,
    corners[3 * c]!,
    corners[3 * c + 1]!,
    corners[3 * c + 2]!,
  );
}

/** The part below the level of a triangle whose corner `a` lies alone on its side. */
function cut(corners: Float64Array, a: number, b: number, c: number): void {
  const toB = heights[a]! / (heights[a]! - heights[b]!);
  const toC = heights[a]! / (heights[a]! - heights[c]!);
  const ax = corners[3 * a]!;
  const ay = corners[3 * a + 1]!;
  const az = corners[3 * a + 2]!;
  const bx = corners[3 * b]!;
  const by = corners[3 * b + 1]!;
  const bz = corners[3 * b + 2]!;
  const cx = corners[3 * c]!;
  const cy = corners[3 * c + 1]!;
  const cz = corners[3 * c + 2]!;
  const dx = ax + (bx - ax) * toB;
  const dy = ay + (by - ay) * toB;
  const dz = az + (bz - az) * toB;
  const ex = ax + (cx - ax) * toC;
  const ey = ay + (cy - ay) * toC;
  const ez = az + (cz - az) * toC;
  if (heights[a]! < 0) {
    addPanel(ax, ay, az, dx, dy, dz, ex, ey, ez);
    return;
  }
  addPanel(dx, dy, dz, bx, by, bz, cx, cy, cz);
  addPanel(dx, dy, dz, cx, cy, cz, ex, ey, ez);
}

function addPanel(
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  cx: number,
  cy: number,
  cz: number,
): void {
  const tx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
  const ty = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
  const tz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const twice = Math.sqrt(tx * tx + ty * ty + tz * tz);
  if (twice < 1e-15) return;
  const { px, py, pz } = now;
  const volume = ((ax - px) * tx + (ay - py) * ty + (az - pz) * tz) / 6;
  sum[VOLUME]! += volume;
  sum[MOMENT]! += (volume * (px + ax + bx + cx)) / 4;
  sum[MOMENT + 1]! += (volume * (py + ay + by + cy)) / 4;
  sum[MOMENT + 2]! += (volume * (pz + az + bz + cz)) / 4;
  const third = twice / 6;
  const nx = tx / twice;
  const ny = ty / twice;
  const nz = tz / twice;
  const down = -(nx * now.ux + ny * now.uy + nz * now.uz) * third;
  sum[PLANE]! += 3 * down;
  addPoint((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2, nx, ny, nz, third, down);
  addPoint((bx + cx) / 2, (by + cy) / 2, (bz + cz) / 2, nx, ny, nz, third, down);
  addPoint((cx + ax) / 2, (cy + ay) / 2, (cz + az) / 2, nx, ny, nz, third, down);
}

/** What the water does to `area` of a panel about a point, of which `down` is turned downwards. */
function addPoint(
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
  area: number,
  down: number,
): void {
  const { ux, uy, uz, wx, wy, wz } = now;
  const vx = now.vx + wy * z - wz * y;
  const vy = now.vy + wz * x - wx * z;
  const vz = now.vz + wx * y - wy * x;
  const outwards = vx * nx + vy * ny + vz * nz;
  const pressure = outwards > 0 ? -0.5 * PANEL_DRAG * outwards * outwards * area : 0;
  const sx = vx - outwards * nx;
  const sy = vy - outwards * ny;
  const sz = vz - outwards * nz;
  const skin = -0.5 * SKIN_FRICTION * Math.sqrt(sx * sx + sy * sy + sz * sz) * area;
  const fx = pressure * nx + skin * sx;
  const fy = pressure * ny + skin * sy;
  const fz = pressure * nz + skin * sz;
  sum[DRAG]! += fx;
  sum[DRAG + 1]! += fy;
  sum[DRAG + 2]! += fz;
  sum[DRAG_TURN]! += y * fz - z * fy;
  sum[DRAG_TURN + 1]! += z * fx - x * fz;
  sum[DRAG_TURN + 2]! += x * fy - y * fx;
  const wave = -down * (vx * ux + vy * uy + vz * uz);
  sum[WAVE]! += wave;
  sum[WAVE_TURN]! += wave * (y * uz - z * uy);
  sum[WAVE_TURN + 1]! += wave * (z * ux - x * uz);
  sum[WAVE_TURN + 2]! += wave * (x * uy - y * ux);
}
