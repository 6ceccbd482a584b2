import { conjugate, integrate, rotate } from '../base/quat.ts';
import { addScaled, cross, dot, length, scale, type Vec3 } from '../base/vec3.ts';
import type { ClosedSurface } from './closed-surface.ts';
import type { BallState } from './layer-ball.ts';
import type { BodyPlan } from './plan.ts';
import { heightOver, type Water, waveDamping, withoutOvershoot } from './water.ts';
import { measureWet, type Wet } from './wet-surface.ts';

/** What pushes a body: force at its centre of mass in N and torque in N m, in the world. */
export interface Push {
  force: Vec3;
  torque: Vec3;
}

/**
 * What water does to a body of any shape: the weight of the water that its parts displace, at the centre of what is under;
 * pressure drag on panels that move outwards, skin friction along all that are wet, damping by waves over the waterplane.
 * Water that a body drags along when it speeds up is left out. Measured `leadS` ahead, at the middle of the step to come,
 * which keeps bobbing neither growing nor fading by itself; damping can stop a body within a step but never turn it round.
 */
export function pushInWater(
  water: Water,
  gravityMps2: Vec3,
  body: BodyPlan,
  surface: ClosedSurface,
  state: BallState,
  leadS: number,
  dt: number,
  out: Push,
): boolean {
  const spin = state.angularVelocityRadps;
  const rotation = integrate(state.rotation, spin, leadS);
  const arm = rotate(rotation, body.centerOfMassM);
  const velocity = addScaled(state.velocityMps, cross(spin, arm), 1);
  const origin = addScaled(state.positionM, state.velocityMps, leadS);
  const back = conjugate(rotation);
  const local = { up: rotate(back, water.up), velocity: rotate(back, velocity), spin: rotate(back, spin) };
  const heightM = heightOver(water, addScaled(origin, arm, 1));
  const wet = measureWet(surface, local.up, heightM, local.velocity, local.spin);
  if (wet.volumeM3 <= 0) return false;
  const lift = scale(rotate(back, gravityMps2), -water.densityKgpm3 * wet.volumeM3);
  const damping = dampingOf(water, length(gravityMps2), wet, local.up);
  const held = heldBack(body, damping, local.velocity, local.spin, dt);
  out.force = rotate(rotation, addScaled(lift, damping.force, held));
  out.torque = rotate(rotation, addScaled(cross(wet.centerM, lift), damping.torque, held));
  return true;
}

function dampingOf(water: Water, gravity: number, wet: Wet, up: Vec3): Push {
  const waves = waveDamping(water.densityKgpm3, gravity, wet.volumeM3, wet.waterplaneM2);
  return {
    force: addScaled(scale(wet.dragForce, water.densityKgpm3), up, waves * wet.waveForce),
    torque: addScaled(scale(wet.dragTorque, water.densityKgpm3), wet.waveTorque, waves),
  };
}

/**
 * How much of a damping to let through: over one step its work is dt P - dt^2 Q / 2, with P the power it takes and Q its
 * push squared by the body's inertia, so that dt Q / P says how much of the motion it would take.
 */
function heldBack(body: BodyPlan, { force, torque }: Push, velocity: Vec3, spin: Vec3, dt: number): number {
  const power = -dot(force, velocity) - dot(torque, spin);
  if (power <= 0) return 1;
  const [ix, iy, iz] = body.inertiaKgm2;
  const [tx, ty, tz] = rotate(conjugate(body.principalRotation), torque);
  const turning = (tx * tx) / ix + (ty * ty) / iy + (tz * tz) / iz;
  return withoutOvershoot((dt * (dot(force, force) / body.massKg + turning)) / power);
}
