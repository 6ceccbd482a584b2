import type { Vec3 } from '../base/vec3.ts';
import type { Aero } from '../props/prop-kind.ts';

/** What surrounds a body in flight. */
export interface Air {
  readonly gravityMps2: Vec3;
  readonly densityKgpm3: number;
  readonly windMps: Vec3;
}

/**
 * Acceleration of a body in flight, in m/s2: gravity, quadratic drag 1/2 rho Cd A |u| u against its motion u through the
 * air, and Magnus lift 1/2 rho CL A |u|^2 along spin x u, with CL growing with the spin ratio r w / |u| up to a cap.
 */
export function accelerationInAir(air: Air, aero: Aero | null, massKg: number, velocity: Vec3, spin: Vec3): Vec3 {
  const [gx, gy, gz] = air.gravityMps2;
  if (!aero || air.densityKgpm3 === 0) return air.gravityMps2;
  const ux = velocity[0] - air.windMps[0];
  const uy = velocity[1] - air.windMps[1];
  const uz = velocity[2] - air.windMps[2];
  const speed = Math.sqrt(ux * ux + uy * uy + uz * uz);
  if (speed < 1e-9) return air.gravityMps2;
  const pressure = (0.5 * air.densityKgpm3 * aero.areaM2) / massKg;
  const drag = pressure * aero.dragCoefficient * speed;
  const cx = spin[1] * uz - spin[2] * uy;
  const cy = spin[2] * ux - spin[0] * uz;
  const cz = spin[0] * uy - spin[1] * ux;
  const across = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const w = Math.sqrt(spin[0] * spin[0] + spin[1] * spin[1] + spin[2] * spin[2]);
  const liftCoefficient = Math.min(aero.liftCap, (aero.liftPerSpinRatio * aero.radiusM * w) / speed);
  const lift = across > 1e-12 ? (pressure * liftCoefficient * speed * speed) / across : 0;
  return [gx - drag * ux + lift * cx, gy - drag * uy + lift * cy, gz - drag * uz + lift * cz];
}

/** The acceleration at the middle of a step of `dt` seconds: a second-order step needs no more. */
export function midStepAcceleration(
  air: Air,
  aero: Aero | null,
  massKg: number,
  velocity: Vec3,
  spin: Vec3,
  dt: number,
): Vec3 {
  if (!aero || air.densityKgpm3 === 0) return air.gravityMps2;
  const a = accelerationInAir(air, aero, massKg, velocity, spin);
  const half = dt / 2;
  const middle: Vec3 = [velocity[0] + a[0] * half, velocity[1] + a[1] * half, velocity[2] + a[2] * half];
  return accelerationInAir(air, aero, massKg, middle, spin);
}
