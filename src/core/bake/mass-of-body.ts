import { conjugate, fromAxes, IDENTITY, type Quat, rotate } from '../base/quat.ts';
import { type Symmetric3, unitMass } from '../base/shapes/mass.ts';
import { sub, type Vec3 } from '../base/vec3.ts';
import { materials } from '../materials/index.ts';
import type { Body } from '../props/prop-kind.ts';

/** How heavy a body is and how it resists turning. */
export interface BodyMass {
  readonly massKg: number;
  readonly centerOfMassM: Vec3;
  readonly inertiaKgm2: Vec3;
  readonly principalRotation: Quat;
}

/** Mass, centre and principal inertia of a body from the shapes and densities of its felt parts, scaled to its own mass. */
export function massOfBody(body: Body): BodyMass {
  const pieces = body.parts
    .filter((part) => part.role !== 'show')
    .map((part) => {
      const unit = unitMass(part.shape);
      const density = materials.get(part.materialId).densityKgpm3.value;
      const offset = rotate(part.rotation, unit.centerM);
      return {
        massKg: unit.volumeM3 * density,
        centerM: [part.positionM[0] + offset[0], part.positionM[1] + offset[1], part.positionM[2] + offset[2]] as Vec3,
        inertia: turned(unit.inertia, part.rotation).map((x) => x * density) as unknown as Symmetric3,
      };
    });
  const total = pieces.reduce((sum, piece) => sum + piece.massKg, 0);
  if (total <= 0) return { massKg: 0, centerOfMassM: [0, 0, 0], inertiaKgm2: [0, 0, 0], principalRotation: IDENTITY };
  const centerOfMassM = [0, 1, 2].map(
    (k) => pieces.reduce((sum, piece) => sum + piece.massKg * piece.centerM[k]!, 0) / total,
  ) as unknown as Vec3;
  const massKg = body.massKg ?? total;
  const sum: number[] = [0, 0, 0, 0, 0, 0];
  for (const piece of pieces) {
    const [x, y, z] = sub(piece.centerM, centerOfMassM);
    const m = piece.massKg;
    const shift = [m * (y * y + z * z), m * (x * x + z * z), m * (x * x + y * y), -m * x * y, -m * x * z, -m * y * z];
    for (let k = 0; k < 6; k++) sum[k] = sum[k]! + piece.inertia[k]! + shift[k]!;
  }
  // A thin shell turns harder than a solid ball of the same mass: 2/3 against 2/5.
  const factor = (massKg / total) * (body.massDistribution === 'shell' ? 5 / 3 : 1);
  const { moments, rotation } = principalAxes(sum.map((x) => x * factor) as unknown as Symmetric3);
  return { massKg, centerOfMassM, inertiaKgm2: moments, principalRotation: rotation };
}

function turned(inertia: Symmetric3, rotation: Quat): Symmetric3 {
  const back = conjugate(rotation);
  const columns = (
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const
  ).map((axis) => rotate(rotation, times(inertia, rotate(back, axis))));
  const [x, y, z] = columns as [Vec3, Vec3, Vec3];
  return [x[0], y[1], z[2], y[0], z[0], z[1]];
}

function times([xx, yy, zz, xy, xz, yz]: Symmetric3, v: Vec3): Vec3 {
  return [xx * v[0] + xy * v[1] + xz * v[2], xy * v[0] + yy * v[1] + yz * v[2], xz * v[0] + yz * v[1] + zz * v[2]];
}

/** Eigenvalues and right-handed eigenvectors by cyclic Jacobi rotations; 12 sweeps leave nothing off the diagonal. */
function principalAxes(inertia: Symmetric3): { readonly moments: Vec3; readonly rotation: Quat } {
  const [xx, yy, zz, xy, xz, yz] = inertia;
  const a = [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ];
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const tiny = 1e-12 * (xx + yy + zz);
  let isDiagonal = true;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const off = a[p]![q]!;
      if (Math.abs(off) <= tiny) continue;
      isDiagonal = false;
      const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const s = t * c;
      for (let k = 0; k < 3; k++) {
        const kp = a[k]![p]!;
        const kq = a[k]![q]!;
        a[k]![p] = c * kp - s * kq;
        a[k]![q] = s * kp + c * kq;
      }
      for (let k = 0; k < 3; k++) {
        const pk = a[p]![k]!;
        const qk = a[q]![k]!;
        a[p]![k] = c * pk - s * qk;
        a[q]![k] = s * pk + c * qk;
        const vp = v[k]![p]!;
        const vq = v[k]![q]!;
        v[k]![p] = c * vp - s * vq;
        v[k]![q] = s * vp + c * vq;
      }
    }
  }
  const moments: Vec3 = [a[0]![0]!, a[1]![1]!, a[2]![2]!];
  if (isDiagonal) return { moments, rotation: IDENTITY };
  const x: Vec3 = [v[0]![0]!, v[1]![0]!, v[2]![0]!];
  const y: Vec3 = [v[0]![1]!, v[1]![1]!, v[2]![1]!];
  const z: Vec3 = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]];
  return { moments, rotation: fromAxes(x, y, z) };
}
