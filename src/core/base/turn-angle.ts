import { atan2, cos, sin } from './math.ts';

/**
 * How far a level direction turns, in radians, when it is turned about the vertical and then raised; what already climbs or
 * falls turns less about the vertical. From the sine, so that small turns keep their digits.
 */
export function turnAngleRad(azimuthRad: number, elevationRad: number): number {
  const kept = cos(azimuthRad) * cos(elevationRad);
  const aside = sin(azimuthRad);
  const up = cos(azimuthRad) * sin(elevationRad);
  return atan2(Math.sqrt(aside * aside + up * up), kept);
}
