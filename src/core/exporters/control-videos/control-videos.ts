import { z } from 'zod';
import type { FrameRequest } from '../../base/ports.ts';
import { note, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { filmControls, passesOf } from './film-controls.ts';
import { CONTROL_IDS } from './passes.ts';

const FOLDER = 'control';

const options = z.strictObject({
  videos: z
    .array(z.enum(CONTROL_IDS))
    .min(1, 'must name at least one video')
    .default(['depth', 'edge', 'seg'])
    .meta({ label: 'Videos' }),
  maxWidthPx: z
    .int()
    .min(64)
    .max(4096)
    .default(1280)
    .meta({ label: 'Widest picture', unit: 'px', min: 64, max: 4096, step: 2 }),
});

type Options = z.infer<typeof options>;

/** What structure-guided models take beside a prompt: depth, edges, regions, normals, flow, tracked points, masks. */
export const controlVideos = defineExporter<Options>({
  id: 'control-videos',
  label: 'Control videos (MP4)',
  readers: 'Cosmos 3 transfer, VACE, Wan-Fun Control, LTX union control, Diffusion as Shader',
  options,
  preflight(shot, { videos }) {
    const isStill = shot.trajectories.length === 0;
    return isStill && (videos.includes('mask') || videos.includes('flow'))
      ? [
          note(
            'trajectories',
            'Nothing moves in this clip: mask.mp4 will be black, and flow.mp4 show the camera alone.',
          ),
        ]
      : [];
  },
  wants: (shot, options) => ({ ...requestOf(shot, options), passes: passesOf(options.videos) }),
  losses: () => [
    warning(
      'passes',
      'Control videos are 8-bit H.264 with half the colour resolution: depth has 256 steps and is relative (near is bright, ' +
        'the void black, one range for the whole clip), and edges of flat colours are a pixel soft.',
    ),
  ],
  async write({ shot, options, sink, frames, signal, onProgress }) {
    if (!frames) throw new Error('Control videos need rendered frames: export them where something can render.');
    const request = requestOf(shot, options);
    return filmControls({ shot, frames, request, videos: options.videos, sink, folder: FOLDER, signal, onProgress });
  },
});

function requestOf(shot: ShotSpec, { maxWidthPx }: Options): FrameRequest {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx) };
}
