import type { BakePlan, BodyPlan } from '../bake/plan.ts';
import { conjugate, multiply, type Quat, rotate } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { BodyTrack } from '../motion/motion.ts';

/**
 * What a body's centre of mass does, in columns by knot: tracks tell of the body's origin, which swings about it. Forces are
 * worked out here once more, from the formulas and not from the bake, because a judge must not borrow the accused's
 * arithmetic.
 */
export interface MassTrack {
  readonly bodyIndex: number;
  readonly track: BodyTrack;
  /** The first knot from which physics alone decides, which is 0 but for what is let go. */
  readonly firstKnot: number;
  /** Three a knot, world frame. */
  readonly centersM: Float64Array;
  readonly velocitiesMps: Float64Array;
  /** Three a knot: the change of velocity since the knot before that gravity and air do not explain; 0 at the first. */
  readonly changesMps: Float64Array;
  /** Spin, motion and height together, above a body at rest at the world's origin. */
  readonly energiesJ: Float64Array;
  /** What air has given the body since the knot before, or taken from it. */
  readonly airWorksJ: Float64Array;
}

export function massTrackOf(plan: BakePlan, bodyIndex: number, track: BodyTrack): MassTrack {
  const body = plan.bodies[bodyIndex]!;
  const { timesS } = track;
  const count = timesS.length;
  const centersM = new Float64Array(3 * count);
  const velocitiesMps = new Float64Array(3 * count);
  const changesMps = new Float64Array(3 * count);
  const energiesJ = new Float64Array(count);
  const airWorksJ = new Float64Array(count);
  const lift = new Float64Array(3 * count);
  const dragPerM = body.aero
    ? (plan.airDensityKgpm3 * body.aero.areaM2 * body.aero.dragCoefficient) / (2 * body.massKg)
    : 0;
  const [windX, windY, windZ] = plan.windMps;
  let speed = 0;
  const [gx, gy, gz] = plan.gravityMps2;
  const [ix, iy, iz] = body.inertiaKgm2;
  const isCentered = body.centerOfMassM.every((x) => x === 0);
  const isEven = ix === iy && iy === iz;
  const hasAir = body.aero !== null && plan.airDensityKgpm3 > 0;
  for (let i = 0; i < count; i++) {
    const a = 3 * i;
    const [wx, wy, wz] = [
      track.angularVelocitiesRadps[a]!,
      track.angularVelocitiesRadps[a + 1]!,
      track.angularVelocitiesRadps[a + 2]!,
    ];
    let [x, y, z] = [track.positionsM[a]!, track.positionsM[a + 1]!, track.positionsM[a + 2]!];
    let [vx, vy, vz] = [track.velocitiesMps[a]!, track.velocitiesMps[a + 1]!, track.velocitiesMps[a + 2]!];
    if (!isCentered) {
      const [rx, ry, rz] = rotate(rotationAt(track, i), body.centerOfMassM);
      x += rx;
      y += ry;
      z += rz;
      vx += wy * rz - wz * ry;
      vy += wz * rx - wx * rz;
      vz += wx * ry - wy * rx;
    }
    centersM[a] = x;
    centersM[a + 1] = y;
    centersM[a + 2] = z;
    velocitiesMps[a] = vx;
    velocitiesMps[a + 1] = vy;
    velocitiesMps[a + 2] = vz;
    const turning = isEven ? (ix * (wx * wx + wy * wy + wz * wz)) / 2 : turningJ(body, track, i, [wx, wy, wz]);
    energiesJ[i] =
      turning + (body.massKg * (vx * vx + vy * vy + vz * vz)) / 2 - body.massKg * (gx * x + gy * y + gz * z);
    if (hasAir) {
      addLift(plan, body, lift, a, vx, vy, vz, wx, wy, wz);
    }
    const speedBefore = speed;
    const [ux, uy, uz] = [vx - windX, vy - windY, vz - windZ];
    speed = Math.sqrt(ux * ux + uy * uy + uz * uz);
    if (i === 0) continue;
    const half = (timesS[i]! - timesS[i - 1]!) / 2;
    const drag = dragPerM * speed;
    const dragBefore = dragPerM * speedBefore;
    const [bx, by, bz] = [velocitiesMps[a - 3]!, velocitiesMps[a - 2]!, velocitiesMps[a - 1]!];
    // Quadratic drag alone takes k u0 u1 t of the speed: each speed goes with the other's velocity, exact for what is light.
    const airX = (lift[a]! + lift[a - 3]! - dragBefore * ux - drag * (bx - windX)) * half;
    const airY = (lift[a + 1]! + lift[a - 2]! - dragBefore * uy - drag * (by - windY)) * half;
    const airZ = (lift[a + 2]! + lift[a - 1]! - dragBefore * uz - drag * (bz - windZ)) * half;
    airWorksJ[i] = (body.massKg * (airX * (vx + bx) + airY * (vy + by) + airZ * (vz + bz))) / 2;
    changesMps[a] = vx - bx - airX - 2 * gx * half;
    changesMps[a + 1] = vy - by - airY - 2 * gy * half;
    changesMps[a + 2] = vz - bz - airZ - 2 * gz * half;
  }
  const firstKnot = body.letGoS === null ? 0 : firstFrom(timesS, body.letGoS);
  return { bodyIndex, track, firstKnot, centersM, velocitiesMps, changesMps, energiesJ, airWorksJ };
}

/** Three numbers of a column of such. */
export function tripleAt(column: Float64Array | Float32Array, knot: number): Vec3 {
  return [column[3 * knot]!, column[3 * knot + 1]!, column[3 * knot + 2]!];
}

/** The size of three numbers of a column of such. */
export function sizeAt(column: Float64Array | Float32Array, knot: number): number {
  const x = column[3 * knot]!;
  const y = column[3 * knot + 1]!;
  const z = column[3 * knot + 2]!;
  return Math.sqrt(x * x + y * y + z * z);
}

/** The first knot at or after an instant; the number of knots where there is none. */
export function firstFrom(timesS: Float64Array, timeS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesS[middle]! < timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rotationAt({ rotations: q }: BodyTrack, i: number): Quat {
  return [q[4 * i]!, q[4 * i + 1]!, q[4 * i + 2]!, q[4 * i + 3]!];
}

function turningJ(body: BodyPlan, track: BodyTrack, i: number, spin: Vec3): number {
  const w = rotate(conjugate(multiply(rotationAt(track, i), body.principalRotation)), spin);
  const [ix, iy, iz] = body.inertiaKgm2;
  return (ix * w[0] * w[0] + iy * w[1] * w[1] + iz * w[2] * w[2]) / 2;
}

/** Adds what air lifts a spinning body by, in m/s2, to three numbers: across its spin and its motion through the air. */
function addLift(
  plan: BakePlan,
  body: BodyPlan,
  out: Float64Array,
  at: number,
  vx: number,
  vy: number,
  vz: number,
  wx: number,
  wy: number,
  wz: number,
): void {
  const aero = body.aero!;
  const ux = vx - plan.windMps[0];
  const uy = vy - plan.windMps[1];
  const uz = vz - plan.windMps[2];
  const speed = Math.sqrt(ux * ux + uy * uy + uz * uz);
  if (speed < 1e-9) return;
  const pressure = (plan.airDensityKgpm3 * speed * speed * aero.areaM2) / (2 * body.massKg);
  const cx = wy * uz - wz * uy;
  const cy = wz * ux - wx * uz;
  const cz = wx * uy - wy * ux;
  const sine = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const spinRatio = (aero.radiusM * Math.sqrt(wx * wx + wy * wy + wz * wz)) / speed;
  const lift = sine < 1e-12 ? 0 : (pressure * Math.min(aero.liftCap, aero.liftPerSpinRatio * spinRatio)) / sine;
  out[at] = out[at]! + lift * cx;
  out[at + 1] = out[at + 1]! + lift * cy;
  out[at + 2] = out[at + 2]! + lift * cz;
}
