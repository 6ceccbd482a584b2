import type { BakePlan, PartPlan } from '../bake/plan.ts';
import { compose, type Pose, rotate, toLocal } from '../base/quat.ts';
import { shapeBounds } from '../base/shapes/bounds.ts';
import { nearestOn, signedDistance } from '../base/shapes/signed-distance.ts';
import { addScaled, distance, length, type Vec3 } from '../base/vec3.ts';
import type { BodyTrack, Motion } from '../motion/motion.ts';
import { stateAt } from '../motion/sample.ts';

/**
 * A body that rests or rolls stands this near its support, in metres: the engine's allowed error and a little of our own.
 * Touches too short and too weak for the log of contacts are found by it.
 */
export const TOUCHING_M = 0.003;

/** Rounds of projecting to and fro; flat and round shapes settle in a few. */
const ROUNDS = 40;

/** Instants whose poses are kept. */
const MOST_SNAPSHOTS = 500;

/** Bodies of a motion by how near they come. */
export interface Nearness {
  /** Indices of bodies within `reachM` of a body at an instant. */
  neighbours(bodyIndex: number, timeS: number, reachM: number): readonly number[];
  /** The farthest that a body reaches from its origin, in metres: times its spin, how fast its edges move. */
  radiusM(bodyIndex: number): number;
  isNear(bodyIndex: number, timeS: number, reachM: number): boolean;
}

interface Solid {
  readonly track: BodyTrack | undefined;
  readonly still: Pose;
  readonly parts: readonly { readonly part: PartPlan; readonly radiusM: number }[];
  readonly radiusM: number;
}

export function nearnessOf(plan: BakePlan, motion: Motion): Nearness {
  const tracks = new Map(motion.tracks.map((track) => [track.bodyId, track]));
  const solids: Solid[] = plan.bodies.map((body) => {
    const parts = body.parts.map((part) => ({ part, radiusM: radiusOf(part) }));
    const radiusM = Math.max(0, ...parts.map(({ part, radiusM: r }) => length(part.positionM) + r));
    return { track: body.drive === 'free' ? tracks.get(body.id) : undefined, still: body, parts, radiusM };
  });
  const poseAt = (solid: Solid, timeS: number): Pose => (solid.track ? stateAt(solid.track, timeS) : solid.still);
  // All bodies are asked about at the same few instants, one body after the other.
  const snapshots = new Map<number, readonly Pose[]>();
  function posesAt(timeS: number): readonly Pose[] {
    const known = snapshots.get(timeS);
    if (known) return known;
    if (snapshots.size >= MOST_SNAPSHOTS) snapshots.clear();
    const poses = solids.map((solid) => poseAt(solid, timeS));
    snapshots.set(timeS, poses);
    return poses;
  }

  function isWithin(a: Solid, poseA: Pose, b: Solid, poseB: Pose, reachM: number): boolean {
    if (distance(poseA.positionM, poseB.positionM) > a.radiusM + b.radiusM + reachM) return false;
    return a.parts.some((partA) => {
      const placedA = compose(poseA, partA.part);
      return b.parts.some((partB) => {
        const placedB = compose(poseB, partB.part);
        const apart = distance(placedA.positionM, placedB.positionM) - partA.radiusM - partB.radiusM;
        return apart <= reachM && gapBetween(partA.part, placedA, partB.part, placedB) <= reachM;
      });
    });
  }

  function* near(bodyIndex: number, timeS: number, reachM: number): Generator<number> {
    const self = solids[bodyIndex]!;
    const poses = posesAt(timeS);
    for (let i = 0; i < solids.length; i++) {
      const other = solids[i]!;
      if (i !== bodyIndex && isWithin(self, poses[bodyIndex]!, other, poses[i]!, reachM)) yield i;
    }
  }

  return {
    neighbours: (bodyIndex, timeS, reachM) => [...near(bodyIndex, timeS, reachM)],
    radiusM: (bodyIndex) => solids[bodyIndex]!.radiusM,
    isNear: (bodyIndex, timeS, reachM) => !near(bodyIndex, timeS, reachM).next().done,
  };
}

function radiusOf(part: PartPlan): number {
  const { minM, maxM } = shapeBounds(part.shape);
  return length([0, 1, 2].map((k) => Math.max(Math.abs(minM[k]!), Math.abs(maxM[k]!))) as unknown as Vec3);
}

/** Distance between two placed parts, 0 or less where they overlap; exact where one is a ball, else from above. */
export function gapBetween(a: PartPlan, poseA: Pose, b: PartPlan, poseB: Pose): number {
  if (a.shape.type === 'ball') return signedDistance(b.shape, toLocal(poseB, poseA.positionM)) - a.shape.radiusM;
  if (b.shape.type === 'ball') return signedDistance(a.shape, toLocal(poseA, poseB.positionM)) - b.shape.radiusM;
  // Projecting a point on to two convex bodies in turn ends at their nearest points.
  let x = poseA.positionM;
  let gap = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const onB = project(b, poseB, x);
    const onA = project(a, poseA, onB);
    const next = distance(onA, onB);
    if (next <= 0 || gap - next < 1e-6) return next;
    gap = next;
    x = onA;
  }
  return gap;
}

/** The point itself where it lies in the part, else the nearest of the part's surface. */
function project(part: PartPlan, pose: Pose, point: Vec3): Vec3 {
  const { distanceM, normal } = nearestOn(part.shape, toLocal(pose, point));
  return distanceM <= 0 ? point : addScaled(point, rotate(pose.rotation, normal), -distanceM);
}
