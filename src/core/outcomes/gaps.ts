import { type BakePlan, type BodyPlan, moves, type PartPlan } from '../bake/plan.ts';
import { compose, type Pose, toLocal } from '../base/quat.ts';
import { boundsCorners, shapeBounds } from '../base/shapes/bounds.ts';
import { signedDistance } from '../base/shapes/signed-distance.ts';
import { addScaled, type Vec3 } from '../base/vec3.ts';
import type { BodyTrack, Motion } from '../motion/motion.ts';
import { instantsOf, stateAt, stateAtKnot, trackOf } from '../motion/sample.ts';

/** How long after a touch the undisturbed path is followed to see how deep it would have gone, in seconds. */
const FOLLOW_S = 0.25;
const FOLLOW_STEP_S = 1 / 480;

/** Points that stand for a part's surface, each with a radius: exact for balls, the corners of the bounds for others. */
function probesOf(part: PartPlan): readonly { readonly pointM: Vec3; readonly radiusM: number }[] {
  if (part.shape.type === 'ball') return [{ pointM: part.positionM, radiusM: part.shape.radiusM }];
  return boundsCorners(shapeBounds(part.shape), part).map((pointM) => ({ pointM, radiusM: 0 }));
}

/** Gap in metres between a body at a pose and a part of another at its pose; negative where they overlap. */
function gapBetween(body: BodyPlan, pose: Pose, other: Pose, part: PartPlan): number {
  const place = compose(other, part);
  let gap = Number.POSITIVE_INFINITY;
  for (const own of body.parts) {
    for (const probe of probesOf(own)) {
      const world = compose(pose, { positionM: probe.pointM, rotation: own.rotation }).positionM;
      gap = Math.min(gap, signedDistance(part.shape, toLocal(place, world)) - probe.radiusM);
    }
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
  let nearest = Number.POSITIVE_INFINITY;
  for (const timeS of instantsOf(track, fromS, toS)) {
    nearest = Math.min(nearest, gapBetween(body, poseAt(body, track, timeS), poseAt(other, otherTrack, timeS), part));
  }
  return Math.max(0, nearest);
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
  let knot = 0;
  while (knot + 1 < track.timesS.length && track.timesS[knot + 1]! < timeS) knot++;
  const start = stateAtKnot(track, knot);
  const startS = track.timesS[knot]!;
  const target = poseAt(other, trackOf(motion, other.id), timeS);
  let deepest = 0;
  for (let t = 0; t <= FOLLOW_S; t += FOLLOW_STEP_S) {
    const s = timeS - startS + t;
    const positionM = addScaled(addScaled(start.positionM, start.velocityMps, s), plan.gravityMps2, (s * s) / 2);
    deepest = Math.max(deepest, -gapBetween(body, { positionM, rotation: start.rotation }, target, part));
  }
  return deepest;
}
