import { type Problem, warning } from '../base/problem.ts';
import { OVERVIEW_ID, WHOLE_TAKE_ID } from '../shot/assumed-ids.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { frozenShots } from './freeze-problems.ts';
import { brief } from './plain-text.ts';

type Shot = ShotSpec['shots'][number];

/** What is to be said of a clip whatever it is written as: what was assumed to film it, and what its shots do not show. */
export function shownProblems(shot: ShotSpec): readonly Problem[] {
  return [...assumed(shot), ...unseenSubjects(shot), ...frozenShots(shot)];
}

/** A scene without shots is one shot of the whole take, and one without cameras is filmed through an overview. */
function assumed({ shots: [first] }: ShotSpec): readonly Problem[] {
  if (first?.id !== WHOLE_TAKE_ID) return [];
  const take = `the whole take "${brief(first.takeName)}"`;
  if (first.cameraId === OVERVIEW_ID)
    return [
      warning(
        'cameras',
        `The scene has no camera: ${take} is filmed from the front, from so far away that all of the action is in the frame. ` +
          'Add a camera to choose the picture.',
      ),
    ];
  return [
    warning(
      'shots',
      `The scene has no shots: ${take} is filmed through "${brief(first.cameraName)}". Add shots to choose what is shown.`,
    ),
  ];
}

/** Shots whose subject no frame of theirs shows; subjects are chosen by the camera, or are what moves first. */
function unseenSubjects(shot: ShotSpec): readonly Problem[] {
  return shot.shots.flatMap((one) => {
    const subject = shot.subjects.find(({ id }) => id === one.subjectId);
    if (!subject || isSeen(shot, one, subject.bodyIds)) return [];
    return [
      warning(
        `shots.${one.id}`,
        `Shot "${brief(one.name)}": "${brief(subject.name)}", which it is about, is in no frame of it. Turn "${brief(one.cameraName)}" to it.`,
      ),
    ];
  });
}

function isSeen({ tracks2d }: ShotSpec, { startFrame, frameCount }: Shot, bodyIds: readonly string[]): boolean {
  return tracks2d.some(
    ({ bodyId, visibility }) =>
      bodyIds.includes(bodyId) && visibility.slice(startFrame, startFrame + frameCount).some((share) => share > 0),
  );
}
