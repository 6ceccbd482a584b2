import type { PartPlan } from '../bake/plan.ts';
import { conjugate, type Pose, rotate, toLocal } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { nearestOn } from '../base/shapes/signed-distance.ts';
import { addScaled, distance, dot, length, normalize, sub, type Vec3 } from '../base/vec3.ts';

/** Rounds of projecting to and fro; flat and round shapes settle in a few. */
const ROUNDS = 40;
/** Where the gap is known to be small enough, so many rounds tell its direction well enough. */
const ENOUGH_ROUNDS = 3;

/** How near two parts are. */
export interface Gap {
  /** 0 or less where they overlap; exact where one is a ball, else from above. */
  readonly gapM: number;
  /** Unit vector at their nearest place, from the second towards the first, world frame. */
  readonly normal: Vec3;
  /** The place on the second, world frame. */
  readonly pointM: Vec3;
}

/**
 * The gap between two placed parts; looked into no further than to tell whether it is above or below `reachM`: null where it
 * is above.
 */
export function gapBetween(a: PartPlan, poseA: Pose, b: PartPlan, poseB: Pose, reachM: number): Gap | null {
  const gap = anyGap(a, poseA, b, poseB, reachM);
  return gap && gap.gapM <= reachM ? gap : null;
}

function anyGap(a: PartPlan, poseA: Pose, b: PartPlan, poseB: Pose, reachM: number): Gap | null {
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
    const way = normalize(sub(onA, onB), normalize(sub(poseA.positionM, poseB.positionM)));
    if (apartAlong(way, a, poseA, b, poseB) > reachM) return null;
    onB = project(b, poseB, onA);
    onA = project(a, poseA, onB);
    const next = distance(onA, onB);
    const isDone = next <= 0 || gapM - next < 1e-5 || (next <= reachM && round >= ENOUGH_ROUNDS);
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

/** How far two parts are apart along a direction from b to a: no gap between them is less. */
function apartAlong(way: Vec3, a: PartPlan, poseA: Pose, b: PartPlan, poseB: Pose): number {
  const between = dot(sub(poseA.positionM, poseB.positionM), way);
  const back = rotate(conjugate(poseA.rotation), [-way[0], -way[1], -way[2]]);
  return between - reachOf(a.shape, back) - reachOf(b.shape, rotate(conjugate(poseB.rotation), way));
}

/** How far a shape reaches along a direction of its own frame. */
function reachOf(shape: Shape, [x, y, z]: Vec3): number {
  if (shape.type === 'ball') return shape.radiusM;
  if (shape.type === 'box') {
    return (Math.abs(x) * shape.sizeM[0] + Math.abs(y) * shape.sizeM[1] + Math.abs(z) * shape.sizeM[2]) / 2;
  }
  if (shape.type === 'capsule') return (Math.abs(y) * shape.lengthM) / 2 + shape.radiusM;
  if (shape.type === 'cylinder') return (Math.abs(y) * shape.heightM) / 2 + Math.sqrt(x * x + z * z) * shape.radiusM;
  if (shape.type === 'torus') return Math.sqrt(x * x + z * z) * shape.ringRadiusM + shape.rodRadiusM;
  if (shape.type !== 'hull') return Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const p of shape.pointsM) most = Math.max(most, p[0] * x + p[1] * y + p[2] * z);
  return most;
}

/** The point itself where it lies in the part, else the nearest of the part's surface. */
function project(part: PartPlan, pose: Pose, point: Vec3): Vec3 {
  const { distanceM, normal } = nearestOn(part.shape, toLocal(pose, point));
  return distanceM <= 0 ? point : addScaled(point, rotate(pose.rotation, normal), -distanceM);
}
