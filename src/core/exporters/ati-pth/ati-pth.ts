import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { ATI, beginAtS, modelFormat, ownSize } from '../model-clips.ts';
import { npzOf } from '../npy.ts';
import {
  cutTrackProblems,
  emptyProblems,
  type ScreenTrack,
  trackOptions,
  trackProblems,
  tracksOf,
} from '../screen-tracks.ts';
import { writeBytes } from '../write-bytes.ts';
import { torchSaved } from './torch-save.ts';

const FILE = 'ati-pth/ati.pth';
/** ATI's editor keeps all three numbers of a point eight times as large; its loader divides them again. */
const SCALE = 8;
/** Of a point: x, y, and whether it is seen. */
const VALUES = 3;

const options = z.strictObject({ ...trackOptions, beginAtS });

/**
 * Tracks as ATI's own editor keeps them: `torch.save` of an npz with `array`, [tracks, 121, 1, 3], float32: x and y in
 * pixels of the picture that the model is given, from its top-left corner, and 1 where the camera sees the point, all three
 * times 8.
 */
export const atiPth = defineExporter<z.infer<typeof options>>({
  id: 'ati-pth',
  label: 'Screen tracks (ATI)',
  readers: "ATI's own inference (--track); kijai's WanVideoATITracks take tracks-json",
  options,
  clip: (shot, { beginAtS: beginS }) => modelFormat(shot, { ...ATI, sizes: ownSize(shot) }, beginS),
  preflight: (shot, chosen) => [
    ...emptyProblems(shot, chosen, FILE),
    ...cutTrackProblems(shot),
    ...trackProblems(shot, chosen),
    note(
      'clip',
      `${FILE} is for a first picture of ${shot.clip.widthPx}x${shot.clip.heightPx}, in whose pixels its places are.`,
    ),
  ],
  losses: () => [note('tracks2d', `${FILE} has no depth and no names: tracks lie in the order of the bodies.`)],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const tracks = tracksOf(shot, chosen, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share * 0.9);
    });
    const array = arrayOf(tracks, shot.clip.frameCount);
    await writeBytes(sink, FILE, torchSaved(npzOf({ array }, { isPacked: true })));
    onProgress?.(1);
    return [FILE];
  },
});

function arrayOf(tracks: readonly ScreenTrack[], frameCount: number) {
  const values = new Float32Array(tracks.length * frameCount * VALUES);
  tracks.forEach(({ placesPx, isVisible }, n) => {
    placesPx.forEach(([x, y], i) => {
      values.set([x * SCALE, y * SCALE, Number(isVisible[i]) * SCALE], (n * frameCount + i) * VALUES);
    });
  });
  return { values, shape: [tracks.length, frameCount, 1, VALUES] };
}
