import { atan2, clamp, cos, DEG, sin } from '../../core/base/math.ts';
import { addScaled, length, scale, sub, type Vec3 } from '../../core/base/vec3.ts';

/** The Throw arrow is as long as the body would fly in this time if nothing pulled at it. */
export const ARROW_TIME_S = 0.12;
/** No throw by hand, bat or racket is faster; the arrow stops here. */
export const MAX_THROW_MPS = 100;
/** What a dragged throw keeps to while snapping is on. */
const SNAP_SPEED_MPS = 0.1;
const SNAP_ANGLE_RAD = DEG;

/** A launch as people say it. */
export interface Launch {
  readonly speedMps: number;
  /** Above the horizon. */
  readonly elevationRad: number;
  /** Seen from above, clockwise from -z: a quarter turn points to +x. 0 where the launch is straight up or down. */
  readonly azimuthRad: number;
}

export function tipOf(originM: Vec3, velocityMps: Vec3): Vec3 {
  return addScaled(originM, velocityMps, ARROW_TIME_S);
}

/** The velocity whose arrow ends at `tipM`, held below the fastest throw. */
export function velocityOfTip(originM: Vec3, tipM: Vec3): Vec3 {
  const velocity = scale(sub(tipM, originM), 1 / ARROW_TIME_S);
  const speed = length(velocity);
  return speed > MAX_THROW_MPS ? scale(velocity, MAX_THROW_MPS / speed) : velocity;
}

export function launchOf(velocityMps: Vec3): Launch {
  const [x, y, z] = velocityMps;
  const speedMps = length(velocityMps);
  return {
    speedMps,
    // Not an arc sine, which is blunt near the vertical.
    elevationRad: speedMps > 0 ? atan2(y, Math.sqrt(x * x + z * z)) : 0,
    azimuthRad: x === 0 && z === 0 ? 0 : atan2(x, -z),
  };
}

export function velocityOf({ speedMps, elevationRad, azimuthRad }: Launch): Vec3 {
  const level = speedMps * cos(elevationRad);
  return [level * sin(azimuthRad), speedMps * sin(elevationRad), -level * cos(azimuthRad)];
}

/** The nearest launch in whole tenths of a metre per second and whole degrees. */
export function snapped(velocityMps: Vec3): Vec3 {
  const { speedMps, elevationRad, azimuthRad } = launchOf(velocityMps);
  return velocityOf({
    speedMps: clamp(nearest(speedMps, SNAP_SPEED_MPS), 0, MAX_THROW_MPS),
    elevationRad: nearest(elevationRad, SNAP_ANGLE_RAD),
    azimuthRad: nearest(azimuthRad, SNAP_ANGLE_RAD),
  });
}

/** `8.30 m/s · 52.0°`: speed and elevation. */
export function throwLabel(velocityMps: Vec3): string {
  const { speedMps, elevationRad } = launchOf(velocityMps);
  return `${speedMps.toFixed(2)} m/s · ${(elevationRad / DEG).toFixed(1)}°`;
}

function nearest(value: number, step: number): number {
  return Math.round(value / step) * step;
}
