import { cos, PI, sin } from '../base/math.ts';
import { toLocal } from '../base/quat.ts';
import { boundsOfPlaced } from '../base/shapes/bounds.ts';
import { meetSegment } from '../base/shapes/ray.ts';
import { addScaled, distance, mix, type Vec3 } from '../base/vec3.ts';
import type { ShotBody } from '../shot/shot-spec.ts';

/** Points stand this far out of the surface, so that a body does not hide its own near side. */
const RISE_M = 0.001;
const GOLDEN_ANGLE = PI * (3 - Math.sqrt(5));

/**
 * The centre of mass of a body and up to `count - 1` points on its surface, in its frame: where rays from evenly spread
 * directions towards the centre first meet a solid part. Directions that meet nothing (through a ring) give no point.
 */
export function pointsOnBody(body: ShotBody, count: number): readonly Vec3[] {
  const center = body.centerOfMassM;
  const parts = body.parts.filter((part) => part.role === 'both');
  if (parts.length === 0) return [center];
  const { minM, maxM } = boundsOfPlaced(parts);
  const reach = distance(minM, maxM);
  const points: Vec3[] = [];
  for (let i = 0; i < count - 1; i++) {
    const direction = spread(i, count - 1);
    const from = addScaled(center, direction, reach);
    const meets = parts.flatMap((part) => meetSegment(part.shape, toLocal(part, from), toLocal(part, center)) ?? []);
    if (meets.length > 0) points.push(addScaled(mix(from, center, Math.min(...meets)), direction, RISE_M));
  }
  return [center, ...points];
}

/** The i-th of n directions on a Fibonacci sphere. */
function spread(i: number, n: number): Vec3 {
  const y = 1 - (2 * i + 1) / n;
  const radius = Math.sqrt(1 - y * y);
  return [radius * cos(i * GOLDEN_ANGLE), y, radius * sin(i * GOLDEN_ANGLE)];
}
