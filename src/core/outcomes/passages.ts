import { type BodyPlan, moves } from '../bake/plan.ts';
import { conjugate, rotate } from '../base/quat.ts';
import { addScaled, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import type { Motion } from '../motion/motion.ts';
import { type Cursor, type PoseTarget, sampleInto, trackOf } from '../motion/sample.ts';
import type { Passage } from '../props/prop-kind.ts';
import { nearestOnPath, pathOf } from './path.ts';

/** What a body's origin did about a passage. */
export interface PassageStory {
  /** Each crossing in the passage's direction, inside its disc. */
  readonly crossings: readonly { readonly timeS: number; readonly offCenterM: number }[];
  /** The nearest that the origin came to the disc, in metres. */
  readonly nearestM: number;
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
  const crossings: { timeS: number; offCenterM: number }[] = [];
  if (!track) return { crossings, nearestM: Number.POSITIVE_INFINITY };
  const path = pathOf(track, fromS, toS);
  const movingOwner = moves(owner) ? trackOf(motion, owner.id) : undefined;
  const ownerPlace = newTarget();
  const ownerCursor: Cursor = { index: 0 };
  const back = conjugate(owner.rotation);

  /** From the passage's centre, in its owner's frame. */
  function offsetAt(index: number): Vec3 {
    const from = 3 * index;
    const at: Vec3 = [path.positionsM[from]!, path.positionsM[from + 1]!, path.positionsM[from + 2]!];
    if (!movingOwner) return sub(rotate(back, sub(at, owner.positionM)), passage.centerM);
    sampleInto(movingOwner, path.timesS[index]!, ownerPlace, ownerCursor);
    return sub(rotate(conjugate(ownerPlace.rotation), sub(at, ownerPlace.positionM)), passage.centerM);
  }

  const nearestM = nearestOnPath(path, {
    isBounded: !movingOwner,
    distanceAt(n) {
      const offset = offsetAt(n);
      return discDistance(offset, dot(offset, passage.normal), passage.radiusM);
    },
    onMeeting(n) {
      const [before, after] = [offsetAt(n), offsetAt(n + 1)];
      const [height, heightAfter] = [dot(before, passage.normal), dot(after, passage.normal)];
      if (!(height > 0 && heightAfter <= 0)) return;
      const u = height / (height - heightAfter);
      const offCenterM = length(addScaled(before, sub(after, before), u));
      if (offCenterM > passage.radiusM) return;
      const timeS = path.timesS[n]!;
      crossings.push({ timeS: timeS + (path.timesS[n + 1]! - timeS) * u, offCenterM });
    },
  });
  return { crossings, nearestM };
}

function newTarget(): PoseTarget {
  return { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
}

function discDistance(offset: Vec3, height: number, radiusM: number): number {
  const across = Math.sqrt(Math.max(0, dot(offset, offset) - height * height));
  const outside = Math.max(0, across - radiusM);
  return Math.sqrt(height * height + outside * outside);
}
