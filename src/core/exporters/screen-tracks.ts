import { z } from 'zod';
import { error, type Problem, warning } from '../base/problem.ts';
import { rotate } from '../base/quat.ts';
import { add, type Vec3 } from '../base/vec3.ts';
import { bodiesAt, bodyPoseOf, clipTimeOf, isSeenAt, projectAt } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { brief } from './plain-text.ts';
import { pointsOnBody } from './points-on-body.ts';

/** Which points are followed, as options of formats that tell tracks. */
export const trackOptions = {
  bodies: z.enum(['moving', 'all']).default('moving').meta({ label: 'Bodies' }),
  pointsPerBody: z.int().min(1).max(64).default(1).meta({ label: 'Points per body', min: 1, max: 64, step: 1 }),
};

export interface TrackChoice {
  readonly bodies: 'moving' | 'all';
  readonly pointsPerBody: number;
}

export type Place = readonly [xPx: number, yPx: number];

/** A point of a body in the picture, frame by frame, from the top-left corner; behind the camera it keeps its last place. */
export interface ScreenTrack {
  readonly bodyId: string;
  /** 0 is the centre of mass. */
  readonly point: number;
  readonly placesPx: readonly Place[];
  readonly isVisible: readonly boolean[];
}

/** The tracks of a clip at its own frames; a point that is always behind the camera has none. */
export function tracksOf(
  shot: ShotSpec,
  choice: TrackChoice,
  onFrame: (share: number) => void,
): readonly ScreenTrack[] {
  const { frameCount } = shot.clip;
  const drafts = bodiesOf(shot, choice).flatMap((body) =>
    pointsOnBody(body, choice.pointsPerBody).map((localM, point) => ({
      body,
      point,
      localM,
      placesPx: [] as (Place | null)[],
      isVisible: [] as boolean[],
    })),
  );
  for (let frame = 0; frame < frameCount; frame++) {
    const bodies = bodiesAt(shot, frame);
    for (const draft of drafts) {
      const pose = bodyPoseOf(shot, draft.body, frame);
      const pointM: Vec3 = add(rotate(pose.rotation, draft.localM), pose.positionM);
      // The centre lies inside its own body, which therefore cannot hide it.
      const others = draft.point === 0 ? bodies.filter((b) => b.id !== draft.body.id) : bodies;
      draft.placesPx.push(projectAt(shot, frame, pointM));
      draft.isVisible.push(isSeenAt(shot, frame, pointM, others));
    }
    onFrame((frame + 1) / frameCount);
  }
  return drafts.flatMap(({ body, point, placesPx, isVisible }) => {
    const held = heldPlaces(placesPx);
    return held ? [{ bodyId: body.id, point, placesPx: held, isVisible }] : [];
  });
}

/**
 * The bodies that are followed. Of those that move, one that nothing is ever seen of is left out where another of its subject
 * is seen: the hubs within a car's wheels.
 */
export function bodiesOf(shot: ShotSpec, { bodies }: TrackChoice): readonly ShotBody[] {
  if (bodies === 'all') return shot.bodies;
  const movingIds = new Set(shot.trajectories.map((t) => t.bodyId));
  const moving = shot.bodies.filter((body) => movingIds.has(body.id));
  const seen = new Set(moving.flatMap((body) => (isEverSeen(shot, body) ? [body.subjectId] : [])));
  return moving.filter((body) => !seen.has(body.subjectId) || isEverSeen(shot, body));
}

function isEverSeen({ tracks2d }: ShotSpec, { id }: ShotBody): boolean {
  return tracks2d.find(({ bodyId }) => bodyId === id)?.visibility.some((share) => share > 0) ?? true;
}

/** What a body is called: as its subject, with its id where the subject has several, or by its id. */
function nameOfBody(shot: ShotSpec, body: ShotBody): string {
  const subject = shot.subjects.find(({ id }) => id === body.subjectId);
  if (!subject) return `"${brief(body.id)}"`;
  return subject.bodyIds.length > 1 ? `${body.id} of "${brief(subject.name)}"` : `"${brief(subject.name)}"`;
}

/** Why a file that must hold at least one track would hold none. */
export function emptyProblems(shot: ShotSpec, choice: TrackChoice, file: string): readonly Problem[] {
  const ids = new Set(bodiesOf(shot, choice).map(({ id }) => id));
  if (ids.size === 0)
    return [
      error('bodies', `${file} would be empty: no body of this clip moves. Choose all bodies, or set one in motion.`),
    ];
  const isAhead = shot.tracks2d.some((track) => ids.has(track.bodyId) && track.centersPx.some((c) => c !== null));
  return isAhead
    ? []
    : [
        error(
          'tracks2d',
          `${file} would be empty: all bodies are behind the camera throughout. Turn the camera to one.`,
        ),
      ];
}

/** Cuts, at which tracks jump: whoever reads them begins at one first frame. */
export function cutTrackProblems(shot: ShotSpec): readonly Problem[] {
  const { shots } = shot;
  const [, second] = shots;
  if (!second) return [];
  const cutS = clipTimeOf(shot, second.startFrame).toFixed(2);
  return [
    warning(
      'shots',
      `The clip has ${shots.length} shots, and a model that follows tracks begins at one first frame: from the cut at ${cutS} s on, ` +
        'tracks are places in the picture of another camera. Deliver one shot at a time.',
    ),
  ];
}

/** Bodies that a track cannot follow everywhere, in words. */
export function trackProblems(shot: ShotSpec, choice: TrackChoice): readonly Problem[] {
  return bodiesOf(shot, choice).flatMap((body) => {
    const track = shot.tracks2d.find((t) => t.bodyId === body.id);
    const behind = track?.centersPx.filter((c) => c === null).length ?? 0;
    const path = `tracks2d.${body.id}`;
    const name = nameOfBody(shot, body);
    if (behind > 0) {
      const what = behind === track!.centersPx.length ? 'has no track' : `keeps its last place for ${behind} frames`;
      return [warning(path, `${name} is behind the camera and ${what}.`)];
    }
    return isEverSeen(shot, body)
      ? []
      : [warning(path, `The camera never sees ${name}, so its track steers nothing. Turn the camera to it.`)];
  });
}

/** Places without gaps: the last one before a gap, at the start the first one after it; null where there is none. */
function heldPlaces(places: readonly (Place | null)[]): readonly Place[] | null {
  let last = places.find((p) => p !== null);
  if (!last) return null;
  return places.map((p) => {
    last = p ?? last!;
    return [Math.round(last[0] * 1000) / 1000, Math.round(last[1] * 1000) / 1000] as const;
  });
}
