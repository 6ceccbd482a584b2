import { rounded, roundedDeep, roundedVec, significant } from './rounding.ts';
import type { ShotSpec } from './shot-spec.ts';
import type { TakeFacts } from './shot-spec-input.ts';

/** The results of a take, with its id. */
export type ShownTake = readonly [takeId: string, facts: TakeFacts];

/** The joints of the takes that a clip shows, and what they bore. */
export function jointsOfClip(takes: readonly ShownTake[]): ShotSpec['joints'] {
  return takes.flatMap(([takeId, { plan, motion }]) => {
    const loads = new Map(motion.jointLoads.map((load) => [load.jointId, load]));
    return plan.joints.map((joint) => {
      const load = loads.get(joint.id);
      return {
        id: joint.id,
        takeId,
        bodyIds: [...joint.bodyIds] as ShotSpec['joints'][number]['bodyIds'],
        pointsM: [roundedVec(joint.pointsM[0]), roundedVec(joint.pointsM[1])] as ShotSpec['joints'][number]['pointsM'],
        shape: roundedDeep(joint.shape) as ShotSpec['joints'][number]['shape'],
        breakForceN: joint.breakForceN,
        peakForceN: significant(load?.peakForceN ?? 0),
        peakAtS: rounded(load?.peakAtS ?? 0),
        brokeAtS: load?.brokeAtS == null ? null : rounded(load.brokeAtS),
      };
    });
  });
}

/** The bounces that the director bent, as they came about. */
export function nudgesOfClip(
  takes: readonly ShownTake[],
  idOf: (takeId: string, id: string) => string,
): ShotSpec['nudges'] {
  return takes.flatMap(([takeId, { plan, motion }]) =>
    motion.appliedNudges.map(({ nudgeId, bodyId, contactId, timeS }) => {
      const { speedFactor, azimuthRad, elevationRad } = plan.nudges.find(({ id }) => id === nudgeId)!;
      return {
        id: nudgeId,
        takeId,
        bodyId,
        contactId: idOf(takeId, contactId),
        timeS: rounded(timeS),
        speedFactor: rounded(speedFactor),
        azimuthRad: rounded(azimuthRad),
        elevationRad: rounded(elevationRad),
      };
    }),
  );
}

/** Spins and speeds that the engine held back. */
export function clampsOfClip(takes: readonly ShownTake[]): ShotSpec['clamps'] {
  return takes.flatMap(([takeId, { motion }]) =>
    motion.clamps.map((clamp) => ({ ...clamp, takeId, timeS: rounded(clamp.timeS), limit: significant(clamp.limit) })),
  );
}
