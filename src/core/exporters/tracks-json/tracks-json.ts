import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { rateLabel } from '../../base/time.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { fitTrack, fitTrackProblems } from '../fit-tracks.ts';
import { firstFrame, instantsOf } from '../frame-fit.ts';
import { bodiesOf, trackOptions, trackProblems, tracksOf } from '../screen-tracks.ts';
import { ATI, WAN_MOVE } from '../track-models.ts';
import { writeText } from '../write-text.ts';

const FILE = 'tracks.json';
const VISIBILITY_FILE = 'tracks-visibility.json';

const options = z.strictObject({
  ...trackOptions,
  frames: z
    .enum(['clip', 'ati', 'wan-move'])
    .default('clip')
    .meta({ label: 'Frames', hint: "The clip's own; ati: 121 at 24 fps; wan-move: 81 at 16 fps." }),
  firstFrame,
});
type Options = z.infer<typeof options>;

const NEEDS = { ati: ATI, 'wan-move': WAN_MOVE };
/** Nodes for ATI fill up short tracks themselves, as hidden; those for Wan-Move want every track to its end. */
const AFTER_END = { ati: 'there is nothing, and ATI steers nothing', 'wan-move': 'points stand still' };

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
    const none = bodiesOf(shot, chosen).length === 0;
    return [
      ...frameProblems(shot, chosen),
      ...(none ? [warning('bodies', `${FILE} will be empty: no body of this clip moves.`)] : []),
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
    }).map((track) => ({ ...track, points: pointsOf(shot, chosen, track) }));
    const lines = tracks.map((t) => JSON.stringify(t.points.map(({ placePx: [x, y] }) => ({ x, y }))));
    await writeText(sink, FILE, `[${lines.join(',\n')}]\n`);
    const visible = tracks.map(({ bodyId, point, points }) =>
      JSON.stringify({ bodyId, point, visible: points.map(({ isVisible }) => Number(isVisible)) }),
    );
    await writeText(sink, VISIBILITY_FILE, `[${visible.join(',\n')}]\n`);
    onProgress?.(1);
    return [FILE, VISIBILITY_FILE];
  },
});

function frameProblems(shot: ShotSpec, chosen: Options): readonly Problem[] {
  const { frames, firstFrame: first } = chosen;
  if (frames !== 'clip')
    return fitTrackProblems(shot, chosen, NEEDS[frames], { file: FILE, first, afterEnd: AFTER_END[frames] });
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  return [
    note(
      'clip.frameCount',
      `${FILE} has ${frameCount} points per track at ${rateLabel(frameRate)} fps, for pictures of ${widthPx}x${heightPx}; ` +
        'ATI reads 121 at 24 fps, Wan-Move 81 at 16: choose one of them under Frames to fit.',
    ),
    ...trackProblems(shot, chosen, FILE),
  ];
}

type Track = ReturnType<typeof tracksOf>[number];
type Point = { readonly placePx: readonly [number, number]; readonly isVisible: boolean };

function pointsOf(shot: ShotSpec, { frames, firstFrame: first }: Options, track: Track): readonly Point[] {
  if (frames === 'clip') return track.placesPx.map((placePx, i) => ({ placePx, isVisible: track.isVisible[i]! }));
  const fitted = fitTrack(track, instantsOf(shot, NEEDS[frames], first));
  const known = fitted.filter((point) => point !== null).map((point) => ({ ...point, placePx: thousandths(point) }));
  if (frames === 'ati') return known;
  const last = { ...known.at(-1)!, isVisible: false };
  return [...known, ...Array.from({ length: fitted.length - known.length }, () => last)];
}

function thousandths({ placePx: [x, y] }: Point): readonly [number, number] {
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}
