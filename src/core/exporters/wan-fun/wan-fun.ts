import { z } from 'zod';
import { note, type Problem } from '../../base/problem.ts';
import { promptText } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cameraText } from '../camera-text.ts';
import { cutProblems } from '../camera-words.ts';
import { depthFilm, edgeFilm, frameStill, USUAL_CANNY } from '../control-films.ts';
import { defineExporter } from '../exporter.ts';
import { type Film, type Reel, reelRequest, writeReel } from '../films.ts';
import { beginAtS, modelFormat, WAN_FUN, WAN_SIZES, wanSize } from '../model-clips.ts';
import { moverProblems } from '../mover-problems.ts';
import { cutOutStill, moversOf } from '../movers.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';

const FOLDER = 'wan-fun';
const CAMERA = `${FOLDER}/camera.txt`;
const START = `${FOLDER}/start_image.png`;
const END = `${FOLDER}/end_image.png`;
const REFERENCE = `${FOLDER}/ref_image.png`;
/** A paragraph without headings: what Wan's models were trained on. */
const DIALECT = 'ltx';

const CONTROLS: Readonly<Record<'depth' | 'canny', (path: string) => Film>> = {
  depth: depthFilm,
  canny: (path) => edgeFilm(path, USUAL_CANNY),
};

const options = z.strictObject({
  controls: z
    .array(z.enum(['depth', 'canny']))
    .min(1, 'must name at least one control video')
    .default(['depth'])
    .meta({
      label: 'Control videos',
      choices: { depth: 'Depth', canny: 'Edges (Canny)' },
      hint: 'The model takes one of them at a time.',
    }),
  size: wanSize,
  beginAtS,
});
type Options = z.infer<typeof options>;

/** A control video, the camera's path, and first, last and reference pictures, as VideoX-Fun reads them. */
export const wanFun = defineExporter<Options>({
  id: 'wan-fun',
  label: 'Wan-Fun (control and camera)',
  readers: 'VideoX-Fun Wan2.1-Fun and Wan2.2-Fun Control and Control-Camera, ComfyUI Wan22FunControlToVideo',
  options,
  clip: (shot, { size, beginAtS: beginS }) => modelFormat(shot, { ...WAN_FUN, sizes: WAN_SIZES[size] }, beginS),
  preflight: (shot): readonly Problem[] => [
    ...nameProblems(shot),
    ...moverProblems(shot, REFERENCE),
    ...cutProblems(shot),
  ],
  wants: (shot, chosen) => reelRequest(shot, reelOf(shot, chosen)),
  losses: () => [
    note(
      'camera',
      `${CAMERA} is for the Control-Camera models; the Control models follow the control video alone. ComfyUI's camera node takes preset moves and no file.`,
    ),
  ],
  async write(job) {
    const { shot, options: chosen, sink } = job;
    const reel = reelOf(shot, chosen);
    const paths = await writeReel(job, reel);
    await writeText(sink, CAMERA, cameraText(shot, '16:9'));
    const told = `${FOLDER}/wan-fun.json`;
    await writeText(sink, told, readableJson(inputsOf(shot, reel)));
    return [...paths, CAMERA, told];
  },
});

function reelOf(shot: ShotSpec, { controls }: Options): Reel {
  const [first] = moversOf(shot);
  return {
    films: [...new Set(controls)].map((id) => CONTROLS[id](`${FOLDER}/control_${id}.mp4`)),
    stills: [
      frameStill(START, 0),
      frameStill(END, shot.clip.frameCount - 1),
      // The reference is stretched to the film's size, so it keeps that shape.
      ...(first ? cutOutStill(shot, first, REFERENCE, 'in-place') : []),
    ],
  };
}

/** VideoX-Fun's inputs, by the names that they have in its examples. */
function inputsOf(shot: ShotSpec, { films, stills }: Reel) {
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  return {
    reader: 'aigc-apps/VideoX-Fun 804a425',
    sample_size: [heightPx, widthPx],
    video_length: frameCount,
    fps: frameRate.num / frameRate.den,
    control_video: films.map(({ path }) => path),
    control_camera_txt: CAMERA,
    start_image: START,
    end_image: END,
    ...(stills.some(({ path }) => path === REFERENCE) && { ref_image: REFERENCE }),
    prompt: promptText(shot, DIALECT).trim(),
  };
}
