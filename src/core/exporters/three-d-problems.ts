import { PI } from '../base/math.ts';
import { note, type Problem, warning } from '../base/problem.ts';
import { framesPerSecond, rateLabel } from '../base/time.ts';
import { length } from '../base/vec3.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { brief } from './plain-text.ts';

/** What whoever opens a scene with a timeline should know before: its rate, and what turns too fast for its frames. */
export function timelineProblems(spec: ShotSpec): readonly Problem[] {
  const { clip, trajectories } = spec;
  return [
    note(
      'clip.frameRate',
      `There ${clip.frameCount === 1 ? 'is one key' : `are keys on ${clip.frameCount} frames`} at ${rateLabel(clip.frameRate)} ` +
        'frames per second: set that rate in the program before importing, or keys fall between frames.',
    ),
    ...(trajectories.length === 0
      ? [note('trajectories', 'No body of this clip moves: they are held where they stand.')]
      : []),
    ...spinProblems(spec),
  ];
}

/** Bodies that turn by half a turn or more from frame to frame: between keys, every reader goes the short way round. */
function spinProblems({ clip, trajectories, subjects, bodies, shots }: ShotSpec): readonly Problem[] {
  const speedAt = (frame: number) => shots.find((s) => frame < s.startFrame + s.frameCount)?.speed ?? 1;
  const fps = framesPerSecond(clip.frameRate);
  const fast = trajectories.filter(({ angularVelocitiesRadps }) =>
    angularVelocitiesRadps.some((w, frame) => (length(w) * speedAt(frame)) / fps >= PI),
  );
  if (fast.length === 0) return [];
  const names = fast.slice(0, 3).map(({ bodyId }) => {
    const subjectId = bodies.find(({ id }) => id === bodyId)?.subjectId;
    return `"${brief(subjects.find(({ id }) => id === subjectId)?.name ?? bodyId)}"`;
  });
  const more = fast.length > 3 ? ` and ${fast.length - 3} more` : '';
  return [
    warning(
      'trajectories',
      `${names.join(', ')}${more} turn by half a turn or more from one frame to the next, so that between keys it may ` +
        'look as if they turned backwards. Export at a higher frame rate.',
    ),
  ];
}

/** What formats with meshes and keys on frames cannot hold. */
export function threeDLosses({ joints, contacts }: ShotSpec): readonly Problem[] {
  const links = joints.filter(({ shape }) => shape.type === 'rope' || shape.type === 'spring').length;
  return [
    note(
      'trajectories',
      'Poses are kept on frames, with straight ways between them: the very instant of a bounce lies between two keys. ' +
        'Round shapes are polygons, and parts that only collide are left out.',
    ),
    ...(links > 0
      ? [note('joints', `${links === 1 ? 'One rope or spring is' : `${links} ropes and springs are`} not drawn.`)]
      : []),
    ...(contacts.length === 0 ? [note('contacts', 'Nothing touches anything, so no contact is told.')] : []),
  ];
}
