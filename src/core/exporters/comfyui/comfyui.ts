import { z } from 'zod';
import { note, type Problem } from '../../base/problem.ts';
import { promptText } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { frameStill } from '../control-films.ts';
import { defineExporter } from '../exporter.ts';
import { type Reel, reelRequest, writeReel } from '../films.ts';
import { beginAtS, modelFormat, wanSize } from '../model-clips.ts';
import { moverProblems } from '../mover-problems.ts';
import { cutOutStill, moversOf } from '../movers.ts';
import { cutTrackProblems, emptyProblems, trackOptions, trackProblems, tracksOf } from '../screen-tracks.ts';
import { tracksText } from '../tracks-text.ts';
import { writeText } from '../write-text.ts';
import { SIGNATURES_READ } from './node-signatures.ts';
import { filmFramesOf, WORKFLOW_IDS, WORKFLOW_LABELS, WORKFLOWS } from './workflows.ts';

const FOLDER = 'comfyui';
/** A paragraph without headings suits Wan's models and LTX's alike. */
const DIALECT = 'ltx';
const NEGATIVE = 'blurry, distorted, low quality, watermark, subtitles, still picture';

const options = z.strictObject({
  workflow: z.enum(WORKFLOW_IDS).default('vace').meta({
    label: 'Workflow',
    choices: WORKFLOW_LABELS,
    hint: 'Each is for one model, which reads a clip of its own: deliver once for each.',
  }),
  control: z
    .enum(['depth', 'edges'])
    .default('depth')
    .meta({ label: 'Control video', hint: 'Of VACE, Wan Fun and LTX control.' }),
  size: wanSize.meta({ label: 'Size', hint: '480p: 832 × 480 (LTX 768 × 448); 720p: 1280 × 720 (LTX 1280 × 704).' }),
  seed: z.int().min(0).max(0xffffffff).default(1).meta({ label: 'Seed', min: 0, step: 1 }),
  ...trackOptions,
  beginAtS,
});
type Options = z.infer<typeof options>;

/** A workflow for ComfyUI with the clip's own pictures, tracks and prompt filled in, ready to be queued. */
export const comfyui = defineExporter<Options>({
  id: 'comfyui',
  label: 'ComfyUI workflow',
  readers: 'ComfyUI with Wan 2.1 VACE, Wan 2.2 Fun Control, ATI, Wan-Move or LTX-2.3',
  options,
  clip: (shot, { workflow, size, beginAtS: beginS }) => modelFormat(shot, WORKFLOWS[workflow].clip(size), beginS),
  preflight: (shot, chosen) => [...nameProblems(shot), ...problemsOf(shot, chosen)],
  wants: (shot, chosen) => reelRequest(shot, reelOf(shot, chosen)),
  losses: () => [
    note(
      'contacts',
      'A workflow holds one picture pass or the tracks of one model: what touches, forces and sounds are told in its prompt alone.',
    ),
  ],
  async write(job) {
    const { shot, options: chosen, sink } = job;
    const paths = await writeReel(job, reelOf(shot, chosen));
    const path = pathsOf(chosen.workflow).workflow;
    await writeText(sink, path, `${JSON.stringify(graphOf(shot, chosen, paths), null, 2)}\n`);
    return [...paths, path];
  },
});

function problemsOf(shot: ShotSpec, chosen: Options): readonly Problem[] {
  const { hasTracks, hasReference } = WORKFLOWS[chosen.workflow];
  const file = pathsOf(chosen.workflow).workflow;
  return [
    note(
      FOLDER,
      `Put the folder ${FOLDER} into ComfyUI's input folder, and drop ${file} on its page. It names the files of models as their makers do: pick yours where they differ. Nodes as of ${SIGNATURES_READ.date}.`,
    ),
    ...(hasReference ? moverProblems(shot, file) : []),
    ...(hasTracks
      ? [...emptyProblems(shot, chosen, file), ...cutTrackProblems(shot), ...trackProblems(shot, chosen)]
      : []),
  ];
}

function reelOf(shot: ShotSpec, { workflow, control }: Options): Reel {
  const { control: controls, hasReference } = WORKFLOWS[workflow];
  const paths = pathsOf(workflow);
  const [first] = hasReference ? moversOf(shot) : [];
  return {
    films: controls ? [controls[control](paths.control)] : [],
    stills: [frameStill(paths.start, 0), ...(first ? cutOutStill(shot, first, paths.reference, 'in-place') : [])],
  };
}

function graphOf(shot: ShotSpec, chosen: Options, written: readonly string[]) {
  const workflow = WORKFLOWS[chosen.workflow];
  const paths = pathsOf(chosen.workflow);
  const { frameRate, widthPx, heightPx } = shot.clip;
  const ifWritten = (path: string) => (written.includes(path) ? path : null);
  return workflow.make({
    prompt: promptText(shot, DIALECT).trim(),
    negative: NEGATIVE,
    widthPx,
    heightPx,
    filmFrames: filmFramesOf(workflow, shot),
    framesPerSecond: frameRate.num / frameRate.den,
    seed: chosen.seed,
    prefix: `rimshot/${chosen.workflow}`,
    startPath: paths.start,
    controlPath: ifWritten(paths.control),
    referencePath: ifWritten(paths.reference),
    tracks: workflow.hasTracks ? tracksText(tracksOf(shot, chosen, () => {}).map(({ placesPx }) => placesPx)) : null,
  });
}

function pathsOf(workflow: string) {
  const folder = `${FOLDER}/${workflow}`;
  return {
    workflow: `${folder}/workflow.json`,
    start: `${folder}/start.png`,
    control: `${folder}/control.mp4`,
    reference: `${folder}/reference.png`,
  };
}
