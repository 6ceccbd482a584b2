import { createRegistry, type Registry } from '../base/registry.ts';
import type { Mode, Profile, Size, Source } from './profile.ts';

/** Limits of generators as of 22 November 2026. They change by the month: see `sources` of each. */
const READ = '2026-11-22';
const RUNWAY_SDK: Source = { name: 'npm @runwayml/sdk 4.20.1, types', date: READ };
const FAL: Source = { name: 'npm @fal-ai/client 1.10.1, types of endpoints', date: READ };
const COMFY_KLING_4: Source = { name: 'docs.comfy.org, Kling 4.0 partner nodes', date: READ };
const COMFY_SEEDANCE: Source = { name: 'docs.comfy.org, ByteDance 2 reference node', date: READ };
const KLING_NODES: Source = { name: 'ComfyUI, nodes_kling.py (2,500 characters, before Kling 3.0)', date: '2025' };
const OPENAPI: Source = { name: 'openai-openapi, commit f85dbe2', date: '2026-08-21' };

const HD: readonly Size[] = [
  [1280, 720],
  [720, 1280],
];
const FULL_HD: readonly Size[] = [
  [1920, 1080],
  [1080, 1920],
];
/** The 720p row of Seedance, as Runway's API names its sizes. */
const SEEDANCE_SIZES: readonly Size[] = [...HD, [1470, 630], [1112, 834], [960, 960], [834, 1112]];
const WAN_SIZES: readonly Size[] = [...HD, [1104, 832], [960, 960], [832, 1104]];

const FIRST_AND_LAST =
  'The choreography is told by the prompt and by where things begin and end; nothing else pins it.';
const STILL_LOOKS = 'The looks come from the pictures, the movement from the clip.';
const NO_PATHS = 'Paths, spins and exact times of contacts: only the prompt tells them.';
const NO_MIX = 'mix.wav: lay it under the film afterwards in an editor.';
const SYNC = 'Sound that is uploaded is a reference: neither its playback nor its sync is promised.';

const AT_TAGS = { video: '@Video1', image: '@Image1', audio: '@Audio1' };

const references = (video: string, image: string, audio: string | null, images: number): Mode => ({
  name: 'References',
  what: STILL_LOOKS,
  slots: [
    { file: 'reference.mp4', field: video },
    { file: 'first.png', field: image },
    { file: 'contacts', field: 'Further images', most: images },
    ...(audio === null ? [] : [{ file: 'mix.wav', field: audio } as const]),
  ],
});
const firstAndLast = (first: string, last: string): Mode => ({
  name: 'First and last frame',
  what: FIRST_AND_LAST,
  slots: [
    { file: 'first.png', field: first },
    { file: 'last.png', field: last },
  ],
});

const INPUT_REFERENCE: Mode = {
  name: 'First frame',
  what: 'The picture is the first frame and must have the size that is asked for.',
  slots: [{ file: 'first.png', field: 'input_reference' }],
};

/** Generators that people pay for, in the order in which they are offered. */
export const profiles: Registry<Profile> = createRegistry<Profile>('profile', [
  {
    id: 'seedance-2.5',
    label: 'Seedance 2.5',
    maker: 'ByteDance',
    soldBy: 'Dreamina, BytePlus ModelArk, Runway, ComfyUI partner nodes',
    durations: { type: 'range', minS: 4, maxS: 30, stepS: 1 },
    sizes: SEEDANCE_SIZES,
    aspectRatios: ['16:9', '9:16', '21:9', '4:3', '1:1', '3:4'],
    frameRates: [24],
    video: { most: 10, minS: 1.8, maxS: 30, maxMB: 50, pixels: { min: 409_600, max: 927_408 } },
    audio: { most: 10, minS: 1.8, maxS: 30 },
    modes: [
      references('Reference video 1 (@Video1)', 'Reference image 1 (@Image1)', 'Reference audio 1 (@Audio1)', 5),
      firstAndLast('First frame', 'Last frame'),
    ],
    prompt: { dialectId: 'seedance', mostCharacters: 15_000, tags: AT_TAGS, plainDialectId: 'neutral' },
    sound: 'switch',
    hasSeed: true,
    ignores: [
      SYNC,
      'It reads from the prompt whether to make, edit or extend; "edit" locks shape and length: ask for a new film.',
    ],
    sources: [
      RUNWAY_SDK,
      COMFY_SEEDANCE,
      { name: 'developer.civitai.com, Seedance recipe (24 fps; 4 to 30 s)', date: READ },
      { name: 'pixels and megabytes as gathered for Seedance 2.0', date: '2026-10' },
    ],
  },
  {
    id: 'seedance-2',
    label: 'Seedance 2.0',
    maker: 'ByteDance',
    soldBy: 'Dreamina, BytePlus ModelArk, Runway, ComfyUI partner nodes',
    durations: { type: 'range', minS: 4, maxS: 15, stepS: 1 },
    sizes: SEEDANCE_SIZES,
    aspectRatios: ['16:9', '9:16', '21:9', '4:3', '1:1', '3:4'],
    frameRates: [24],
    video: { most: 3, minS: 2, maxS: 15, maxMB: 50, pixels: { min: 409_600, max: 927_408 } },
    audio: { most: 3, minS: 1.8, maxS: 15 },
    modes: [
      references('Reference video 1 (@Video1)', 'Reference image 1 (@Image1)', 'Reference audio 1 (@Audio1)', 5),
      firstAndLast('First frame', 'Last frame'),
    ],
    prompt: { dialectId: 'seedance', mostCharacters: 3_500, tags: AT_TAGS, plainDialectId: 'neutral' },
    sound: 'switch',
    hasSeed: true,
    ignores: [SYNC, 'Files beyond twelve in all. A mix of modes fails with an error that speaks of duration.'],
    sources: [
      RUNWAY_SDK,
      COMFY_SEEDANCE,
      { name: 'geelark manual and aihubmax API (pixels, megabytes)', date: '2026-10' },
    ],
  },
  {
    id: 'kling-4',
    label: 'Kling 4.0',
    maker: 'Kuaishou',
    soldBy: 'Kling, ComfyUI partner nodes',
    durations: { type: 'range', minS: 3, maxS: 30, stepS: 1 },
    sizes: [...HD, [960, 960]],
    aspectRatios: ['16:9', '9:16', '1:1'],
    frameRates: null,
    video: { most: 5, minS: 3, maxS: 30, sidesPx: { min: 700, max: 4_553 }, minFrameRate: 24 },
    modes: [
      references('reference_videos 1 (@Video1)', 'reference_images 1 (@Image1)', null, 5),
      {
        name: 'Keyframes',
        what: 'The film goes through the pictures in order, eight at most between the first and the last.',
        slots: [
          { file: 'first.png', field: 'First frame' },
          { file: 'contacts', field: 'Middle frames', most: 8 },
          { file: 'last.png', field: 'Last frame' },
        ],
      },
    ],
    prompt: { dialectId: 'kling', mostCharacters: 2_500, tags: { ...AT_TAGS, audio: null } },
    sound: 'switch',
    hasSeed: false,
    ignores: [NO_MIX, 'When a middle frame is reached: keyframes have an order, no times.'],
    sources: [COMFY_KLING_4, KLING_NODES],
  },
  {
    id: 'kling-3-omni',
    label: 'Kling 3.0 Omni',
    maker: 'Kuaishou',
    soldBy: 'Kling, fal, ComfyUI partner nodes',
    durations: { type: 'range', minS: 3, maxS: 15, stepS: 1 },
    sizes: [...HD, [960, 960]],
    aspectRatios: ['16:9', '9:16', '1:1'],
    frameRates: null,
    video: { most: 1, minS: 3, maxS: 10, maxMB: 200, sidesPx: { min: 720, max: 2_160 } },
    modes: [
      references('Reference video (@Video1)', 'Reference image 1 (@Image1)', null, 3),
      firstAndLast('Start image', 'End image'),
    ],
    prompt: { dialectId: 'kling', mostCharacters: 2_500, tags: { ...AT_TAGS, audio: null } },
    sound: 'switch',
    hasSeed: false,
    ignores: [
      'mix.wav; the sound of reference.mp4 can be kept ("keep audio").',
      'More than four images beside a clip.',
    ],
    sources: [FAL, KLING_NODES],
  },
  {
    id: 'kling-3',
    label: 'Kling 3.0',
    maker: 'Kuaishou',
    soldBy: 'Kling, fal, ComfyUI partner nodes',
    durations: { type: 'range', minS: 3, maxS: 15, stepS: 1 },
    sizes: [...HD, [960, 960]],
    aspectRatios: [],
    frameRates: null,
    modes: [firstAndLast('Start image', 'End image')],
    prompt: { dialectId: 'kling', mostCharacters: 2_500 },
    sound: 'switch',
    hasSeed: false,
    ignores: ['reference.mp4: take Kling 3.0 Omni for it.', NO_PATHS, NO_MIX],
    sources: [FAL, KLING_NODES],
  },
  {
    id: 'gemini-omni-1.1',
    label: 'Gemini Omni 1.1 Flash',
    maker: 'Google',
    soldBy: 'Gemini API (POST /v1beta/interactions), Runway',
    durations: { type: 'range', minS: 3, maxS: 10, stepS: 1 },
    sizes: [...HD, ...FULL_HD],
    aspectRatios: ['16:9', '9:16'],
    frameRates: [24],
    video: { most: 1, minS: 3, maxS: 10 },
    modes: [references('Video input', 'Image input 1', null, 3), firstAndLast('First image', 'Last image')],
    prompt: { dialectId: 'veo', mostCharacters: null, tags: { video: 'The video', image: 'The image', audio: null } },
    sound: 'always',
    hasSeed: false,
    ignores: [
      NO_MIX,
      'It decides from the prompt whether a clip is a reference, is extended or edited: say "reference".',
    ],
    sources: [
      RUNWAY_SDK,
      { name: 'ai.google.dev, gemini-api/docs/veo (successor since 22 October 2026)', date: READ },
      { name: 'length of a clip put in: our reading, that of the film', date: READ },
    ],
  },
  {
    id: 'veo-3.1',
    label: 'Veo 3.1',
    maker: 'Google',
    soldBy: 'Gemini Enterprise Agent Platform, Runway, fal; its preview in the Gemini API ended on 22 October 2026',
    durations: { type: 'list', valuesS: [4, 6, 8] },
    sizes: [...HD, ...FULL_HD],
    aspectRatios: ['16:9', '9:16'],
    frameRates: [24],
    modes: [firstAndLast('First frame', 'Last frame')],
    prompt: { dialectId: 'veo', mostCharacters: 1_000 },
    sound: 'switch',
    hasSeed: true,
    ignores: ['reference.mp4: it takes no clip but to extend it.', NO_PATHS, NO_MIX],
    sources: [RUNWAY_SDK, { name: 'ai.google.dev, gemini-api/docs/veo', date: READ }],
  },
  {
    id: 'ltx-2.3',
    label: 'LTX-2.3',
    maker: 'Lightricks',
    soldBy: 'LTX, fal',
    durations: { type: 'list', valuesS: [6, 8, 10] },
    sizes: FULL_HD,
    aspectRatios: ['16:9', '9:16'],
    frameRates: [24, 25, 48, 50],
    audio: { most: 1, minS: 2, maxS: 20 },
    modes: [
      firstAndLast('Start image', 'End image'),
      {
        name: 'Audio to video',
        what: 'The film is made to the sound, which stays in it as it is; length and shape follow sound and picture.',
        slots: [
          { file: 'mix.wav', field: 'Audio' },
          { file: 'first.png', field: 'First frame' },
        ],
      },
    ],
    prompt: { dialectId: 'ltx', mostCharacters: null },
    sound: 'switch',
    hasSeed: false,
    ignores: ['reference.mp4: control clips need the open model and its IC-LoRAs.', NO_PATHS],
    sources: [FAL, { name: 'Lightricks/LTX-2, commit 400fd31', date: '2026-08-16' }],
  },
  {
    id: 'wan-3',
    label: 'Wan 3.0',
    maker: 'Alibaba',
    soldBy: 'Alibaba Cloud Model Studio, Runway, Vercel AI Gateway',
    durations: { type: 'range', minS: 2, maxS: 30, stepS: 1 },
    sizes: WAN_SIZES,
    aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
    frameRates: [30],
    video: { most: 5, minS: 2, maxS: 15 },
    audio: { most: 5, minS: 2, maxS: 15 },
    modes: [
      references('Reference video 1 ("Video 1")', 'Reference image 1 ("Image 1")', 'Reference audio 1 ("Audio 1")', 5),
      firstAndLast('First frame', 'Last frame'),
    ],
    prompt: {
      dialectId: 'neutral',
      mostCharacters: 5_000,
      tags: { video: 'Video 1', image: 'Image 1', audio: 'Audio 1' },
    },
    sound: 'switch',
    hasSeed: false,
    ignores: [SYNC, 'Shape, where first and last frame are given: it is that of the first frame.'],
    sources: [
      RUNWAY_SDK,
      { name: 'alibabacloud.com, Model Studio, Wan3.0 API reference (30 s, 30 fps)', date: '2026-10-15' },
      { name: 'docs.oxen.ai, wan-v3-0-video (2 to 30 s; 10 images, 5 clips, 5 sounds)', date: READ },
      { name: '5,000 characters and 2 s at least are rules of Wan 2.7 (fal)', date: READ },
    ],
  },
  {
    id: 'wan-ati',
    label: 'Wan ATI (tracks)',
    maker: 'ByteDance, Alibaba',
    soldBy: 'fal',
    durations: { type: 'list', valuesS: [121 / 24] },
    sizes: [...HD, [832, 480], [480, 832]],
    aspectRatios: [],
    frameRates: [24],
    modes: [
      {
        name: 'Image and tracks',
        what: 'Points of the first frame are led along their paths: 121 of them at 24 fps, which come out as 81 frames at 16 fps.',
        slots: [{ file: 'first.png', field: 'image_url' }],
      },
    ],
    prompt: { dialectId: 'neutral', mostCharacters: null },
    sound: 'none',
    hasSeed: true,
    ignores: ['reference.mp4, last.png and mix.wav.', 'Depth and hidden points: a track is a path on the picture.'],
    sources: [FAL, { name: 'bytedance/ATI, commit 168b443', date: READ }],
  },
  {
    id: 'runway-gen-4.5',
    label: 'Runway Gen-4.5',
    maker: 'Runway',
    soldBy: 'Runway',
    durations: { type: 'range', minS: 2, maxS: 10, stepS: 1 },
    sizes: [...HD, [1584, 672], [1104, 832], [960, 960], [832, 1104]],
    aspectRatios: ['16:9', '9:16', '33:14', '4:3', '1:1', '3:4'],
    frameRates: null,
    modes: [
      { name: 'First frame', what: FIRST_AND_LAST, slots: [{ file: 'first.png', field: 'promptImage ("first")' }] },
    ],
    prompt: { dialectId: 'neutral', mostCharacters: 1_000 },
    sound: 'none',
    hasSeed: true,
    ignores: ['reference.mp4 and last.png: take Aleph 2 for the clip.', NO_PATHS, NO_MIX],
    sources: [RUNWAY_SDK],
  },
  {
    id: 'runway-aleph-2',
    label: 'Runway Aleph 2',
    maker: 'Runway',
    soldBy: 'Runway, ComfyUI',
    durations: { type: 'range', minS: 2, maxS: 30, stepS: 0 },
    sizes: [...HD, ...FULL_HD, [960, 960], [1112, 834], [834, 1112], [1470, 630]],
    aspectRatios: ['16:9', '9:16', '21:9', '4:3', '3:4', '1:1'],
    frameRates: null,
    video: { most: 1, minS: 2, maxS: 30, maxMB: 200 },
    modes: [
      {
        name: 'Clip and keyframes',
        what: 'It repaints the clip and keeps its movement: the nearest there is to handing over the choreography.',
        slots: [
          { file: 'reference.mp4', field: 'videoUri' },
          { file: 'contacts', field: 'keyframes (seconds)', most: 5 },
        ],
      },
    ],
    prompt: {
      dialectId: 'neutral',
      mostCharacters: 1_000,
      tags: { video: 'The input video', image: null, audio: null },
    },
    sound: 'none',
    hasSeed: true,
    ignores: [NO_MIX, 'More than five keyframes.'],
    sources: [
      RUNWAY_SDK,
      { name: 'docs.dev.runwayml.com, inputs (200 MB by upload, 32 MB by URL)', date: READ },
      { name: 'docs.comfy.org, runway/aleph2 (30 s, 1,000 characters)', date: READ },
      { name: '2 s at least is our choice', date: READ },
    ],
  },
  {
    id: 'videos-api',
    label: '/v1/videos (own server)',
    maker: 'vLLM-Omni, SGLang, TensorRT-LLM and others',
    soldBy: 'your own server',
    durations: { type: 'range', minS: 1, maxS: 60, stepS: 1 },
    sizes: null,
    aspectRatios: [],
    frameRates: null,
    video: { most: 1, minS: 1, maxS: 60 },
    modes: [
      INPUT_REFERENCE,
      {
        name: 'Clip',
        what: 'Where the model takes a clip (vLLM-Omni: any input_reference that is a video).',
        slots: [{ file: 'reference.mp4', field: 'input_reference' }],
      },
    ],
    prompt: { dialectId: 'sora', mostCharacters: 32_000 },
    sound: 'none',
    hasSeed: false,
    ignores: ['Camera, paths, depth and sound: the shape has no fields for them, vLLM-Omni some of its own.'],
    sources: [
      OPENAPI,
      { name: 'vllm-project/vllm-omni, docs/serving/videos_api.md, commit 0131cb5', date: READ },
      { name: '60 s at most is our choice', date: READ },
    ],
  },
  {
    id: 'sora-2',
    label: 'Sora 2',
    maker: 'OpenAI',
    soldBy: 'nobody',
    ended: { on: '2026-09-24', instead: '/v1/videos on a server of your own, or another generator' },
    durations: { type: 'list', valuesS: [4, 8, 12] },
    sizes: [...HD, [1792, 1024], [1024, 1792]],
    aspectRatios: ['16:9', '9:16', '7:4', '4:7'],
    frameRates: null,
    modes: [INPUT_REFERENCE],
    prompt: { dialectId: 'sora', mostCharacters: 32_000 },
    sound: 'always',
    hasSeed: false,
    ignores: ['Everything but the prompt and the first frame.'],
    sources: [OPENAPI, { name: 'developers.openai.com, sora-2', date: '2026-09-24' }],
  },
]);
