import { length } from '../base/vec3.ts';
import { LARGEST_THING_M } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';

/** Whether data sets should take a body for background: a floor, or something large that stands still. */
export function isSurroundings({ subjects, trajectories }: ShotSpec, body: ShotBody): boolean {
  if (trajectories.some(({ bodyId }) => bodyId === body.id)) return false;
  const subject = subjects.find(({ id }) => id === body.subjectId);
  return subject === undefined || subject.kind === 'floor' || length(subject.sizeM) > LARGEST_THING_M;
}
