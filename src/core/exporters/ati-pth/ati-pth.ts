import { z } from 'zod';
import { note } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { fitTrack, fitTrackProblems } from '../fit-tracks.ts';
import { firstFrame, instantsOf } from '../frame-fit.ts';
import { npzOf } from '../npy.ts';
import { emptyProblems, type ScreenTrack, trackOptions, tracksOf } from '../screen-tracks.ts';
import { ATI } from '../track-models.ts';
import { writeBytes } from '../write-bytes.ts';
import { torchSaved } from './torch-save.ts';

const FILE = 'ati.pth';
/** ATI's editor keeps all three numbers of a point eight times as large; its loader divides them again. */
const SCALE = 8;
/** Of a point: x, y, and whether it is seen. */
const VALUES = 3;

const options = z.strictObject({ ...trackOptions, firstFrame });
type Options = z.infer<typeof options>;

/**
 * Tracks as ATI's own editor keeps them: `torch.save` of an npz with `array`, [tracks, 121, 1, 3], float32: x and y in
 * pixels of the picture that the model is given, from its top-left corner, and 1 where the camera sees the point, all three
 * times 8. After the end of the clip all are 0.
 */
export const atiPth = defineExporter<Options>({
  id: 'ati-pth',
  label: 'Screen tracks (ATI)',
  readers: "ATI's own inference (--track); kijai's WanVideoATITracks take tracks.json",
  options,
  preflight(shot, chosen) {
    const told = { file: FILE, first: chosen.firstFrame, afterEnd: 'points are hidden and steer nothing' };
    return [
      ...emptyProblems(shot, chosen, FILE),
      ...fitTrackProblems(shot, chosen, ATI, told),
      note(
        'clip',
        `${FILE} is for a first picture of ${shot.clip.widthPx}x${shot.clip.heightPx}, in whose pixels its places are.`,
      ),
    ];
  },
  losses: () => [note('tracks2d', `${FILE} has no depth and no names: tracks lie in the order of the bodies.`)],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const tracks = tracksOf(shot, chosen, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share * 0.9);
    });
    await writeBytes(sink, FILE, torchSaved(npzOf({ array: arrayOf(shot, chosen, tracks) }, { isPacked: true })));
    onProgress?.(1);
    return [FILE];
  },
});

function arrayOf(shot: ShotSpec, { firstFrame: first }: Options, tracks: readonly ScreenTrack[]) {
  const instants = instantsOf(shot, ATI, first);
  const values = new Float32Array(tracks.length * ATI.count * VALUES);
  tracks.forEach((track, n) => {
    fitTrack(track, instants).forEach((point, i) => {
      if (!point) return;
      const [x, y] = point.placePx;
      values.set([x * SCALE, y * SCALE, Number(point.isVisible) * SCALE], (n * ATI.count + i) * VALUES);
    });
  });
  return { values, shape: [tracks.length, ATI.count, 1, VALUES] };
}
