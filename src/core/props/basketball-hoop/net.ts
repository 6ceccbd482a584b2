import { cos, lerp, PI, sin } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';

/** FIBA Basketball Equipment: twelve loops on the ring. */
const LOOPS = 12;
const ROWS = 6;
const CORD_RADIUS_M = 0.0025;
/** Below the taper a net hangs nearly straight; narrower than the ring, wider than the ball. */
const BOTTOM_SHARE = 0.62;

/** Cords of a net that hangs from a circle about the origin, down to -lengthM: diamonds, each row shifted by half a loop. */
export function netStrands(topRadiusM: number, lengthM: number): Shape {
  const knot = (row: number, index: number): Vec3 => {
    const down = row / ROWS;
    const radius = topRadiusM * lerp(1, BOTTOM_SHARE, down * (2 - down));
    const angle = ((index + (row % 2) / 2) * 2 * PI) / LOOPS;
    return [radius * cos(angle), -lengthM * down, radius * sin(angle)];
  };
  const segmentsM: (readonly [Vec3, Vec3])[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let index = 0; index < LOOPS; index++) {
      // Even rows sit half a loop before odd ones, so each knot hangs on to the two below it.
      const left = row % 2 === 0 ? index - 1 : index;
      segmentsM.push([knot(row, index), knot(row + 1, left)], [knot(row, index), knot(row + 1, left + 1)]);
    }
  }
  return { type: 'strands', segmentsM, radiusM: CORD_RADIUS_M };
}
