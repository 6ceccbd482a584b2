import { z } from 'zod';
import { toOpenCvW2c } from '../../base/frames.ts';
import { note } from '../../base/problem.ts';
import { cameraPoseOf, clipTimeOf, pinholeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';

const FILE = 'camera.txt';
const SOURCE_ASPECT = 16 / 9;
/** Frame counts that readers are built for. */
const USUAL_COUNTS = 'CameraCtrl reads 16 frames, Wan-Fun-Camera 81';

const options = z.strictObject({
  intrinsicsFor: z.enum(['16:9', 'clip']).default('16:9').meta({ label: 'Focal lengths as shares of' }),
});

/**
 * Camera paths as RealEstate10K keeps them: a header line that readers skip, then per frame, parted by single spaces,
 * `microseconds fx fy cx cy 0 0` and the 3x4 matrix from world to camera, row by row, in OpenCV's axes and metres.
 *
 * Focal lengths are shares of the picture's width and height. The trap: readers take them to be shares of a 1280x720
 * source and rescale fx (for narrower pictures) or fy (for wider ones) to the aspect that they generate. They are
 * therefore written for the smallest 16:9 picture around the clip's, whatever its own size; `intrinsicsFor: 'clip'`
 * writes plain shares for readers that do not rescale.
 */
export const realEstate10k = defineExporter<z.infer<typeof options>>({
  id: 'realestate10k',
  label: 'Camera path (RealEstate10K)',
  readers: 'CameraCtrl, VideoX-Fun (Wan-Fun-Camera), MotionPro, AC3D',
  options,
  preflight(shot) {
    const { frameCount } = shot.clip;
    return [
      note('clip.frameCount', `${FILE} has ${frameCount} rows, one per frame; ${USUAL_COUNTS}.`),
      ...cutProblems(shot, FILE),
    ];
  },
  losses: () => [
    note(
      'camera',
      `${FILE} keeps place, direction and focal length of the camera; focus, f-stop and squeeze are lost.`,
    ),
    note('camera', `Most readers of ${FILE} take the first frame as origin: only the camera's move counts, in metres.`),
  ],
  async write({ shot, options: { intrinsicsFor }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const header = `${shot.madeBy.name} ${shot.madeBy.version}: ${shot.clip.name.replace(/\s+/g, ' ').trim()}`;
    const rows = shot.clip.sceneTimesS.map((_, frame) => rowOf(shot, frame, intrinsicsFor));
    // No line end after the last row: a reader that splits on line ends would meet an empty row.
    await writeText(sink, FILE, [header, ...rows].join('\n'));
    onProgress?.(1);
    return [FILE];
  },
});

function rowOf(shot: ShotSpec, frame: number, intrinsicsFor: '16:9' | 'clip'): string {
  const { fxPx, fyPx, cxPx, cyPx, widthPx, heightPx } = pinholeOf(shot, frame);
  const width = intrinsicsFor === 'clip' ? widthPx : Math.max(widthPx, heightPx * SOURCE_ASPECT);
  const height = intrinsicsFor === 'clip' ? heightPx : Math.max(heightPx, widthPx / SOURCE_ASPECT);
  const matrix = toOpenCvW2c(cameraPoseOf(shot, frame)).flat();
  const shares = [fxPx / width, fyPx / height, cxPx / widthPx, cyPx / heightPx].map(decimal);
  return [Math.round(clipTimeOf(shot, frame) * 1e6), ...shares, 0, 0, ...matrix.map(decimal)].join(' ');
}

/** Nine decimals as in the data set; never "-0.000000000". */
function decimal(x: number): string {
  const text = x.toFixed(9);
  return Number(text) === 0 ? '0.000000000' : text;
}
