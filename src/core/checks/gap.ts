import type { PartPlan } from '../bake/plan.ts';
import { type Pose, rotate, toLocal } from '../base/quat.ts';
import { nearestOn } from '../base/shapes/signed-distance.ts';
import { addScaled, distance, length, sub, type Vec3 } from '../base/vec3.ts';

/** Rounds of projecting to and fro; flat and round shapes settle in a few. */
const ROUNDS = 40;

/** How near two parts are. */
export interface Gap {
  /** 0 or less where they overlap; exact where one is a ball, else from above. */
  readonly gapM: number;
  /** Unit vector at their nearest place, from the second towards the first, world frame. */
  readonly normal: Vec3;
  /** The place on the second, world frame. */
  readonly pointM: Vec3;
}

export function gapBetween(a: PartPlan, poseA: Pose, b: PartPlan, poseB: Pose): Gap {
  if (a.shape.type === 'ball') return besideBall(poseA.positionM, a.shape.radiusM, b, poseB);
  if (b.shape.type === 'ball') {
    const { gapM, normal, pointM } = besideBall(poseB.positionM, b.shape.radiusM, a, poseA);
    return { gapM, normal: [-normal[0], -normal[1], -normal[2]], pointM: addScaled(pointM, normal, gapM) };
  }
  // Projecting a point on to two convex bodies in turn ends at their nearest points.
  let onA = poseA.positionM;
  let onB = onA;
  let gapM = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    onB = project(b, poseB, onA);
    onA = project(a, poseA, onB);
    const next = distance(onA, onB);
    const isDone = next <= 0 || gapM - next < 1e-6;
    gapM = next;
    if (isDone) break;
  }
  const apart = sub(onA, onB);
  const size = length(apart);
  const normal: Vec3 =
    size > 1e-9
      ? [apart[0] / size, apart[1] / size, apart[2] / size]
      : rotate(poseB.rotation, nearestOn(b.shape, toLocal(poseB, onA)).normal);
  return { gapM, normal, pointM: onB };
}

function besideBall(centerM: Vec3, radiusM: number, other: PartPlan, pose: Pose): Gap {
  const { distanceM, normal: local } = nearestOn(other.shape, toLocal(pose, centerM));
  const normal = rotate(pose.rotation, local);
  return { gapM: distanceM - radiusM, normal, pointM: addScaled(centerM, normal, -distanceM) };
}

/** The point itself where it lies in the part, else the nearest of the part's surface. */
function project(part: PartPlan, pose: Pose, point: Vec3): Vec3 {
  const { distanceM, normal } = nearestOn(part.shape, toLocal(pose, point));
  return distanceM <= 0 ? point : addScaled(point, rotate(pose.rotation, normal), -distanceM);
}
