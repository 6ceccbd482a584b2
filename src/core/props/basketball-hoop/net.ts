import { cos, PI, sin } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import { UP, type Vec3 } from '../../base/vec3.ts';
import { netRadiusAt } from '../net-shape.ts';
import type { Net } from '../prop-kind.ts';

/** FIBA Basketball Equipment: twelve loops on the ring. */
const LOOPS = 12;
const ROWS = 6;
const CORD_RADIUS_M = 0.0025;
/** How wide a net's mouth is against its ring: narrower than the ball, which it is there to hold for a moment. */
const BOTTOM_SHARE = 0.4;

/** A net that slows balls, hanging from a circle about `topM`. */
export function hangingNet(topM: Vec3, topRadiusM: number, lengthM: number): Net {
  return { partId: 'net', topM, axis: UP, topRadiusM, bottomRadiusM: BOTTOM_SHARE * topRadiusM, lengthM };
}

/** The cords of a net about its top: diamonds, each row shifted by half a loop. */
export function netStrands(net: Net): Shape {
  const { lengthM } = net;
  const knot = (row: number, index: number): Vec3 => {
    const down = row / ROWS;
    const radius = netRadiusAt(net, down);
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
