import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { beginAtS, modelFormat, ownSize, WAN_MOVE } from '../model-clips.ts';
import { npyOf } from '../npy.ts';
import { cutTrackProblems, emptyProblems, trackOptions, trackProblems, tracksOf } from '../screen-tracks.ts';
import { writeBytes } from '../write-bytes.ts';

const TRACKS = 'wan-move/tracks.npy';
const VISIBILITY = 'wan-move/visibility.npy';

const options = z.strictObject({ ...trackOptions, beginAtS });

/**
 * Tracks as Wan-Move's own inference reads them: places [1, 81, tracks, 2], float32, in pixels of the picture that the
 * model is given, from its top-left corner, and whether the camera sees them, [1, 81, tracks], bool.
 */
export const wanMove = defineExporter<z.infer<typeof options>>({
  id: 'wan-move',
  label: 'Screen tracks (Wan-Move)',
  readers: "Wan-Move's own inference (--track, --track_visibility); ComfyUI's nodes take tracks-json",
  options,
  clip: (shot, { beginAtS: beginS }) => modelFormat(shot, { ...WAN_MOVE, sizes: ownSize(shot) }, beginS),
  preflight: (shot, chosen) => [
    ...emptyProblems(shot, chosen, TRACKS),
    ...cutTrackProblems(shot),
    ...trackProblems(shot, chosen),
    note(
      'clip',
      `${TRACKS} is for a first picture of ${shot.clip.widthPx}x${shot.clip.heightPx}, in whose pixels its places are.`,
    ),
  ],
  losses: () => [note('tracks2d', `${TRACKS} has no depth and no names: tracks lie in the order of the bodies.`)],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const tracks = tracksOf(shot, chosen, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share * 0.9);
    });
    const { frameCount } = shot.clip;
    const values = new Float32Array(frameCount * tracks.length * 2);
    const flags = new Array<boolean>(frameCount * tracks.length).fill(false);
    tracks.forEach(({ placesPx, isVisible }, n) => {
      placesPx.forEach((place, i) => {
        values.set(place, (i * tracks.length + n) * 2);
        flags[i * tracks.length + n] = isVisible[i]!;
      });
    });
    await writeBytes(sink, TRACKS, npyOf({ values, shape: [1, frameCount, tracks.length, 2] }));
    await writeBytes(sink, VISIBILITY, npyOf({ flags, shape: [1, frameCount, tracks.length] }));
    onProgress?.(1);
    return [TRACKS, VISIBILITY];
  },
});
