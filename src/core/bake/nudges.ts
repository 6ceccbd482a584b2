import { fromAxisAngle, rotate } from '../base/quat.ts';
import { cross, length, normalize, UP, type Vec3 } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { AppliedNudge } from '../motion/motion.ts';
import type { Meeting } from './ball-meet.ts';
import type { LayerBall } from './layer-ball.ts';
import type { BakePlan, NudgePlan } from './plan.ts';
import type { StillPart } from './still-part.ts';

type NudgeTarget = Pick<StillPart, 'bodyIndex' | 'partIndex'>;
type NudgeNormal = Pick<Meeting, 'nx' | 'ny' | 'nz'>;

/** The bounces that a director bends, as they come. */
export interface Nudges {
  /**
   * Counts an impact of a ball, whose velocity is that after the physical bounce, and bends it where it is the one that a
   * nudge waits for: the first such nudge in the order of the plan, and no other. Returns that nudge's id, or null.
   */
  bend(ball: LayerBall, part: NudgeTarget | null, other: LayerBall | null, normal: NudgeNormal): string | null;
}

export function createNudges(plan: BakePlan): Nudges {
  if (plan.nudges.length === 0) return { bend: () => null };
  const counts = new Map<NudgePlan, number>();

  /** Counts the impact for a nudge that names it; true where it is the one that the nudge waits for. */
  function isAwaited(nudge: NudgePlan, ball: LayerBall, onBody: number, onPart: number): boolean {
    const target = plan.bodies[onBody]!;
    if (plan.bodies[ball.bodyIndex]!.id !== nudge.bodyId || target.propId !== nudge.onPropId) return false;
    if (nudge.onPartId !== null && target.parts[onPart]!.id !== nudge.onPartId) return false;
    const count = (counts.get(nudge) ?? 0) + 1;
    counts.set(nudge, count);
    return count === nudge.nth;
  }

  return {
    bend(ball, part, other, { nx, ny, nz }) {
      let applied: string | null = null;
      for (const nudge of plan.nudges) {
        const bends = isAwaited(nudge, ball, part?.bodyIndex ?? other!.bodyIndex, part?.partIndex ?? 0);
        const bendsOther = !part && isAwaited(nudge, other!, ball.bodyIndex, 0);
        // Every nudge counts the impact, but one bounce is bent once.
        if (applied !== null || !(bends || bendsOther)) continue;
        const bent = bends ? ball : other!;
        const normal: Vec3 = bends ? [nx, ny, nz] : [-nx, -ny, -nz];
        [bent.vx, bent.vy, bent.vz] = bentVelocity([bent.vx, bent.vy, bent.vz], normal, nudge);
        applied = nudge.id;
      }
      return applied;
    },
  };
}

/**
 * A velocity turned about the vertical, then upwards, and scaled; what of it would enter the surface, whose normal points
 * to the ball, is taken away.
 */
export function bentVelocity(velocity: Vec3, normal: Vec3, nudge: NudgePlan): Vec3 {
  const turned = rotate(fromAxisAngle(UP, nudge.azimuthRad), velocity);
  const across = cross(turned, UP);
  const raised = length(across) < 1e-9 ? turned : rotate(fromAxisAngle(normalize(across), nudge.elevationRad), turned);
  const [x, y, z] = [raised[0] * nudge.speedFactor, raised[1] * nudge.speedFactor, raised[2] * nudge.speedFactor];
  const entering = Math.min(0, x * normal[0] + y * normal[1] + z * normal[2]);
  return [x - entering * normal[0], y - entering * normal[1], z - entering * normal[2]];
}

/** A nudge at the instant of its bounce. */
export interface NudgedImpact {
  readonly nudgeId: string;
  readonly timeS: number;
}

/** Nudges with the contacts that they bent. */
export function appliedNudges(
  plan: BakePlan,
  nudged: readonly NudgedImpact[],
  contacts: readonly Contact[],
): AppliedNudge[] {
  return nudged.flatMap(({ nudgeId, timeS }) => {
    const { bodyId, onPropId } = plan.nudges.find(({ id }) => id === nudgeId)!;
    const targets = plan.bodies.filter(({ propId }) => propId === onPropId).map(({ id }) => id);
    const contact = contacts.find(
      ({ bodyIds, ...c }) =>
        c.phase === 'impact' &&
        c.timeS === timeS &&
        bodyIds.includes(bodyId) &&
        bodyIds.some((id) => id !== bodyId && targets.includes(id)),
    );
    return contact ? [{ nudgeId, bodyId, contactId: contact.id, timeS }] : [];
  });
}
