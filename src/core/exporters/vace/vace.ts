import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { promptText } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { frameStill } from '../control-films.ts';
import { defineExporter } from '../exporter.ts';
import { type Reel, reelRequest, writeReel } from '../films.ts';
import { beginAtS, modelFormat, VACE, WAN_SIZES, wanSize } from '../model-clips.ts';
import { moverProblems } from '../mover-problems.ts';
import { cutOutStill, moversOf } from '../movers.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';
import { TASK_IDS, TASK_LABELS, TASKS, type TaskId } from './tasks.ts';

const FOLDER = 'vace';
/** As many as VACE's own page takes. */
const MOST_REFERENCES = 3;
/** A paragraph without headings: what Wan's models were trained on. */
const DIALECT = 'ltx';

const options = z.strictObject({
  tasks: z
    .array(z.enum(TASK_IDS))
    .min(1, 'must name at least one task')
    .default(['depth', 'layout-box', 'repaint'])
    .meta({ label: 'Tasks', choices: TASK_LABELS, hint: 'Each has a folder with its own source video.' }),
  size: wanSize,
  growPx: z
    .int()
    .min(0)
    .max(64)
    .default(8)
    .meta({ label: 'Widen what is repainted', unit: 'px', min: 0, max: 64, step: 1 }),
  beginAtS,
});
type Options = z.infer<typeof options>;

/** Source videos, masks and reference pictures as VACE's own inference and ComfyUI's node read them. */
export const vace = defineExporter<Options>({
  id: 'vace',
  label: 'Wan VACE (videos, masks, references)',
  readers: 'VACE on Wan 2.1 and 2.2 (vace_wan_inference.py), ComfyUI WanVaceToVideo',
  options,
  clip: (shot, { size, beginAtS: beginS }) => modelFormat(shot, { ...VACE, sizes: WAN_SIZES[size] }, beginS),
  preflight: (shot) => [...nameProblems(shot), ...moverProblems(shot, 'VACE')],
  wants: (shot, chosen) => reelRequest(shot, reelOf(shot, chosen)),
  losses: () => [
    note(
      'passes',
      'VACE is shown 8-bit pictures: depth is scaled in every frame by itself, as its own annotator does, and sound, times and forces are lost.',
    ),
  ],
  async write(job) {
    const { shot, options: chosen, sink } = job;
    const reel = reelOf(shot, chosen);
    const paths = await writeReel(job, reel);
    const told = `${FOLDER}/vace.json`;
    await writeText(sink, told, readableJson(inputsOf(shot, chosen, reel)));
    return [...paths, told];
  },
});

function reelOf(shot: ShotSpec, { tasks, growPx }: Options): Reel {
  const movers = moversOf(shot).slice(0, MOST_REFERENCES);
  return {
    films: unique(tasks).flatMap((id) => {
      const { video, mask } = TASKS[id];
      const films = [video(videoPath(id), shot, growPx)];
      return mask ? [...films, mask(maskPath(id), shot, growPx)] : films;
    }),
    stills: [
      frameStill(`${FOLDER}/first_frame.png`, 0),
      ...movers.flatMap((mover, i) => cutOutStill(shot, mover, `${FOLDER}/src_ref_images/${i + 1}.png`, 'cropped')),
    ],
  };
}

/** What to hand to VACE for each task: its inputs by name, and as arguments of its inference. */
function inputsOf(shot: ShotSpec, { tasks, size }: Options, reel: Reel) {
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  const references = reel.stills.map(({ path }) => path).filter((path) => path.includes('/src_ref_images/'));
  const prompt = promptText(shot, DIALECT).trim();
  return {
    reader: 'ali-vilab/VACE 48eb44f, vace/vace_wan_inference.py',
    size: [widthPx, heightPx],
    frameCount,
    frameRate: frameRate.num / frameRate.den,
    prompt,
    tasks: unique(tasks).map((task) => {
      const inputs = {
        src_video: videoPath(task),
        ...(TASKS[task].mask && { src_mask: maskPath(task) }),
        ...(references.length > 0 && { src_ref_images: references.join(',') }),
      };
      return {
        task,
        ...inputs,
        arguments: [
          ...Object.entries(inputs).flatMap(([name, path]) => [`--${name}`, path]),
          ...['--size', size, '--frame_num', String(frameCount), '--prompt', prompt],
        ],
      };
    }),
  };
}

function videoPath(task: TaskId): string {
  return `${FOLDER}/${task}/src_video.mp4`;
}

function maskPath(task: TaskId): string {
  return `${FOLDER}/${task}/src_mask.mp4`;
}

function unique(tasks: readonly TaskId[]): readonly TaskId[] {
  return [...new Set(tasks)];
}
