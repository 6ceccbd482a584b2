import { z } from 'zod';
import type { FrameRequest, PassId } from '../../base/ports.ts';
import { note, warning } from '../../base/problem.ts';
import type { InverseRange } from '../../passes/depth.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { scanDepth } from '../depth-scan.ts';
import { controlOf } from '../draw-control.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { instanceLegend } from '../instance-colors.ts';
import { look, maxWidthPx, pickedFrom } from '../picture-options.ts';
import { writeBytes } from '../write-bytes.ts';
import { writeText } from '../write-text.ts';
import { SERIES, SERIES_IDS, SERIES_LABELS } from './series.ts';

const FOLDER = 'frames';
const ABOUT = `${FOLDER}/about.json`;
/** The share of the work that looking for the range of depth is. */
const SCAN_SHARE = 0.1;
const NO_RANGE: InverseRange = { least: 0, most: 0 };
/** A folder with more files than this is slow to open on most systems. */
const MANY_FILES = 20_000;

const options = z.strictObject({
  series: pickedFrom(SERIES_IDS, { label: 'Frames', choices: SERIES_LABELS, usual: ['color', 'depth-mm', 'seg'] }),
  look,
  maxWidthPx: maxWidthPx(1920),
});

type Options = z.infer<typeof options>;

/** Every frame as a file: pictures of 8 and 16 bits, and numbers as they are. */
export const frameFiles = defineExporter<Options>({
  id: 'frames',
  label: 'Frames (PNG, NPY, EXR)',
  readers: 'compositors, NumPy, OpenCV, trainers of depth and flow',
  options,
  preflight(shot, { series }) {
    const count = shot.clip.frameCount * new Set(series).size;
    return count > MANY_FILES
      ? [note('clip.frameCount', `${count} files will be written: choose fewer kinds of frames, or a shorter clip.`)]
      : [];
  },
  wants: (shot, options) => ({ ...requestOf(shot, options), passes: passesOf(options) }),
  losses: (_shot, options) =>
    options?.series.includes('depth-mm')
      ? [
          warning(
            'passes',
            `${FOLDER}/depth-mm has steps of 1 mm and ends at 65.535 m; what is farther counts as the void. Take depth-npy or ` +
              'depth-exr for distances as they are.',
          ),
        ]
      : [],
  async write(job) {
    const { shot, options, sink, frames } = job;
    if (!frames) throw new Error('Frames must be rendered: export them where something can render.');
    const ids = [...new Set(options.series)];
    const request = requestOf(shot, options);
    const needsRange = ids.some((id) => SERIES[id].needsRange);
    const scanShare = needsRange ? SCAN_SHARE : 0;
    const range = needsRange ? await scanDepth(frames, request, controlOf(job, 0, scanShare)) : NO_RANGE;
    const makers = ids.map((id) => ({ id, make: SERIES[id].create(shot, range) }));
    const paths: string[] = [];
    await frames.draw(
      { ...request, passes: passesOf(options) },
      async (frame) => {
        for (const { id, make } of makers) {
          const path = `${FOLDER}/${id}/${String(frame.frame).padStart(5, '0')}.${SERIES[id].ending}`;
          await writeBytes(sink, path, await make(frame));
          paths.push(path);
        }
      },
      controlOf(job, scanShare, 1),
    );
    await writeText(sink, ABOUT, `${JSON.stringify(aboutOf(shot, request, options, range), null, 2)}\n`);
    return [...paths, ABOUT];
  },
});

/** What the values of each folder stand for. */
function aboutOf(
  shot: ShotSpec,
  { widthPx, heightPx, frameCount, frameRate }: FrameRequest,
  { series }: Options,
  range: InverseRange,
) {
  return {
    clip: { widthPx, heightPx, frameCount, frameRate },
    series: Object.fromEntries([...new Set(series)].map((id) => [id, SERIES[id].unit(range)])),
    ...(series.includes('seg') && { subjects: instanceLegend(shot) }),
  };
}

function requestOf(shot: ShotSpec, { maxWidthPx, look }: Options) {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx), look };
}

function passesOf({ series }: Options): readonly PassId[] {
  return [...new Set(series.map((id) => SERIES[id].needs))];
}
