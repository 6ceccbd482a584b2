import type { Vec3 } from '../base/vec3.ts';
import type { Aero } from '../props/prop-kind.ts';

/** What surrounds a body in flight. */
export interface Air {
  readonly gravityMps2: Vec3;
  readonly densityKgpm3: number;
  readonly windMps: Vec3;
}

/** A body in flight, by the numbers that do not change on the way. */
export interface Flight {
  readonly gravityX: number;
  readonly gravityY: number;
  readonly gravityZ: number;
  readonly windX: number;
  readonly windY: number;
  readonly windZ: number;
  /** Pressure on the body at 1 m/s over its mass, in 1/m; 0 where no air acts. */
  readonly pressurePerM: number;
  /** That times the drag coefficient. */
  readonly dragPerM: number;
  /** Lift coefficient per spin and speed, in metres. */
  readonly liftPerSpinM: number;
  readonly liftCap: number;
}

export function flightOf({ gravityMps2, windMps, densityKgpm3 }: Air, aero: Aero | null, massKg: number): Flight {
  const pressurePerM = aero ? (0.5 * densityKgpm3 * aero.areaM2) / massKg : 0;
  return {
    gravityX: gravityMps2[0],
    gravityY: gravityMps2[1],
    gravityZ: gravityMps2[2],
    windX: windMps[0],
    windY: windMps[1],
    windZ: windMps[2],
    pressurePerM,
    dragPerM: aero ? pressurePerM * aero.dragCoefficient : 0,
    liftPerSpinM: aero ? aero.liftPerSpinRatio * aero.radiusM : 0,
    liftCap: aero ? aero.liftCap : 0,
  };
}

/**
 * Writes the acceleration of a body in flight, in m/s2, into the three places of `out`, from its velocity and spin in places
 * 3 to 8 of `at` (numbers in columns cost nothing to hand over): gravity, quadratic drag
 * 1/2 rho Cd A |u| u against its motion u through the air, and Magnus lift 1/2 rho CL A |u|^2 along spin x u, with CL
 * growing with the spin ratio r w / |u| up to a cap.
 *
 * It is the acceleration to hold for twice `halfS` seconds from the velocity in places 0 to 2 of `from`, with the drag's |u| and
 * the lift of `at`, and its u the mean of the velocities before and after: asked at the start and then in the middle of a step,
 * it follows quadratic drag along a line exactly, u / (1 + k u t), however light the body and long the step. With `halfS` 0 and
 * one velocity for both it is the acceleration of the instant.
 */
export function accelerationAloft(
  flight: Flight,
  at: Float64Array,
  from: Float64Array,
  halfS: number,
  out: Float64Array,
): void {
  const { pressurePerM } = flight;
  const ux = at[3]! - flight.windX;
  const uy = at[4]! - flight.windY;
  const uz = at[5]! - flight.windZ;
  const speed = Math.sqrt(ux * ux + uy * uy + uz * uz);
  if (pressurePerM === 0 || speed < 1e-9) {
    out[0] = flight.gravityX;
    out[1] = flight.gravityY;
    out[2] = flight.gravityZ;
    return;
  }
  const wx = at[6]!;
  const wy = at[7]!;
  const wz = at[8]!;
  const drag = flight.dragPerM * speed;
  const cx = wy * uz - wz * uy;
  const cy = wz * ux - wx * uz;
  const cz = wx * uy - wy * ux;
  const across = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const w = Math.sqrt(wx * wx + wy * wy + wz * wz);
  const liftCoefficient = Math.min(flight.liftCap, (flight.liftPerSpinM * w) / speed);
  const lift = across > 1e-12 ? (pressurePerM * liftCoefficient * speed * speed) / across : 0;
  const held = 1 / (1 + drag * halfS);
  out[0] = (flight.gravityX - drag * (from[0]! - flight.windX) + lift * cx) * held;
  out[1] = (flight.gravityY - drag * (from[1]! - flight.windY) + lift * cy) * held;
  out[2] = (flight.gravityZ - drag * (from[2]! - flight.windZ) + lift * cz) * held;
}

/** The acceleration of the instant as a vector. */
export function accelerationInAir(air: Air, aero: Aero | null, massKg: number, velocity: Vec3, spin: Vec3): Vec3 {
  if (!aero || air.densityKgpm3 === 0) return air.gravityMps2;
  start.set(velocity);
  moving.set(velocity, 3);
  moving.set(spin, 6);
  accelerationAloft(flightOf(air, aero, massKg), moving, start, 0, felt);
  return [felt[0]!, felt[1]!, felt[2]!];
}

const start = new Float64Array(3);
const moving = new Float64Array(9);
const felt = new Float64Array(3);

/**
 * Writes the acceleration to hold through a step of `dt` seconds into `out`, from velocity and spin in places 3 to 8 of `at` and
 * the same velocity in `from`. Leaves the velocity in the middle of the step in `at`.
 */
export function accelerationToHold(
  flight: Flight,
  at: Float64Array,
  from: Float64Array,
  dt: number,
  out: Float64Array,
): void {
  const half = dt / 2;
  accelerationAloft(flight, at, from, half, out);
  for (let k = 0; k < 3; k++) at[3 + k] = from[k]! + out[k]! * half;
  accelerationAloft(flight, at, from, half, out);
}

/** `accelerationToHold` as a vector. */
export function midStepAcceleration(
  air: Air,
  aero: Aero | null,
  massKg: number,
  velocity: Vec3,
  spin: Vec3,
  dt: number,
): Vec3 {
  if (!aero || air.densityKgpm3 === 0) return air.gravityMps2;
  start.set(velocity);
  moving.set(velocity, 3);
  moving.set(spin, 6);
  accelerationToHold(flightOf(air, aero, massKg), moving, start, dt, felt);
  return [felt[0]!, felt[1]!, felt[2]!];
}
