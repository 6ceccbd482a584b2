import { convexHull, type Point2 } from '../../base/convex-hull.ts';
import { cos, sin, TAU } from '../../base/math.ts';
import { compose, IDENTITY, type Pose } from '../../base/quat.ts';
import { convexBlobs } from '../../base/shapes/convex-blobs.ts';
import type { ShotBody, ShotPart } from '../../shot/shot-spec.ts';

/** Corners that stand for a circle. */
const CIRCLE_CORNERS = 24;

/** What a part covers of the ground, from above: corners [x, z] in metres of the world. */
export function outlineOf(part: ShotPart, body: Pose): readonly Point2[] {
  const placed = compose(body, part);
  return convexHull(
    convexBlobs(part.shape).flatMap(({ centerM, radiusM }) => {
      const [x, , z] = compose(placed, { positionM: centerM, rotation: IDENTITY }).positionM;
      return radiusM === 0 ? [[x, z] as const] : circle(x, z, radiusM);
    }),
  );
}

/** The parts of a body that are seen, but nets and the like, which cover nothing. */
export function solidParts({ parts }: ShotBody): readonly ShotPart[] {
  return parts.filter(({ role, shape }) => role !== 'collide' && shape.type !== 'strands');
}

function circle(x: number, z: number, radiusM: number): readonly Point2[] {
  return Array.from({ length: CIRCLE_CORNERS }, (_, i): Point2 => {
    const angle = (i * TAU) / CIRCLE_CORNERS;
    return [x + radiusM * cos(angle), z + radiusM * sin(angle)];
  });
}
