import { cross, dot, normalize, scale, sub, UP, type Vec3 } from '../core/base/vec3.ts';

/** A look at something: where the eye is and what it turns around. */
export interface Look {
  readonly eyeM: Vec3;
  readonly targetM: Vec3;
}

/** A stage narrower than the widest seen by more than this loses its sides after all: the view would bend. */
const MOST_NARROWING = 1.6;

/** The vertical angle that keeps the width of the view when panels narrow the stage from `widest` to `aspect`. */
export function fovThatKeepsWidth(fovDeg: number, widest: number, aspect: number): number {
  const narrowing = Math.min(Math.max(widest / aspect, 1), MOST_NARROWING);
  return (Math.atan(Math.tan((fovDeg * Math.PI) / 360) * narrowing) * 360) / Math.PI;
}

/** Air around what is framed. */
const MARGIN = 1.16;
const NEAREST_M = 0.6;

/** The look from `direction` (a unit vector from the target to the eye) that just holds all points in the picture. */
export function lookThatHolds(points: readonly Vec3[], direction: Vec3, fovDeg: number, aspect: number): Look {
  const right = normalize(cross(UP, direction), [1, 0, 0]);
  const up = cross(direction, right);
  const targetM = middleOf(points);
  const tanUp = Math.tan((fovDeg * Math.PI) / 360) / MARGIN;
  const tanRight = tanUp * aspect;
  let distance = NEAREST_M;
  for (const point of points) {
    const from = sub(point, targetM);
    const towardsEye = dot(from, direction);
    distance = Math.max(
      distance,
      towardsEye + Math.abs(dot(from, right)) / tanRight,
      towardsEye + Math.abs(dot(from, up)) / tanUp,
    );
  }
  const away = scale(direction, distance);
  return { eyeM: [targetM[0] + away[0], targetM[1] + away[1], targetM[2] + away[2]], targetM };
}

function middleOf(points: readonly Vec3[]): Vec3 {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = low.map((n) => -n);
  for (const point of points) {
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k]!, point[k]!);
      high[k] = Math.max(high[k]!, point[k]!);
    }
  }
  return [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2];
}

/**
 * From where to watch a throw: from the side, a little behind and above, on the side of the line where `cameraM` stands
 * so that the stage and the film agree on left and right.
 */
export function watchingDirection(headingM: Vec3, targetM: Vec3, cameraM: Vec3 | null): Vec3 {
  const across = cross(headingM, UP);
  const side = cameraM && dot(sub(cameraM, targetM), across) < 0 ? -1 : 1;
  return normalize([across[0] * side - headingM[0] * 0.42, 0.24, across[2] * side - headingM[2] * 0.42]);
}
