import { type Problem, warning } from '../base/problem.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { bestFrame, moversOf } from './movers.ts';
import { brief } from './plain-text.ts';

/** What is missing where a format shows the subjects that move: none at all, or some that no frame shows. */
export function moverProblems(shot: ShotSpec, format: string): readonly Problem[] {
  const movers = moversOf(shot);
  if (movers.length === 0)
    return [
      warning(
        'subjects',
        `Nothing moves in this clip and no shot has a subject, so ${format} has no subject to show. Set one in motion, or name what a camera looks at.`,
      ),
    ];
  return movers
    .filter((mover) => bestFrame(shot, mover) === null)
    .map(({ id, name }) =>
      warning(
        `subjects.${id}`,
        `"${brief(name)}" is in no frame of this clip, so ${format} does not show it. Turn the camera to it.`,
      ),
    );
}
