import { type BakePlan, type BodyPlan, moves, type PartPlan } from '../bake/plan.ts';
import { compose, type Pose, rotate, toLocal } from '../base/quat.ts';
import { ballAround, boundsCorners, shapeBounds } from '../base/shapes/bounds.ts';
import { signedDistance } from '../base/shapes/signed-distance.ts';
import { add, addScaled, distance, length, type Vec3 } from '../base/vec3.ts';
import type { BodyTrack, Motion } from '../motion/motion.ts';
import { knotAt, stateAt, stateAtKnot, trackOf } from '../motion/sample.ts';
import { nearestOnPath, pathOf } from './path.ts';

/** How long after a touch the undisturbed path is followed to see how deep it would have gone, in seconds. */
const FOLLOW_S = 0.25;
const FOLLOW_STEP_S = 1 / 480;
const FOLLOW_STEPS = FOLLOW_S / FOLLOW_STEP_S;

interface Probe {
  readonly pointM: Vec3;
  readonly radiusM: number;
}

/** Points that stand for a body's surface, each with a radius: exact for balls, the corners of the bounds for others. */
function probesOf(body: BodyPlan): readonly Probe[] {
  return body.parts.flatMap((part): readonly Probe[] =>
    part.shape.type === 'ball'
      ? [{ pointM: part.positionM, radiusM: part.shape.radiusM }]
      : boundsCorners(shapeBounds(part.shape), part).map((pointM) => ({ pointM, radiusM: 0 })),
  );
}

/** Gap in metres between probes at a pose and a part at its own; negative where they overlap. */
function gapBetween(probes: readonly Probe[], pose: Pose, place: Pose, part: PartPlan): number {
  let gap = Number.POSITIVE_INFINITY;
  for (const { pointM, radiusM } of probes) {
    const world = add(pose.positionM, rotate(pose.rotation, pointM));
    gap = Math.min(gap, signedDistance(part.shape, toLocal(place, world)) - radiusM);
  }
  return gap;
}

function poseAt(body: BodyPlan, track: BodyTrack | undefined, timeS: number): Pose {
  return track && moves(body) ? stateAt(track, timeS) : body;
}

/** The nearest that a body comes to a part of another within a span of time, in metres; 0 where they touch. */
export function clearance(
  motion: Motion,
  body: BodyPlan,
  other: BodyPlan,
  part: PartPlan,
  fromS: number,
  toS: number,
): number {
  const track = trackOf(motion, body.id);
  const otherTrack = trackOf(motion, other.id);
  if (!track) return Number.POSITIVE_INFINITY;
  const probes = probesOf(body);
  const reachM = Math.max(0, ...probes.map(({ pointM, radiusM }) => length(pointM) + radiusM));
  const otherReachM = length(part.positionM) + ballAround(part.shape);
  const path = pathOf(track, fromS, toS);
  const isStill = !moves(other);
  const stillPlace = compose(other, part);
  let nearest = Number.POSITIVE_INFINITY;
  nearestOnPath(path, {
    // What turns, or meets what moves, may come nearer by more than its way.
    isBounded: isStill && probes.every(({ pointM }) => length(pointM) === 0),
    distanceAt(n) {
      const [pose, otherPose] = [poseAt(body, track, path.timesS[n]!), poseAt(other, otherTrack, path.timesS[n]!)];
      const apart = distance(pose.positionM, otherPose.positionM) - reachM - otherReachM;
      // Too far apart to come nearer than they have been.
      if (apart >= nearest) return apart;
      const gap = gapBetween(probes, pose, isStill ? stillPlace : compose(otherPose, part), part);
      nearest = Math.min(nearest, gap);
      return gap;
    },
  });
  return Math.max(0, nearest);
}

/** When a body comes how near to a part of another. */
export interface Approach {
  readonly timeS: number;
  /** Negative where they overlap. */
  readonly gapM: number;
}

/**
 * The nearest that a body comes to a part of another, where it is nearer than `withinM`; null where it never is. Between
 * looks it goes as far in time as no body could have closed the gap, so that what is far away costs little.
 */
export function closestApproach(
  motion: Motion,
  body: BodyPlan,
  other: BodyPlan,
  part: PartPlan,
  withinM: number,
): Approach | null {
  const track = trackOf(motion, body.id);
  const otherTrack = trackOf(motion, other.id);
  if (!track) return null;
  const probes = probesOf(body);
  const reachM = Math.max(0, ...probes.map(({ pointM, radiusM }) => length(pointM) + radiusM));
  const otherReachM = length(part.positionM) + ballAround(part.shape);
  const fastestMps = fastestOf(track, reachM) + (otherTrack && moves(other) ? fastestOf(otherTrack, otherReachM) : 0);
  let nearest: Approach | null = null;
  for (let timeS = 0; timeS <= motion.durationS; ) {
    const place = compose(poseAt(other, otherTrack, timeS), part);
    const gapM = gapBetween(probes, poseAt(body, track, timeS), place, part);
    const bestM = nearest?.gapM ?? withinM;
    if (gapM < bestM) nearest = { timeS, gapM };
    timeS += Math.max(FOLLOW_STEP_S, fastestMps > 0 ? (gapM - bestM) / fastestMps : motion.durationS);
  }
  return nearest;
}

/** The fastest that any point of a body within reach of its origin moves at a knot. */
function fastestOf({ velocitiesMps: v, angularVelocitiesRadps: w }: BodyTrack, reachM: number): number {
  let fastest = 0;
  for (let i = 0; i < v.length; i += 3) {
    const speed = length([v[i]!, v[i + 1]!, v[i + 2]!]) + reachM * length([w[i]!, w[i + 1]!, w[i + 2]!]);
    fastest = Math.max(fastest, speed);
  }
  return fastest;
}

/**
 * How far a path would have to be shifted for a touch not to happen: the deepest that the body would have sunk into the
 * part had it flown on undisturbed, in metres.
 */
export function touchDepth(
  plan: BakePlan,
  motion: Motion,
  body: BodyPlan,
  other: BodyPlan,
  part: PartPlan,
  timeS: number,
): number {
  const track = trackOf(motion, body.id);
  if (!track) return 0;
  let knot = knotAt(track, timeS);
  while (knot > 0 && track.timesS[knot]! >= timeS) knot--;
  const start = stateAtKnot(track, knot);
  const startS = track.timesS[knot]!;
  const place = compose(poseAt(other, trackOf(motion, other.id), timeS), part);
  const probes = probesOf(body);
  const gravity = length(plan.gravityMps2);
  const speedMps = length(start.velocityMps) + gravity * (timeS - startS + FOLLOW_S);
  let deepest = 0;
  for (let n = 0; n <= FOLLOW_STEPS; ) {
    const s = timeS - startS + n * FOLLOW_STEP_S;
    const positionM = addScaled(addScaled(start.positionM, start.velocityMps, s), plan.gravityMps2, (s * s) / 2);
    const depth = -gapBetween(probes, { positionM, rotation: start.rotation }, place, part);
    deepest = Math.max(deepest, depth);
    // It takes so many steps to get deeper than it has been.
    n += Math.max(1, Math.floor((deepest - depth) / (speedMps * FOLLOW_STEP_S)));
  }
  return deepest;
}
