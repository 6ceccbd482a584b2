import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { cameraText } from '../camera-text.ts';
import { cutProblems } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';

const FILE = 'realestate10k/camera.txt';
/** Frame counts that readers are built for. */
const USUAL_COUNTS = 'CameraCtrl reads 16 frames, Wan-Fun-Camera 81';

const options = z.strictObject({
  intrinsicsFor: z
    .enum(['16:9', 'clip'])
    .default('16:9')
    .meta({ label: 'Focal lengths as shares of', choices: { '16:9': 'A 16:9 picture', clip: "The clip's picture" } }),
});

/** Camera paths as RealEstate10K keeps them (`camera-text.ts`). */
export const realEstate10k = defineExporter<z.infer<typeof options>>({
  id: 'realestate10k',
  label: 'Camera path (RealEstate10K)',
  readers: 'CameraCtrl, VideoX-Fun (Wan-Fun-Camera), MotionPro, AC3D',
  options,
  preflight(shot) {
    const { frameCount } = shot.clip;
    return [
      note('clip.frameCount', `${FILE} has ${frameCount} rows, one per frame; ${USUAL_COUNTS}.`),
      ...cutProblems(shot),
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
    await writeText(sink, FILE, cameraText(shot, intrinsicsFor));
    onProgress?.(1);
    return [FILE];
  },
});
