import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { focalRangePx, isZooming } from '../camera-words.ts';
import { isSurroundings } from '../surroundings.ts';
import { contactsWithin } from './events.ts';
import { type Casting, MOST_INSTANCES } from './instances.ts';

/** Scenes are folders in it, numbered from 0 as MOVi's builders sort them. */
export const FOLDER = 'kubric';

/** What stands in the way of a scene, before anything is drawn. */
export function shotProblems(shot: ShotSpec): readonly Problem[] {
  return [...cutNotes(shot), ...zoomWarnings(shot), ...emptyNotes(shot), ...countWarnings(shot), ...rateNotes(shot)];
}

function cutNotes({ shots }: ShotSpec): readonly Problem[] {
  if (shots.length < 2) return [];
  return [
    note(
      'shots',
      `Kubric knows one camera and one take in a scene: each of the ${shots.length} shots becomes a scene of its own, ` +
        `${FOLDER}/0 to ${FOLDER}/${shots.length - 1}.`,
    ),
  ];
}

function zoomWarnings(shot: ShotSpec): readonly Problem[] {
  if (!isZooming(shot)) return [];
  const [least, most] = focalRangePx(shot).map(Math.round) as [number, number];
  return [
    warning(
      'camera.fxPx',
      `Kubric knows one focal length for a scene: of the zoom from ${least} to ${most} px only the first frame's is in \`K\`, so ` +
        'points project wrongly later on. Move the camera instead; `focal_lengths` has all of them, which its loader passes over.',
    ),
  ];
}

function emptyNotes(shot: ShotSpec): readonly Problem[] {
  return [
    ...(shot.shots.every((span) => contactsWithin(shot, span).length === 0)
      ? [warning('contacts', 'Nothing touches anything in this clip: `collisions` in events.json is empty.')]
      : []),
    ...(shot.bodies.every((body) => isSurroundings(shot, body))
      ? [
          warning(
            'bodies',
            'There is nothing but floors and surroundings: the scene has no instances, and its segmentation is empty. Add a thing.',
          ),
        ]
      : []),
  ];
}

function countWarnings(shot: ShotSpec): readonly Problem[] {
  const count = shot.bodies.filter((body) => !isSurroundings(shot, body)).length;
  return count > MOST_INSTANCES
    ? [
        warning(
          'bodies',
          `The segmentation has 8 bits and so ${MOST_INSTANCES} ids, but there are ${count} bodies: those that are seen least become ` +
            'background. Take the state variant (state-npz) for all of them.',
        ),
      ]
    : [];
}

function rateNotes({ clip, madeBy }: ShotSpec): readonly Problem[] {
  const stepsPerFrame = (madeBy.stepHz * clip.frameRate.den) / clip.frameRate.num;
  return Number.isInteger(stepsPerFrame)
    ? []
    : [
        note(
          'clip.frameRate',
          `A frame takes ${Math.round(stepsPerFrame * 100) / 100} steps of the simulation, and Kubric counts on a whole number; nothing here depends on it.`,
        ),
      ];
}

/** What became of bodies in the scene of a folder, known once its frames are drawn. */
export function castProblems(folder: string, { unseen, surplus }: Casting): readonly Problem[] {
  const names = (bodies: readonly { readonly id: string }[]) => {
    const listed = bodies.slice(0, 5).map(({ id }) => `"${id}"`);
    return bodies.length > 5 ? `${listed.join(', ')} and ${bodies.length - 5} more` : listed.join(', ');
  };
  return [
    ...(unseen.length > 0
      ? [
          note(
            'bodies',
            `${folder}: ${names(unseen)} ${unseen.length === 1 ? 'is' : 'are'} in no picture and so, as in Kubric, no instance; ` +
              'collisions give -1 for what is none.',
          ),
        ]
      : []),
    ...(surplus.length > 0
      ? [
          note(
            'bodies',
            `${folder}: no id was left for ${names(surplus)}, which ${surplus.length === 1 ? 'is' : 'are'} background.`,
          ),
        ]
      : []),
  ];
}
