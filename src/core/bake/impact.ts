import { type Quat, rotate } from '../base/quat.ts';
import type { Symmetric3 } from '../base/shapes/mass.ts';
import { add, addScaled, cross, dot, length, scale, sub, type Vec3 } from '../base/vec3.ts';

/**
 * Two rigid bodies meet at a point: Newton's restitution along the normal, Coulomb's friction along the surface, with the
 * exact response of both to an impulse there. Momentum is kept to rounding, and energy never grows (see `limitFriction`).
 */

/** A change of motion, or a motion: of the centre of mass in m/s, about it in rad/s, world frame. */
export interface Twist {
  readonly linear: Vec3;
  readonly angular: Vec3;
}

/** How readily a body moves, in the world. */
export interface Mobility {
  /** 1 / mass in 1/kg; 0 where nothing can move it. */
  readonly perKg: number;
  /** Inverse inertia about the centre of mass, in 1/(kg m2). */
  readonly perKgm2: Symmetric3;
  /**
   * What joints with unmovable things take from it: motions c so that an impulsive wrench f moves the body by
   * M^-1 f - sum of c (c . f). Orthonormal with the mass as the measure.
   */
  readonly held: readonly Twist[];
}

/** Nothing moves it: a still or animated body. */
export const UNMOVABLE: Mobility = { perKg: 0, perKgm2: [0, 0, 0, 0, 0, 0], held: [] };

/** A body at the instant of an impact. */
export interface Striker {
  readonly centerOfMassM: Vec3;
  readonly motion: Twist;
  readonly mobility: Mobility;
}

export interface Meeting {
  readonly pointM: Vec3;
  /** Unit vector from `b` towards `a`. */
  readonly normal: Vec3;
  /** 0 to 1. */
  readonly restitution: number;
  readonly friction: number;
}

export interface Impact {
  /** On `a`, in N s; `b` gets its opposite. */
  readonly impulse: Vec3;
  readonly impulseNs: number;
  readonly frictionNs: number;
  /** Closing speed before, speed apart after, slip before. */
  readonly normalSpeedMps: number;
  readonly reboundSpeedMps: number;
  readonly slipSpeedMps: number;
  /** What the impulse adds to the motion of each. */
  readonly changeA: Twist;
  readonly changeB: Twist;
}

/** Slower slips have no direction worth the name, in m/s. */
const SLIP_MPS = 1e-9;

/** The mobility of a free body turned by `rotation`; moments are principal, in the axes of `principalRotation`. */
export function freeMobility(massKg: number, inertiaKgm2: Vec3, principalRotation: Quat, rotation: Quat): Mobility {
  const sum = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < 3; k++) {
    const axis: Vec3 = [k === 0 ? 1 : 0, k === 1 ? 1 : 0, k === 2 ? 1 : 0];
    const [x, y, z] = rotate(rotation, rotate(principalRotation, axis));
    const inverse = inertiaKgm2[k]! > 0 ? 1 / inertiaKgm2[k]! : 0;
    const products = [x * x, y * y, z * z, x * y, x * z, y * z];
    for (let i = 0; i < 6; i++) sum[i] = sum[i]! + inverse * products[i]!;
  }
  return { perKg: 1 / massKg, perKgm2: sum as unknown as Symmetric3, held: [] };
}

/** The motion that an impulsive wrench (N s, and N m s about the centre of mass) gives a body. */
export function responseTo({ perKg, perKgm2, held }: Mobility, wrench: Twist): Twist {
  let linear = scale(wrench.linear, perKg);
  let angular = times(perKgm2, wrench.angular);
  for (const c of held) {
    const share = along(c, wrench);
    linear = addScaled(linear, c.linear, -share);
    angular = addScaled(angular, c.angular, -share);
  }
  return { linear, angular };
}

/** The wrench of an impulse, in N s, at `arm` metres from the centre of mass. */
export function wrenchAt(arm: Vec3, impulse: Vec3): Twist {
  return { linear: impulse, angular: cross(arm, impulse) };
}

/** A motion along a wrench, or a wrench along a motion: what one does per unit of the other. */
export function along(a: Twist, b: Twist): number {
  return dot(a.linear, b.linear) + dot(a.angular, b.angular);
}

/** The velocity of the place of a body that is `arm` metres from its centre of mass. */
export function velocityAt({ linear, angular }: Twist, arm: Vec3): Vec3 {
  return add(linear, cross(angular, arm));
}

/** The impact of two bodies; null where they do not close in, or where neither can give way. */
export function impactOf(a: Striker, b: Striker, { pointM, normal, restitution, friction }: Meeting): Impact | null {
  const armA = sub(pointM, a.centerOfMassM);
  const armB = sub(pointM, b.centerOfMassM);
  const u = sub(velocityAt(a.motion, armA), velocityAt(b.motion, armB));
  const closing = -dot(u, normal);
  const k = softness(a.mobility, armA, b.mobility, armB);
  const kn = times(k, normal);
  const softnessAlong = dot(normal, kn);
  if (!(closing > 0 && softnessAlong > 0)) return null;
  const smooth = scale(normal, ((1 + restitution) * closing) / softnessAlong);
  const tangent = sub(u, scale(normal, -closing));
  const gripping = stick(k, u, normal, restitution * closing, friction);
  const wanted = gripping ?? slide(k, u, normal, tangent, smooth, friction);
  const impulse = limitFriction(k, u, smooth, wanted);
  const impulseNs = dot(impulse, normal);
  return {
    impulse,
    impulseNs,
    frictionNs: length(addScaled(impulse, normal, -impulseNs)),
    normalSpeedMps: closing,
    reboundSpeedMps: restitution * closing,
    slipSpeedMps: length(tangent),
    changeA: responseTo(a.mobility, wrenchAt(armA, impulse)),
    changeB: responseTo(b.mobility, wrenchAt(armB, scale(impulse, -1))),
  };
}

/** Relative velocity at the contact per impulse there: a symmetric matrix, positive where either body gives way. */
function softness(a: Mobility, armA: Vec3, b: Mobility, armB: Vec3): Symmetric3 {
  const column = (axis: Vec3) =>
    add(velocityAt(responseTo(a, wrenchAt(armA, axis)), armA), velocityAt(responseTo(b, wrenchAt(armB, axis)), armB));
  const x = column([1, 0, 0]);
  const y = column([0, 1, 0]);
  const z = column([0, 0, 1]);
  return [x[0], y[1], z[2], y[0], z[0], z[1]];
}

/** The impulse after which the surfaces part without slipping; null where friction is too weak for it. */
function stick(k: Symmetric3, u: Vec3, normal: Vec3, reboundMps: number, friction: number): Vec3 | null {
  const impulse = solve(k, sub(scale(normal, reboundMps), u));
  if (!impulse) return null;
  const pressing = dot(impulse, normal);
  return length(addScaled(impulse, normal, -pressing)) <= friction * pressing ? impulse : null;
}

/**
 * The impulse of surfaces that slip to the end: from the frictionless one towards more friction against the slip, keeping
 * the rebound, as far as friction reaches or until the slip along its first direction has gone.
 */
function slide(k: Symmetric3, u: Vec3, normal: Vec3, tangent: Vec3, smooth: Vec3, friction: number): Vec3 {
  const slip = length(tangent) > SLIP_MPS ? tangent : tangentOf(add(u, times(k, smooth)), normal);
  const speed = length(slip);
  if (speed < SLIP_MPS) return smooth;
  const against = scale(slip, -1 / speed);
  const kn = times(k, normal);
  const lift = -dot(kn, against) / dot(kn, normal);
  const direction = addScaled(against, normal, lift);
  const perShare = dot(against, times(k, direction));
  const stopped = perShare > 0 ? -dot(against, add(u, times(k, smooth))) / perShare : 0;
  const slack = 1 - friction * lift;
  const reach = slack > 0 ? (friction * dot(smooth, normal)) / slack : Number.POSITIVE_INFINITY;
  return addScaled(smooth, direction, Math.max(0, Math.min(reach, stopped)));
}

/**
 * Newton's restitution with friction can create energy where impulse and slip are strongly coupled (Kane's paradox). The
 * frictionless impulse never does, for it ends the closing and gives back less; so friction is weakened towards it, at the
 * same rebound, until no energy is gained. Every impulse on the way stays within Coulomb's cone, which is convex.
 */
function limitFriction(k: Symmetric3, u: Vec3, smooth: Vec3, wanted: Vec3): Vec3 {
  const extra = sub(wanted, smooth);
  const kExtra = times(k, extra);
  const start = energyOf(k, u, smooth);
  const slope = dot(extra, add(u, times(k, smooth)));
  const bend = dot(extra, kExtra) / 2;
  if (start + slope + bend <= 0 || bend <= 0) return wanted;
  const share = (-slope + Math.sqrt(Math.max(0, slope * slope - 4 * bend * start))) / (2 * bend);
  return addScaled(smooth, extra, Math.min(1, Math.max(0, share)));
}

/** The kinetic energy that an impulse adds to the two, in J. */
function energyOf(k: Symmetric3, u: Vec3, impulse: Vec3): number {
  return dot(impulse, u) + dot(impulse, times(k, impulse)) / 2;
}

function tangentOf(u: Vec3, normal: Vec3): Vec3 {
  return addScaled(u, normal, -dot(u, normal));
}

function times([xx, yy, zz, xy, xz, yz]: Symmetric3, v: Vec3): Vec3 {
  return [xx * v[0] + xy * v[1] + xz * v[2], xy * v[0] + yy * v[1] + yz * v[2], xz * v[0] + yz * v[1] + zz * v[2]];
}

/** The solution of k x = v by cofactors; null where k is as good as singular. */
function solve([xx, yy, zz, xy, xz, yz]: Symmetric3, v: Vec3): Vec3 | null {
  const a = yy * zz - yz * yz;
  const b = xz * yz - xy * zz;
  const c = xy * yz - xz * yy;
  const determinant = xx * a + xy * b + xz * c;
  const size = xx + yy + zz;
  if (!(determinant > 1e-12 * size * size * size)) return null;
  const inverse: Symmetric3 = [a, xx * zz - xz * xz, xx * yy - xy * xy, b, c, xy * xz - xx * yz];
  return scale(times(inverse, v), 1 / determinant);
}
