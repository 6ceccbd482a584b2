import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/cosmos3');

/** Samples of NVIDIA's own, which are no part of the project; says so where a test goes without them. */
export const hasUpstream = existsSync(FOLDER);
if (!hasUpstream)
  process.stdout.write('Skipped: no samples of Cosmos 3 beside the project (../shared/fixtures/cosmos3).\n');

export function upstreamText(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

export function upstreamPath(file: string): string {
  return path.join(FOLDER, file);
}

/** Fields of a sample that cosmos-framework's `OmniSampleOverrides` knows besides those in its checked-in specs (August 2026). */
export const MORE_FIELDS = ['prompt', 'negative_prompt', 'enable_sound', 'sound_path', 'image_size'];

/** Fields that it refuses where no control video is given. */
export const TRANSFER_ONLY = [
  'negative_prompt_file',
  'num_video_frames_per_chunk',
  'num_conditional_frames',
  'max_frames',
  'show_control_condition',
  'show_input',
  'num_first_chunk_conditional_frames',
  'share_vision_temporal_positions',
  'emphasize_control_in_prompt',
  'control_guidance',
];
