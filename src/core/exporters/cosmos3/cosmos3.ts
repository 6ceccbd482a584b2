import { note, warning } from '../../base/problem.ts';
import { encodeWav } from '../../dsp/wav.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { isZooming } from '../camera-words.ts';
import { depthFilm, edgeFilm, frameStill, USUAL_CANNY } from '../control-films.ts';
import { CONTROLS, controlFilm } from '../control-passes.ts';
import { defineExporter } from '../exporter.ts';
import { type Reel, reelRequest, writeReel } from '../films.ts';
import { oneLine } from '../plain-text.ts';
import { readableJson } from '../readable-json.ts';
import { stemsOfShot, usedStems } from '../shot-sound.ts';
import { writeBytes } from '../write-bytes.ts';
import { writeText } from '../write-text.ts';
import { cameraActions } from './camera-actions.ts';
import { makePrompts } from './made-prompts.ts';
import { type Cosmos3Options, cosmos3Options } from './options.ts';
import { cosmos3Problems } from './preflight.ts';
import { formatOf } from './sizes.ts';
import { FILES, specsOf } from './specs.ts';

const FOLDER = 'cosmos3';
/** The rate that Cosmos 3 hears and makes sound at, in Hz. */
const SAMPLE_RATE = 48_000;
const BIT_DEPTH = 24;

/**
 * Everything that NVIDIA's Cosmos 3 takes of a shot: a spec for each way of using it, the structured prompt, the physics
 * prompt, control videos, the camera's path as actions, the first frame and the mix.
 */
export const cosmos3 = defineExporter<Cosmos3Options>({
  id: 'cosmos3',
  label: 'Cosmos 3 (NVIDIA)',
  readers: 'Cosmos 3 Nano and Super, by cosmos-framework, vLLM-Omni, Diffusers or NIM',
  options: cosmos3Options,
  clip: formatOf,
  preflight: cosmos3Problems,
  wants: (shot) => reelRequest(shot, reelOf(shot)),
  losses: (shot) => [
    warning(
      'passes',
      'Control videos for Cosmos 3 are 8-bit H.264: depth is relative (near bright, the void black, one range for the clip), not in metres.',
    ),
    note(
      'camera',
      `${FILES.actions} is in metres; which scale Cosmos 3 expects is not documented and was not tried. Focus and f-stop are lost${isZooming(shot) ? ', and so is the zoom' : ''}.`,
    ),
    note(
      FILES.firstFrame,
      `${FILES.firstFrame} is the grey-box picture: restyle it before image2video, which keeps its looks.`,
    ),
    note(
      '',
      `${FILES.prompt} tells times of actions in whole seconds and places in words; paths and spins are in the videos alone.`,
    ),
  ],
  async write(job) {
    const { shot, options, sink, recordings, signal } = job;
    signal?.throwIfAborted();
    const { prompt, physics, negative } = makePrompts(shot, options);
    const hasSound = usedStems(shot).length > 0;
    const specs = specsOf(shot, { ...options, negativePrompt: negative, hasSound });
    const name = oneLine(shot.clip.name) || 'clip';
    const texts: readonly (readonly [file: string, text: string])[] = [
      ...specs.map(({ path, spec }) => [path, readableJson(spec)] as const),
      [FILES.prompt, readableJson(prompt)],
      // Of all but transfer specs, upstream reads the prompt's text as it stands.
      [FILES.promptText, JSON.stringify(prompt)],
      [FILES.physics, JSON.stringify(physics)],
      [
        FILES.physicsList,
        readableJson([{ name, prompt: JSON.stringify(physics, null, 2), negative_prompt: negative }]),
      ],
      [FILES.actions, readableJson(cameraActions(shot))],
    ];
    const paths: string[] = [];
    for (const [file, text] of texts) {
      await writeText(sink, pathOf(file), text);
      paths.push(pathOf(file));
    }
    if (hasSound) {
      const { mix } = stemsOfShot(shot, recordings, { sampleRate: SAMPLE_RATE });
      const originator = `${shot.madeBy.name} ${shot.madeBy.version}`;
      const broadcast = { timecodeOriginS: 0, originator, description: shot.clip.name };
      await writeBytes(sink, pathOf(FILES.sound), encodeWav(mix, { bitDepth: BIT_DEPTH, ...broadcast }));
      paths.push(pathOf(FILES.sound));
    }
    return [...paths, ...(await writeReel(job, reelOf(shot)))];
  },
});

/** The control videos and the first frame. */
function reelOf(shot: ShotSpec): Reel {
  return {
    films: [
      depthFilm(pathOf(FILES.depth)),
      edgeFilm(pathOf(FILES.edge), USUAL_CANNY),
      controlFilm(pathOf(FILES.seg), CONTROLS.seg, shot),
    ],
    stills: [frameStill(pathOf(FILES.firstFrame), 0)],
  };
}

function pathOf(file: string): string {
  return `${FOLDER}/${file}`;
}
