import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { trackingPicture, trackingRange } from '../../passes/tracking.ts';
import { promptText } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems } from '../camera-words.ts';
import { colorOf, frameStill, onData } from '../control-films.ts';
import { defineExporter } from '../exporter.ts';
import { type Film, type Reel, reelRequest, writeReel } from '../films.ts';
import { beginAtS, DIFFUSION_AS_SHADER, modelFormat } from '../model-clips.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';

const FOLDER = 'das';
const TRACKING = `${FOLDER}/tracking.mp4`;
const VIDEO = `${FOLDER}/video.mp4`;
const FIRST = `${FOLDER}/first_frame.png`;
/** A paragraph without headings. */
const DIALECT = 'ltx';

const options = z.strictObject({ beginAtS });

/** The tracking video of Diffusion as Shader, the grey-box film that it belongs to, and its first frame to be repainted. */
export const das = defineExporter<z.infer<typeof options>>({
  id: 'das',
  label: 'Diffusion as Shader (tracking video)',
  readers: 'Diffusion as Shader (demo.py --tracking_path)',
  options,
  clip: (shot, { beginAtS: beginS }) => modelFormat(shot, DIFFUSION_AS_SHADER, beginS),
  preflight: (shot) => [...nameProblems(shot), ...cutProblems(shot)],
  wants: (shot) => reelRequest(shot, REEL),
  losses: () => [
    note(
      'passes',
      `In ${TRACKING} points have a colour only where the first frame has them: what comes into the picture later is black.`,
    ),
  ],
  async write(job) {
    const paths = await writeReel(job, REEL);
    const told = `${FOLDER}/das.json`;
    await writeText(job.sink, told, readableJson(inputsOf(job.shot)));
    return [...paths, told];
  },
});

const REEL: Reel = { films: [trackingFilm(), pictureFilm()], stills: [frameStill(FIRST, 0)] };

function trackingFilm(): Film {
  return {
    path: TRACKING,
    needs: ['data'],
    create: () => {
      let range: ReturnType<typeof trackingRange> | null = null;
      return onData((data) => {
        range ??= trackingRange(data);
        return trackingPicture(data, range);
      });
    },
  };
}

function pictureFilm(): Film {
  return {
    path: VIDEO,
    needs: ['color'],
    create:
      () =>
      ({ color }) =>
        colorOf(color),
  };
}

/** The arguments of its `demo.py`; `--repaint` takes the first frame once it has the looks that are wanted. */
function inputsOf(shot: ShotSpec) {
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  const prompt = promptText(shot, DIALECT).trim();
  return {
    reader: 'IGL-HKUST/DiffusionAsShader 81890a7, demo.py',
    size: [widthPx, heightPx],
    frameCount,
    frameRate: frameRate.num / frameRate.den,
    prompt,
    arguments: ['--input_path', VIDEO, '--tracking_path', TRACKING, '--repaint', FIRST, '--prompt', prompt],
  };
}
