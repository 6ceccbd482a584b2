import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { rateLabel } from '../../base/time.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { ATI, beginAtS, modelFormat, ownSize, WAN_MOVE } from '../model-clips.ts';
import { bodiesOf, cutTrackProblems, trackOptions, trackProblems, tracksOf } from '../screen-tracks.ts';
import { listLines, placesText } from '../tracks-text.ts';
import { writeText } from '../write-text.ts';

const FILE = 'tracks-json/tracks.json';
const VISIBILITY_FILE = 'tracks-json/tracks-visibility.json';

const options = z.strictObject({
  ...trackOptions,
  frames: z
    .enum(['clip', 'ati', 'wan-move'])
    .default('clip')
    .meta({
      label: 'Frames',
      choices: { clip: "The clip's own", ati: 'ATI: 121 at 24 fps', 'wan-move': 'Wan-Move: 81 at 16 fps' },
    }),
  beginAtS,
});

const MODELS = { ati: ATI, 'wan-move': WAN_MOVE };

/**
 * Points of bodies on the screen, as the nodes that draw or steer by tracks read them: one list per track, one `{x, y}`
 * per frame, in pixels of the clip from its top-left corner. Beside it, which body each track is of and at which frames
 * the camera sees the point (1 or 0).
 */
export const tracksJson = defineExporter<z.infer<typeof options>>({
  id: 'tracks-json',
  label: 'Screen tracks (JSON)',
  readers: 'WanTrackToVideo (ATI), Wan-Move, LTX motion tracks, fal wan-ati and wan-move',
  options,
  clip: (shot, { frames, beginAtS: beginS }) =>
    frames === 'clip'
      ? { ...shot.clip, startFrame: 0 }
      : modelFormat(shot, { ...MODELS[frames], sizes: ownSize(shot) }, beginS),
  preflight: (shot, chosen) => [
    ...(chosen.frames === 'clip' ? [countNote(shot)] : []),
    ...cutTrackProblems(shot),
    ...trackProblems(shot, chosen),
    ...(bodiesOf(shot, chosen).length === 0
      ? [warning('bodies', `${FILE} will be empty: no body of this clip moves.`)]
      : []),
  ],
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
    await writeText(
      sink,
      FILE,
      listLines(tracks, ({ placesPx }) => placesText(placesPx)),
    );
    await writeText(
      sink,
      VISIBILITY_FILE,
      listLines(tracks, ({ bodyId, point, isVisible }) =>
        JSON.stringify({ bodyId, point, visible: isVisible.map(Number) }),
      ),
    );
    onProgress?.(1);
    return [FILE, VISIBILITY_FILE];
  },
});

function countNote({ clip }: ShotSpec): Problem {
  const { frameCount, frameRate, widthPx, heightPx } = clip;
  return note(
    'clip.frameCount',
    `${FILE} has ${frameCount} points per track at ${rateLabel(frameRate)} fps, for pictures of ${widthPx}x${heightPx}; ` +
      'ATI reads 121 at 24 fps, Wan-Move 81 at 16: choose one of them under Frames to fit.',
  );
}
