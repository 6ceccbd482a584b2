import { DEG } from '../base/math.ts';
import { turnAngleRad } from '../base/turn-angle.ts';

/** The two angles by which a nudge turns a bounce. */
export interface NudgeTurn {
  readonly azimuthRad: number;
  readonly elevationRad: number;
}

/** A turn beyond its limit by no more than this, in radians, is at the limit: roundings of its two angles. */
const TURN_ROUNDING_RAD = 1e-10;

/** Whether the two angles together turn a bounce by no more than `limitRad`. */
export function isTurnWithin({ azimuthRad, elevationRad }: NudgeTurn, limitRad: number): boolean {
  return turnAngleRad(azimuthRad, elevationRad) <= limitRad + TURN_ROUNDING_RAD;
}

/** The sentence for a turn beyond `limitRad`. */
export function turnFault({ azimuthRad, elevationRad }: NudgeTurn, limitRad: number): string {
  const turnRad = turnAngleRad(azimuthRad, elevationRad);
  return (
    `it may turn the bounce by ${degrees(limitRad)}° at most, but azimuthRad and elevationRad together turn it by ` +
    `${degrees(turnRad)}°: viewers would see it. Make one or both of them smaller.`
  );
}

function degrees(rad: number): number {
  return Math.round((rad / DEG) * 100) / 100;
}
