import { type MarkState, stateOnMarks } from '../../core/base/marks.ts';
import { compose, conjugate, multiply, type Pose, toLocal } from '../../core/base/quat.ts';
import type { FrameRate } from '../../core/base/time.ts';
import { framesPerSecond } from '../../core/base/time.ts';
import type { SceneDrive, SceneMark, SceneProp } from '../../core/scene/schema.ts';

/** The marks of a drive in order of time, ties by id; none for what is still or free. */
export function marksInTime(drive: SceneDrive): readonly (readonly [id: string, mark: SceneMark])[] {
  if (!('marks' in drive)) return [];
  return Object.entries(drive.marks).sort(([idA, a], [idB, b]) => a.timeS - b.timeS || (idA < idB ? -1 : 1));
}

/** Whether marks still lead a prop at an instant: until it is let go. */
export function isLedAt(drive: SceneDrive, timeS: number): boolean {
  return drive.type === 'animated' || (drive.type === 'let-go' && timeS <= drive.atS);
}

/** Where marks put a prop at an instant, in the world. Throws where it has none. */
export function poseOnMarks(prop: SceneProp, timeS: number): Pose {
  const state: MarkState = stateOnMarks(
    marksInTime(prop.drive).map(([, mark]) => mark),
    timeS,
  );
  return compose(prop, state);
}

/** A pose of the world in the frame of the prop's own place, as a mark keeps it. */
export function poseInProp(prop: Pose, { positionM, rotation }: Pose): Pose {
  return { positionM: toLocal(prop, positionM), rotation: multiply(conjugate(prop.rotation), rotation) };
}

/** The mark that an instant stands on: the nearest within half a frame; null between marks. */
export function markAt(drive: SceneDrive, timeS: number, rate: FrameRate): string | null {
  let nearest: string | null = null;
  let leastS = 0.5 / framesPerSecond(rate) + 1e-9;
  for (const [id, mark] of marksInTime(drive)) {
    const awayS = Math.abs(mark.timeS - timeS);
    if (awayS > leastS) continue;
    nearest = id;
    leastS = awayS;
  }
  return nearest;
}
