import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { CONTROL_IDS, CONTROL_LABELS, CONTROLS, controlFilm, maskOf } from '../control-passes.ts';
import { defineExporter } from '../exporter.ts';
import { type Reel, reelRequest, writeReel } from '../films.ts';
import { instanceLegend } from '../instance-colors.ts';
import { look, maxWidthPx, pickedFrom } from '../picture-options.ts';
import { brief } from '../plain-text.ts';
import { readableJson } from '../readable-json.ts';
import { CODEC_IDS, CODEC_LABELS, codecProblems } from '../video-codecs.ts';
import { writeText } from '../write-text.ts';

const FOLDER = 'control';
/** Which colour of seg.mp4 is whose. */
const LEGEND = `${FOLDER}/seg.json`;
/** Browsers stop short of many encoders at a time. */
const MOST_MASKS = 16;

const options = z.strictObject({
  videos: pickedFrom(CONTROL_IDS, { label: 'Videos', choices: CONTROL_LABELS, usual: ['depth', 'edge', 'seg'] }),
  look,
  masksEachSubject: z
    .boolean()
    .default(false)
    .meta({ label: 'A mask for each subject', hint: 'One video for each subject that moves.' }),
  codec: z.enum(CODEC_IDS).default('avc').meta({ label: 'Codec', choices: CODEC_LABELS }),
  maxWidthPx: maxWidthPx(1280),
});

type Options = z.infer<typeof options>;

/** What structure-guided models take beside a prompt: depth, edges, regions, normals, flow, tracked points, masks. */
export const controlVideos = defineExporter<Options>({
  id: 'control-videos',
  label: 'Control videos (MP4)',
  readers: 'Cosmos 3 transfer, VACE, Wan-Fun Control, LTX union control, Diffusion as Shader',
  options,
  preflight(shot, options) {
    return [...stillProblems(shot, options), ...maskProblems(shot, options), ...codecProblems(options.codec, FOLDER)];
  },
  wants: (shot, options) => reelRequest(shot, reelOf(shot, options)),
  losses: () => [
    warning(
      'passes',
      'Control videos are of 8 bits with half the colour resolution: depth has 256 steps and is relative (near is bright, ' +
        'the void black, one range for the whole clip), and edges of flat colours are a pixel soft.',
    ),
  ],
  async write(job) {
    const { shot, options, sink } = job;
    const paths = await writeReel(job, reelOf(shot, options));
    if (!options.videos.includes('seg')) return paths;
    await writeText(sink, LEGEND, readableJson({ video: `${FOLDER}/seg.mp4`, subjects: instanceLegend(shot) }));
    return [...paths, LEGEND];
  },
});

function reelOf(shot: ShotSpec, options: Options): Reel {
  const { videos, codec, look, maxWidthPx } = options;
  return {
    films: [
      ...[...new Set(videos)].map((id) => controlFilm(`${FOLDER}/${id}.mp4`, CONTROLS[id], shot)),
      ...maskedSubjects(shot, options).map(({ id }, i) =>
        controlFilm(`${FOLDER}/${maskName(i)}`, maskOf(bodiesOfSubject(id)), shot),
      ),
    ],
    stills: [],
    codec,
    look,
    maxWidthPx,
  };
}

/** The file of the mask of one subject, by its place among those that move. */
function maskName(index: number): string {
  return `mask-${String(index + 1).padStart(2, '0')}.mp4`;
}

function bodiesOfSubject(id: string) {
  return ({ bodies }: ShotSpec) => bodies.filter(({ subjectId }) => subjectId === id);
}

/** The subjects that move, where each is to have a mask of its own, as many as can be encoded side by side. */
function maskedSubjects(shot: ShotSpec, { masksEachSubject }: Options): ShotSpec['subjects'] {
  return masksEachSubject ? movingSubjects(shot).slice(0, MOST_MASKS) : [];
}

function movingSubjects({ subjects, trajectories }: ShotSpec): ShotSpec['subjects'] {
  const moving = new Set(trajectories.map(({ bodyId }) => bodyId));
  return subjects.filter(({ bodyIds }) => bodyIds.some((id) => moving.has(id)));
}

function stillProblems({ trajectories }: ShotSpec, { videos, masksEachSubject }: Options): readonly Problem[] {
  if (trajectories.length > 0) return [];
  if (!masksEachSubject && !videos.includes('mask') && !videos.includes('flow')) return [];
  return [
    warning(
      'trajectories',
      'Nothing moves in this clip: mask.mp4 will be black, flow.mp4 show the camera alone, and no subject has a mask.',
    ),
  ];
}

/** Which mask is whose: names of files tell nothing of the scene. */
function maskProblems(shot: ShotSpec, options: Options): readonly Problem[] {
  const masked = maskedSubjects(shot, options);
  if (masked.length === 0) return [];
  const names = masked.map(({ name }, i) => `${maskName(i)} is "${brief(name)}"`).join(', ');
  const left = movingSubjects(shot).length - masked.length;
  const rest = left > 0 ? ` ${left} more move and have none: ${MOST_MASKS} masks is the most.` : '';
  return [note('subjects', `In ${FOLDER}, ${names}.${rest}`)];
}
