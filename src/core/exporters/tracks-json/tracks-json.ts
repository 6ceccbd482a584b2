import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { rotate } from '../../base/quat.ts';
import { add, type Vec3 } from '../../base/vec3.ts';
import { bodiesAt, bodyPoseOf, isSeenAt, projectAt } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { pointsOnBody } from '../points-on-body.ts';
import { writeText } from '../write-text.ts';

const FILE = 'tracks.json';
const VISIBILITY_FILE = 'tracks-visibility.json';

const options = z.strictObject({
  bodies: z.enum(['moving', 'all']).default('moving').meta({ label: 'Bodies' }),
  pointsPerBody: z.int().min(1).max(64).default(1).meta({ label: 'Points per body', min: 1, max: 64, step: 1 }),
});
type Options = z.infer<typeof options>;

interface Track {
  readonly bodyId: string;
  /** 0 is the centre of mass. */
  readonly point: number;
  readonly placesPx: readonly (readonly [number, number])[];
  readonly isVisible: readonly boolean[];
}

/**
 * Points of bodies on the screen, as the nodes that draw or steer by tracks read them: one list per track, one `{x, y}`
 * per frame, in pixels of the clip from its top-left corner. Beside it, which body each track is of and at which frames
 * the camera sees the point (1 or 0).
 */
export const tracksJson = defineExporter<Options>({
  id: 'tracks-json',
  label: 'Screen tracks (JSON)',
  readers: 'WanTrackToVideo (ATI), Wan-Move, LTX motion tracks, fal wan-ati and wan-move',
  options,
  preflight(shot, chosen) {
    const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
    const bodies = bodiesOf(shot, chosen);
    const size = `${widthPx}x${heightPx}`;
    return [
      note(
        'clip.frameCount',
        `${FILE} has ${frameCount} points per track at ${frameRate.num}/${frameRate.den} fps, for pictures of ${size}; ` +
          'ATI reads 121 at 24 fps, Wan-Move 81 at 16.',
      ),
      ...(bodies.length === 0 ? [warning('bodies', `${FILE} will be empty: no body of this clip moves.`)] : []),
      ...bodies.flatMap((body) => behindCamera(shot, body)),
    ];
  },
  losses: () => [
    note(
      'tracks2d',
      `${FILE} has no depth and no visibility; ${VISIBILITY_FILE} says when a point is hidden or outside.`,
    ),
    note('tracks2d', `A point behind the camera keeps its last place in ${FILE}, marked as not visible.`),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const tracks = tracksOf(shot, chosen, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share * 0.9);
    });
    const lines = tracks.map((t) => JSON.stringify(t.placesPx.map(([x, y]) => ({ x, y }))));
    await writeText(sink, FILE, `[${lines.join(',\n')}]\n`);
    const visible = tracks.map((t) =>
      JSON.stringify({ bodyId: t.bodyId, point: t.point, visible: t.isVisible.map(Number) }),
    );
    await writeText(sink, VISIBILITY_FILE, `[${visible.join(',\n')}]\n`);
    onProgress?.(1);
    return [FILE, VISIBILITY_FILE];
  },
});

function bodiesOf(shot: ShotSpec, { bodies }: Options): readonly ShotBody[] {
  const moving = new Set(shot.trajectories.map((t) => t.bodyId));
  return bodies === 'all' ? shot.bodies : shot.bodies.filter((body) => moving.has(body.id));
}

function behindCamera(shot: ShotSpec, body: ShotBody): Problem[] {
  const centers = shot.tracks2d.find((t) => t.bodyId === body.id)?.centersPx ?? [];
  const behind = centers.filter((c) => c === null).length;
  if (behind === 0) return [];
  const what = behind === centers.length ? 'has no track' : `keeps its last place for ${behind} frames`;
  const name = shot.subjects.find((s) => s.id === body.subjectId)?.name ?? body.id;
  return [warning(`tracks2d.${body.id}`, `"${name}" is behind the camera and ${what} in ${FILE}.`)];
}

function tracksOf(shot: ShotSpec, chosen: Options, onFrame: (share: number) => void): readonly Track[] {
  const { frameCount } = shot.clip;
  const drafts = bodiesOf(shot, chosen).flatMap((body) =>
    pointsOnBody(body, chosen.pointsPerBody).map((localM, point) => ({
      body,
      point,
      localM,
      placesPx: [] as (readonly [number, number] | null)[],
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

/** Places without gaps: the last one before a gap, at the start the first one after it; null where there is none. */
function heldPlaces(
  places: readonly (readonly [number, number] | null)[],
): readonly (readonly [number, number])[] | null {
  let last = places.find((p) => p !== null);
  if (!last) return null;
  return places.map((p) => {
    last = p ?? last!;
    return [Math.round(last[0] * 1000) / 1000, Math.round(last[1] * 1000) / 1000] as const;
  });
}
