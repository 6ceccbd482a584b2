import { PI } from '../math.ts';
import { cross, dot, type Vec3 } from '../vec3.ts';
import { hullFaces } from './hull.ts';
import type { Shape } from './shape.ts';

/** A symmetric 3 by 3 matrix: xx, yy, zz, xy, xz, yz. */
export type Symmetric3 = readonly [xx: number, yy: number, zz: number, xy: number, xz: number, yz: number];

/** What a shape of density 1 kg/m3 weighs and how it resists turning, about its centre of mass, in its own axes. */
export interface UnitMass {
  readonly volumeM3: number;
  readonly centerM: Vec3;
  /** Inertia for density 1, in kg m2 per kg/m3. */
  readonly inertia: Symmetric3;
}

/** Volume, centroid and inertia of a solid shape; shapes that are for show only weigh nothing. */
export function unitMass(shape: Shape): UnitMass {
  if (shape.type === 'ball') {
    const v = (4 / 3) * PI * shape.radiusM * shape.radiusM * shape.radiusM;
    const i = 0.4 * v * shape.radiusM * shape.radiusM;
    return diagonal(v, i, i, i);
  }
  if (shape.type === 'box') {
    const [x, y, z] = shape.sizeM;
    const v = x * y * z;
    return diagonal(v, (v * (y * y + z * z)) / 12, (v * (x * x + z * z)) / 12, (v * (x * x + y * y)) / 12);
  }
  if (shape.type === 'cylinder') {
    const { radiusM: r, heightM: h } = shape;
    const v = PI * r * r * h;
    const across = (v * (3 * r * r + h * h)) / 12;
    return diagonal(v, across, (v * r * r) / 2, across);
  }
  if (shape.type === 'capsule') return capsuleMass(shape.radiusM, shape.lengthM);
  if (shape.type === 'torus') {
    const { ringRadiusM: R, rodRadiusM: r } = shape;
    const v = 2 * PI * PI * R * r * r;
    const across = v * (R * R * 0.5 + r * r * 0.625);
    return diagonal(v, across, v * (R * R + 0.75 * r * r), across);
  }
  if (shape.type === 'hull') return hullMass(shape.pointsM);
  return diagonal(0, 0, 0, 0);
}

function diagonal(volumeM3: number, x: number, y: number, z: number): UnitMass {
  return { volumeM3, centerM: [0, 0, 0], inertia: [x, y, z, 0, 0, 0] };
}

function capsuleMass(r: number, length: number): UnitMass {
  const rod = PI * r * r * length;
  const ends = (4 / 3) * PI * r * r * r;
  const along = (rod * r * r) / 2 + ends * 0.4 * r * r;
  const across =
    (rod * (3 * r * r + length * length)) / 12 + ends * (0.4 * r * r + (length * length) / 4 + (3 / 8) * length * r);
  return diagonal(rod + ends, across, along, across);
}

/**
 * By the divergence theorem over cones from an inner point to each face. Faces of more than three corners come as
 * overlapping triangles, so each plane is integrated once as the fan of its sorted corners.
 */
function hullMass(points: readonly Vec3[]): UnitMass {
  const apex = meanOf(points);
  let volume = 0;
  const first = [0, 0, 0];
  const second = [0, 0, 0, 0, 0, 0];
  for (const [a, b, c] of planeFans(points)) {
    const tetra = [sub3(a, apex), sub3(b, apex), sub3(c, apex)] as const;
    const v = Math.abs(dot(tetra[0], cross(tetra[1], tetra[2]))) / 6;
    volume += v;
    const sum: Vec3 = [
      tetra[0][0] + tetra[1][0] + tetra[2][0],
      tetra[0][1] + tetra[1][1] + tetra[2][1],
      tetra[0][2] + tetra[1][2] + tetra[2][2],
    ];
    for (let k = 0; k < 3; k++) first[k] = first[k]! + (v * sum[k]!) / 4;
    PAIRS.forEach(([i, j], n) => {
      let products = sum[i]! * sum[j]!;
      for (const corner of tetra) products += corner[i]! * corner[j]!;
      second[n] = second[n]! + (v * products) / 20;
    });
  }
  if (volume === 0) return diagonal(0, 0, 0, 0);
  const c: Vec3 = [first[0]! / volume, first[1]! / volume, first[2]! / volume];
  const [xx, yy, zz, xy, xz, yz] = PAIRS.map(([i, j], n) => second[n]! - volume * c[i]! * c[j]!) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    volumeM3: volume,
    centerM: [c[0] + apex[0], c[1] + apex[1], c[2] + apex[2]],
    inertia: [yy + zz, xx + zz, xx + yy, -xy, -xz, -yz],
  };
}

const PAIRS = [
  [0, 0],
  [1, 1],
  [2, 2],
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

function sub3(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function meanOf(points: readonly Vec3[]): Vec3 {
  const n = points.length;
  const sum = points.reduce<Vec3>((s, p) => [s[0] + p[0], s[1] + p[1], s[2] + p[2]], [0, 0, 0]);
  return [sum[0] / n, sum[1] / n, sum[2] / n];
}

/** The surface of a convex hull as triangles that do not overlap, their corners counterclockwise seen from outside. */
export function planeFans(points: readonly Vec3[]): (readonly [Vec3, Vec3, Vec3])[] {
  const fans: (readonly [Vec3, Vec3, Vec3])[] = [];
  const seen: { normal: Vec3; offset: number }[] = [];
  for (const { normal, offset } of hullFaces(points)) {
    if (seen.some((s) => dot(s.normal, normal) > 1 - 1e-9 && Math.abs(s.offset - offset) < 1e-9)) continue;
    seen.push({ normal, offset });
    const corners = points.filter((p) => Math.abs(dot(normal, p) - offset) < 1e-9);
    const center = meanOf(corners);
    const u = sub3(corners[0]!, center);
    const w = cross(normal, u);
    const turn = (p: Vec3) => {
      const d = sub3(p, center);
      const x = dot(d, u);
      const y = dot(d, w);
      const l = Math.sqrt(x * x + y * y);
      return y >= 0 ? 1 - x / l : 3 + x / l;
    };
    const sorted = [...corners].sort((p, q) => turn(p) - turn(q));
    for (let i = 1; i + 1 < sorted.length; i++) fans.push([sorted[0]!, sorted[i]!, sorted[i + 1]!]);
  }
  return fans;
}
