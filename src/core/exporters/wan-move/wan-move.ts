import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { fitTrack, fitTrackProblems } from '../fit-tracks.ts';
import { firstFrame, instantsOf } from '../frame-fit.ts';
import { npyOf } from '../npy.ts';
import { emptyProblems, trackOptions, tracksOf } from '../screen-tracks.ts';
import { WAN_MOVE } from '../track-models.ts';
import { writeBytes } from '../write-bytes.ts';

const TRACKS = 'wan-move_tracks.npy';
const VISIBILITY = 'wan-move_visibility.npy';

const options = z.strictObject({ ...trackOptions, firstFrame });
type Options = z.infer<typeof options>;

/**
 * Tracks as Wan-Move's own inference reads them: places [1, 81, tracks, 2], float32, in pixels of the picture that the
 * model is given, from its top-left corner, and whether the camera sees them, [1, 81, tracks], bool. After the end of the
 * clip a point keeps its place, unseen.
 */
export const wanMove = defineExporter<Options>({
  id: 'wan-move',
  label: 'Screen tracks (Wan-Move)',
  readers: "Wan-Move's own inference (--track, --track_visibility); ComfyUI's nodes take tracks.json",
  options,
  preflight(shot, chosen) {
    const told = { file: TRACKS, first: chosen.firstFrame, afterEnd: 'points are hidden and steer nothing' };
    return [
      ...emptyProblems(shot, chosen, TRACKS),
      ...fitTrackProblems(shot, chosen, WAN_MOVE, told),
      note(
        'clip',
        `${TRACKS} is for a first picture of ${shot.clip.widthPx}x${shot.clip.heightPx}, in whose pixels its places are.`,
      ),
    ];
  },
  losses: () => [note('tracks2d', `${TRACKS} has no depth and no names: tracks lie in the order of the bodies.`)],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const tracks = tracksOf(shot, chosen, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share * 0.9);
    });
    const instants = instantsOf(shot, WAN_MOVE, chosen.firstFrame);
    const count = tracks.length;
    const values = new Float32Array(WAN_MOVE.count * count * 2);
    const flags = new Array<boolean>(WAN_MOVE.count * count).fill(false);
    tracks.forEach((track, n) => {
      let last: readonly number[] = [0, 0];
      fitTrack(track, instants).forEach((point, i) => {
        last = point?.placePx ?? last;
        values.set(last, (i * count + n) * 2);
        flags[i * count + n] = point?.isVisible ?? false;
      });
    });
    await writeBytes(sink, TRACKS, npyOf({ values, shape: [1, WAN_MOVE.count, count, 2] }));
    await writeBytes(sink, VISIBILITY, npyOf({ flags, shape: [1, WAN_MOVE.count, count] }));
    onProgress?.(1);
    return [TRACKS, VISIBILITY];
  },
});
