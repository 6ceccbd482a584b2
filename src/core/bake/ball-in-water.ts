import { PI } from '../base/math.ts';
import { dot, length, type Vec3 } from '../base/vec3.ts';
import { heightOver, isOver, type Water, waveDamping, withoutOvershoot } from './water.ts';

/** Drag of a sphere below its drag crisis, at Reynolds numbers of 1e3 to 3e5 (Hoerner, Fluid-Dynamic Drag, 3-8). */
export const SPHERE_DRAG = 0.47;
/** Water that a sphere drags along when it speeds up, as a share of what it displaces (Lamb, Hydrodynamics, 92). */
export const SPHERE_ADDED_MASS = 0.5;

/** How a level cuts a ball whose centre is `heightM` above it: the volume below, and the area of the cut. */
export function capBelow(radiusM: number, heightM: number): { readonly volumeM3: number; readonly areaM2: number } {
  const deep = Math.min(Math.max(radiusM - heightM, 0), 2 * radiusM);
  return { volumeM3: (PI * deep * deep * (3 * radiusM - deep)) / 3, areaM2: PI * deep * (2 * radiusM - deep) };
}

/**
 * Acceleration in m/s2 of a ball that water touches, where gravity and air alone would give it `aloft`; null where it is
 * dry. Buoyancy of the exact cap; quadratic drag by the share that is under; the damping of waves; the mass of the water
 * that moves along, whose growth on the way in is the slam. Steady in steps of `dt` seconds however light the ball.
 */
export function accelerationInWater(
  water: Water,
  gravityMps2: Vec3,
  ball: { readonly radiusM: number; readonly massKg: number },
  positionM: Vec3,
  velocityMps: Vec3,
  aloft: Vec3,
  dt: number,
): Vec3 | null {
  const r = ball.radiusM;
  const heightM = heightOver(water, positionM);
  if (heightM >= r || !isOver(water, positionM)) return null;
  const rho = water.densityKgpm3;
  const { volumeM3, areaM2 } = capBelow(r, heightM);
  const share = (3 * volumeM3) / (4 * PI * r * r * r);
  const massKg = ball.massKg + SPHERE_ADDED_MASS * rho * volumeM3;
  const rising = dot(velocityMps, water.up);
  const sinking = Math.max(0, -rising);
  const drag = 0.5 * rho * SPHERE_DRAG * PI * r * r * share * length(velocityMps);
  // d(added mass)/dt = k rho dV/dt = k rho A v: momentum that the water takes on the way in and keeps on the way out.
  const slam = SPHERE_ADDED_MASS * rho * areaM2 * sinking;
  const waves = areaM2 * waveDamping(rho, length(gravityMps2), volumeM3, areaM2);
  const every = (drag / massKg) * withoutOvershoot((drag / massKg) * dt);
  const whole = (drag + slam + waves) / massKg;
  const upwards = (whole * withoutOvershoot(whole * dt) - every) * rising;
  const own = ball.massKg / massKg;
  const lift = (rho * volumeM3) / massKg;
  const along = (k: 0 | 1 | 2) =>
    aloft[k] * own - gravityMps2[k] * lift - every * velocityMps[k] - upwards * water.up[k];
  return [along(0), along(1), along(2)];
}
