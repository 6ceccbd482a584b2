import { z } from 'zod';
import { note, type Problem } from '../../base/problem.ts';
import { trackDotsPicture } from '../../passes/track-dots.ts';
import { promptText } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { depthFilm, edgeFilm, frameStill } from '../control-films.ts';
import { defineExporter } from '../exporter.ts';
import { type Film, type Reel, reelRequest, writeReel } from '../films.ts';
import { beginAtS, LTX_CANNY, LTX_COUNT, LTX_SIZES, modelFormat } from '../model-clips.ts';
import { readableJson } from '../readable-json.ts';
import { cutTrackProblems, emptyProblems, trackOptions, trackProblems, tracksOf } from '../screen-tracks.ts';
import { tracksText } from '../tracks-text.ts';
import { writeText } from '../write-text.ts';

const FOLDER = 'ltx';
const FIRST = `${FOLDER}/first_frame.png`;
const TRACKS = `${FOLDER}/tracks.json`;
const DIALECT = 'ltx';

const VIDEO_IDS = ['depth', 'canny', 'tracks'] as const;

const options = z.strictObject({
  videos: z
    .array(z.enum(VIDEO_IDS))
    .min(1, 'must name at least one video')
    .default(['depth', 'tracks'])
    .meta({
      label: 'Control videos',
      choices: { depth: 'Depth', canny: 'Edges (Canny)', tracks: 'Motion tracks' },
      hint: 'Depth and edges are for the union control, tracks for motion tracks.',
    }),
  framesPerSecond: z.enum(['24', '25']).default('24').meta({ label: 'Rate', unit: 'fps' }),
  size: z
    .enum(['small', 'large'])
    .default('small')
    .meta({ label: 'Size', hint: 'Small: 768 × 448; large: 1280 × 704; upright or square where the clip is.' }),
  mostFrames: z
    .int()
    .min(LTX_COUNT.least)
    .max(LTX_COUNT.most)
    .default(121)
    .meta({ label: 'Frames at most', min: LTX_COUNT.least, max: LTX_COUNT.most, step: LTX_COUNT.step }),
  ...trackOptions,
  beginAtS,
});
type Options = z.infer<typeof options>;

/** Control videos, motion tracks and a first frame for LTX's control LoRAs. */
export const ltx = defineExporter<Options>({
  id: 'ltx',
  label: 'LTX (union control, motion tracks)',
  readers: 'LTX-2.3 with its Union-Control and Motion-Track-Control LoRAs, ComfyUI LTXVAddGuide and LTXVDrawTracks',
  options,
  clip(shot, { size, framesPerSecond, mostFrames, beginAtS: beginS }) {
    const model = {
      frameRate: { num: Number(framesPerSecond), den: 1 },
      count: { ...LTX_COUNT, most: mostFrames },
      sizes: LTX_SIZES[size],
    };
    return modelFormat(shot, model, beginS);
  },
  preflight: (shot, chosen) => [
    ...nameProblems(shot),
    ...(hasTracks(chosen)
      ? [...trackGaps(shot, chosen), ...cutTrackProblems(shot), ...trackProblems(shot, chosen)]
      : []),
  ],
  wants: (shot, chosen) => reelRequest(shot, reelOf(shot, chosen)),
  losses: (_shot, chosen = options.parse({})) => [
    note('passes', 'The control LoRAs are those of LTX-2.3: none is listed for LTX-2.5, and they do not fit it.'),
    ...(hasTracks(chosen)
      ? [
          note(
            'tracks2d',
            `${TRACKS} has no depth and no visibility: a hidden point is steered on behind what hides it.`,
          ),
        ]
      : []),
  ],
  async write(job) {
    const { shot, options: chosen, sink } = job;
    const paths = await writeReel(job, reelOf(shot, chosen));
    if (hasTracks(chosen)) {
      await writeText(sink, TRACKS, tracksText(placesOf(shot, chosen)));
      paths.push(TRACKS);
    }
    const told = `${FOLDER}/ltx.json`;
    await writeText(sink, told, readableJson(inputsOf(shot, chosen)));
    return [...paths, told];
  },
});

function reelOf(shot: ShotSpec, chosen: Options): Reel {
  const makers: Readonly<Record<(typeof VIDEO_IDS)[number], () => Film>> = {
    depth: () => depthFilm(pathOf('depth')),
    canny: () => edgeFilm(pathOf('canny'), LTX_CANNY),
    tracks: () => tracksFilm(shot, chosen),
  };
  return { films: [...new Set(chosen.videos)].map((id) => makers[id]()), stills: [frameStill(FIRST, 0)] };
}

/** The tracks as LTX's own node draws them, but that no trail goes on beyond a cut. */
function tracksFilm(shot: ShotSpec, chosen: Options): Film {
  const { widthPx, heightPx } = shot.clip;
  return {
    path: pathOf('tracks'),
    needs: [],
    create: () => {
      const places = placesOf(shot, chosen);
      return ({ frame }) => {
        const fromFrame = shot.shots.findLast(({ startFrame }) => startFrame <= frame)?.startFrame ?? 0;
        return trackDotsPicture(places, frame, widthPx, heightPx, fromFrame);
      };
    },
  };
}

function placesOf(shot: ShotSpec, chosen: Options) {
  return tracksOf(shot, chosen, () => {}).map(({ placesPx }) => placesPx);
}

/** What is missing for tracks; the other videos go without, so nothing of it stands in the way. */
function trackGaps(shot: ShotSpec, chosen: Options): readonly Problem[] {
  return emptyProblems(shot, chosen, TRACKS).map((problem) => ({ ...problem, level: 'warning' }));
}

function hasTracks({ videos }: Options): boolean {
  return videos.includes('tracks');
}

/** What its pipelines take, by the names of their arguments. */
function inputsOf(shot: ShotSpec, { videos }: Options) {
  const { frameCount, frameRate, widthPx, heightPx } = shot.clip;
  return {
    reader: 'Lightricks/LTX-2 400fd31, ICLoraPipeline',
    width: widthPx,
    height: heightPx,
    num_frames: frameCount,
    frame_rate: frameRate.num / frameRate.den,
    image: FIRST,
    controls: [...new Set(videos)].map((id) => ({
      lora: id === 'tracks' ? 'Motion-Track-Control' : 'Union-Control',
      arguments: ['--video-conditioning', pathOf(id), '1.0'],
      ...(id === 'tracks' && { tracks: TRACKS }),
    })),
    prompt: promptText(shot, DIALECT).trim(),
  };
}

function pathOf(id: (typeof VIDEO_IDS)[number]): string {
  return `${FOLDER}/${id}.mp4`;
}
