import { type BodyPlan, moves } from '../bake/plan.ts';
import { conjugate, rotate } from '../base/quat.ts';
import { dot, length, sub, type Vec3 } from '../base/vec3.ts';
import type { Motion } from '../motion/motion.ts';
import { type Cursor, instantsOf, type PoseTarget, sampleInto, trackOf } from '../motion/sample.ts';
import type { Passage } from '../props/prop-kind.ts';

/** What a body's origin did about a passage. */
export interface PassageStory {
  /** Each crossing in the passage's direction, inside its disc. */
  readonly crossings: readonly { readonly timeS: number; readonly offCenterM: number }[];
  /** The nearest that the origin came to the disc, in metres, and when. */
  readonly nearestM: number;
  readonly nearestS: number;
}

/** Follows a body past a passage within a span of time. Crossings are found between knots along straight lines. */
export function followPassage(
  motion: Motion,
  body: BodyPlan,
  owner: BodyPlan,
  passage: Passage,
  fromS: number,
  toS: number,
): PassageStory {
  const track = trackOf(motion, body.id);
  const ownerTrack = trackOf(motion, owner.id);
  const crossings: { timeS: number; offCenterM: number }[] = [];
  let nearestM = Number.POSITIVE_INFINITY;
  let nearestS = fromS;
  let before: { timeS: number; offset: Vec3; height: number } | null = null;
  const place = newTarget();
  const ownerPlace = newTarget();
  const cursor: Cursor = { index: 0 };
  const ownerCursor: Cursor = { index: 0 };
  const movingOwner = moves(owner) ? ownerTrack : undefined;
  let back = conjugate(owner.rotation);
  for (const timeS of track ? instantsOf(track, fromS, toS) : []) {
    sampleInto(track!, timeS, place, cursor);
    if (movingOwner) {
      sampleInto(movingOwner, timeS, ownerPlace, ownerCursor);
      back = conjugate(ownerPlace.rotation);
    }
    const from = movingOwner ? ownerPlace : owner;
    const offset = sub(rotate(back, sub(place.positionM, from.positionM)), passage.centerM);
    const height = dot(offset, passage.normal);
    const distanceM = discDistance(offset, height, passage.radiusM);
    if (distanceM < nearestM) {
      nearestM = distanceM;
      nearestS = timeS;
    }
    if (before && before.height > 0 && height <= 0) {
      const u = before.height / (before.height - height);
      const at: Vec3 = [
        before.offset[0] + (offset[0] - before.offset[0]) * u,
        before.offset[1] + (offset[1] - before.offset[1]) * u,
        before.offset[2] + (offset[2] - before.offset[2]) * u,
      ];
      const offCenterM = length(at);
      if (offCenterM <= passage.radiusM) {
        crossings.push({ timeS: before.timeS + (timeS - before.timeS) * u, offCenterM });
      }
    }
    before = { timeS, offset, height };
  }
  return { crossings, nearestM, nearestS };
}

function newTarget(): PoseTarget {
  return { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
}

function discDistance(offset: Vec3, height: number, radiusM: number): number {
  const across = Math.sqrt(Math.max(0, dot(offset, offset) - height * height));
  const outside = Math.max(0, across - radiusM);
  return Math.sqrt(height * height + outside * outside);
}
