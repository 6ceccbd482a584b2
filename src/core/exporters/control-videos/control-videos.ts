import { z } from 'zod';
import type { DrawControl, FrameRequest, FramesPort, PassId, VideoWriter } from '../../base/ports.ts';
import { note, warning } from '../../base/problem.ts';
import type { InverseRange } from '../../passes/depth.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { CONTROL_IDS, CONTROLS, type ControlId, widened } from './passes.ts';

const FOLDER = 'control';
/** The range of depth is read off pictures this many times smaller. */
const SCAN_DIVISOR = 4;

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
  wants: (shot, options) => ({ ...requestOf(shot, options), passes: passesOf(options) }),
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
    const videos = [...new Set(options.videos)];
    const needsRange = videos.some((id) => CONTROLS[id].needsRange);
    const scanShare = needsRange ? 0.2 : 0;
    const control = (from: number, to: number): DrawControl => ({
      ...(signal && { signal }),
      onProgress: (share) => onProgress?.(from + (to - from) * share),
    });
    const range = needsRange ? await scanRange(frames, request, control(0, scanShare)) : null;
    const writers = new Map<ControlId, VideoWriter>();
    try {
      for (const id of videos) writers.set(id, await frames.openVideo({ ...request, codec: 'avc', sound: null }));
      const makers = videos.map((id) => [writers.get(id)!, CONTROLS[id].create(shot, range)] as const);
      await frames.draw(
        { ...request, passes: passesOf(options) },
        async (frame) => {
          for (const [writer, make] of makers) await writer.add(await make(frame));
        },
        control(scanShare, 1),
      );
      const paths: string[] = [];
      for (const id of videos) {
        const path = `${FOLDER}/${id}.mp4`;
        const file = await sink.open(path);
        await file.write(await writers.get(id)!.finish());
        await file.close();
        paths.push(path);
      }
      return paths;
    } catch (cause) {
      for (const writer of writers.values()) await writer.cancel();
      throw cause;
    }
  },
});

/** The range of inverse depth over the whole clip, from small pictures. */
async function scanRange(
  frames: FramesPort,
  request: FrameRequest,
  control: DrawControl,
): Promise<InverseRange | null> {
  let range: InverseRange | null = null;
  const small = {
    ...request,
    widthPx: Math.max(16, Math.round(request.widthPx / SCAN_DIVISOR)),
    heightPx: Math.max(16, Math.round(request.heightPx / SCAN_DIVISOR)),
  };
  await frames.draw(
    { ...small, passes: ['data'] },
    async ({ data }) => {
      range = widened(range, data!);
    },
    control,
  );
  return range;
}

function requestOf(shot: ShotSpec, { maxWidthPx }: Options): FrameRequest {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx) };
}

function passesOf({ videos }: Options): readonly PassId[] {
  return [...new Set(videos.map((id): PassId => CONTROLS[id].needs))];
}
