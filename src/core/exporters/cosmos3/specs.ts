import { framesPerSecond } from '../../base/time.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { aspectOf, type Tier } from './sizes.ts';

/** The files of the folder, by what they hold. Specs name one another by these, relative to themselves. */
export const FILES = {
  prompt: 'prompt.json',
  promptText: 'prompt.txt',
  physics: 'physics-prompt.txt',
  physicsList: 'physics-prompts.json',
  firstFrame: 'first-frame.png',
  sound: 'mix.wav',
  actions: 'camera-actions.json',
  depth: 'depth.mp4',
  edge: 'edge.mp4',
  seg: 'seg.mp4',
} as const;

export const HINTS = ['edge', 'depth', 'seg'] as const;
export type Hint = (typeof HINTS)[number];

/** A spec of `cosmos_framework.scripts.inference`, one sample. */
export type InferenceSpec = Readonly<Record<string, unknown>>;

/** A spec with the file that it is written to. */
export interface SpecFile {
  readonly path: string;
  readonly spec: InferenceSpec;
}

/** What the transfer models were tuned with (`args.py` of NVIDIA/cosmos-framework, August 2026); several at once have no tuned values. */
const TUNED: Readonly<Record<Hint, number>> = { edge: 1.5, depth: 1.5, seg: 2 };
const GUIDANCE = 3;
const SHIFT = 10;
const TRANSFER_STEPS = 50;
/** Of the sample spec for camera paths: `action_forward_dynamics_camera.json`, August 2026. */
const CAMERA_PATH = { guidance: 1, num_steps: 30, shift: 5, image_size: 480 };

export interface SpecChoice {
  readonly resolution: Tier;
  readonly seed: number;
  readonly negativePrompt: string;
  /** Whether there is a sound to go by. */
  readonly hasSound: boolean;
}

/** One spec for each way of using the clip. */
export function specsOf(shot: ShotSpec, choice: SpecChoice): readonly SpecFile[] {
  const singles = HINTS.map((hint) => transfer(shot, choice, `transfer_${hint}`, [hint]));
  return [
    ...singles,
    transfer(shot, choice, 'transfer_all', HINTS),
    fromImage(shot, choice, 'image2video', FILES.promptText),
    fromImage(shot, choice, 'image2video_physics', FILES.physics),
    ...(choice.hasSound ? [fromSound(shot, choice)] : []),
    alongPath(shot, choice),
  ].map((spec) => ({ path: `${String(spec.name).replaceAll('_', '-')}.json`, spec }));
}

function clipOf({ clip }: ShotSpec, { resolution, seed }: SpecChoice) {
  return {
    resolution,
    aspect_ratio: aspectOf(clip, resolution) ?? '16,9',
    num_frames: clip.frameCount,
    fps: framesPerSecond(clip.frameRate),
    seed,
  };
}

/** Control videos to video. Blocks of several come in upstream's order. */
function transfer(shot: ShotSpec, choice: SpecChoice, name: string, hints: readonly Hint[]): InferenceSpec {
  const blocks = hints.map((hint) => [
    hint,
    { control_path: FILES[hint], ...(hint === 'edge' && { preset_edge_threshold: 'medium' }) },
  ]);
  return {
    name,
    model_mode: 'video2video',
    ...clipOf(shot, choice),
    shift: SHIFT,
    num_steps: TRANSFER_STEPS,
    num_video_frames_per_chunk: shot.clip.frameCount,
    num_conditional_frames: 1,
    num_first_chunk_conditional_frames: 0,
    share_vision_temporal_positions: true,
    negative_metadata_mode: 'none',
    negative_prompt_keep_metadata: false,
    guidance: GUIDANCE,
    control_guidance: hints.length === 1 ? TUNED[hints[0]!] : Math.min(...hints.map((hint) => TUNED[hint])),
    negative_prompt: choice.negativePrompt,
    prompt_path: FILES.prompt,
    ...Object.fromEntries(blocks),
  };
}

/** The first frame to video; sampling is left to the model's own defaults. */
function fromImage(shot: ShotSpec, choice: SpecChoice, name: string, promptPath: string): InferenceSpec {
  return {
    name,
    model_mode: 'image2video',
    ...clipOf(shot, choice),
    negative_prompt: choice.negativePrompt,
    prompt_path: promptPath,
    vision_path: FILES.firstFrame,
  };
}

/** First frame and mix to video. */
function fromSound(shot: ShotSpec, choice: SpecChoice): InferenceSpec {
  return {
    ...fromImage(shot, choice, 'audio_image2video', FILES.promptText),
    model_mode: 'audio_image2video',
    enable_sound: true,
    sound_path: FILES.sound,
  };
}

/** The first frame along the camera's path. */
function alongPath(shot: ShotSpec, choice: SpecChoice): InferenceSpec {
  const { frameCount, frameRate } = shot.clip;
  return {
    name: 'forward_dynamics',
    model_mode: 'forward_dynamics',
    domain_name: 'camera_pose',
    view_point: 'ego_view',
    action_path: FILES.actions,
    action_chunk_size: frameCount - 1,
    fps: framesPerSecond(frameRate),
    ...CAMERA_PATH,
    image_size: Math.min(CAMERA_PATH.image_size, Number(choice.resolution)),
    seed: choice.seed,
    prompt_path: FILES.promptText,
    vision_path: FILES.firstFrame,
  };
}
