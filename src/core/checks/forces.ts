import type { BakePlan, BodyPlan } from '../bake/plan.ts';
import { conjugate, multiply, rotate } from '../base/quat.ts';
import { add, addScaled, cross, dot, length, scale, sub, type Vec3 } from '../base/vec3.ts';
import type { BodyTrack } from '../motion/motion.ts';
import { stateAtKnot } from '../motion/sample.ts';

/** What a knot says of a body's centre of mass. */
export interface MassState {
  readonly positionM: Vec3;
  readonly velocityMps: Vec3;
  readonly angularVelocityRadps: Vec3;
  /** Spin, motion and height together, in joules above a body at rest at the world's origin. */
  readonly energyJ: number;
}

/** The state of the centre of mass at a knot: tracks tell of the body's origin, which swings about it. */
export function massStateAt(plan: BakePlan, body: BodyPlan, track: BodyTrack, knot: number): MassState {
  const { positionM, rotation, velocityMps, angularVelocityRadps: spin } = stateAtKnot(track, knot);
  const arm = rotate(rotation, body.centerOfMassM);
  const center = add(positionM, arm);
  const velocity = add(velocityMps, cross(spin, arm));
  const w = rotate(conjugate(multiply(rotation, body.principalRotation)), spin);
  const [ix, iy, iz] = body.inertiaKgm2;
  const turning = (ix * w[0] * w[0] + iy * w[1] * w[1] + iz * w[2] * w[2]) / 2;
  const moving = (body.massKg * dot(velocity, velocity)) / 2;
  const height = -body.massKg * dot(plan.gravityMps2, center);
  return { positionM: center, velocityMps: velocity, angularVelocityRadps: spin, energyJ: turning + moving + height };
}

/**
 * What air does to a body, in m/s2: drag against its motion through the air and lift across its spin. Worked out here
 * once more, from the formulas and not from the bake, because a judge must not borrow the accused's arithmetic.
 */
export function airAcceleration(
  plan: BakePlan,
  body: BodyPlan,
  { velocityMps, angularVelocityRadps }: MassState,
): Vec3 {
  const { aero } = body;
  const through = sub(velocityMps, plan.windMps);
  const speed = length(through);
  if (!aero || speed < 1e-9) return [0, 0, 0];
  const pressure = (plan.airDensityKgpm3 * speed * speed * aero.areaM2) / (2 * body.massKg);
  const drag = scale(through, (-pressure * aero.dragCoefficient) / speed);
  const across = cross(angularVelocityRadps, through);
  const sine = length(across);
  if (sine < 1e-12) return drag;
  const spinRatio = (aero.radiusM * length(angularVelocityRadps)) / speed;
  const lift = Math.min(aero.liftCap, aero.liftPerSpinRatio * spinRatio);
  return addScaled(drag, across, (pressure * lift) / sine);
}

/** The change of velocity between two knots that gravity and air do not explain, in m/s. */
export function unexplainedChange(plan: BakePlan, body: BodyPlan, a: MassState, b: MassState, spanS: number): Vec3 {
  const air = add(airAcceleration(plan, body, a), airAcceleration(plan, body, b));
  const explained = scale(addScaled(air, plan.gravityMps2, 2), spanS / 2);
  return sub(sub(b.velocityMps, a.velocityMps), explained);
}
