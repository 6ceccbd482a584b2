import { z } from 'zod';

/** The prompt that Cosmos 3 was trained on: JSON with these keys, in this order (NVIDIA/cosmos-framework, August 2026). */

const subject = z.strictObject({
  description: z.string(),
  appearance_details: z.string(),
  relationship: z.string(),
  location: z.string(),
  relative_size: z.string(),
  orientation: z.string(),
  pose: z.string(),
  action: z.string(),
  state_changes: z.string(),
  clothing: z.string(),
  expression: z.string(),
  gender: z.string(),
  age: z.string(),
  skin_tone_and_texture: z.string(),
  facial_features: z.string(),
  number_of_subjects: z.int(),
  number_of_arms: z.int(),
  number_of_legs: z.int(),
});

export const structuredPromptSchema = z.strictObject({
  subjects: z.array(subject),
  background_setting: z.string(),
  lighting: z.strictObject({
    conditions: z.string(),
    direction: z.string(),
    shadows: z.string(),
    illumination_effect: z.string(),
  }),
  aesthetics: z.strictObject({
    composition: z.string(),
    color_scheme: z.string(),
    mood_atmosphere: z.string(),
    patterns: z.string(),
  }),
  cinematography: z.strictObject({
    camera_motion: z.string(),
    framing: z.string(),
    camera_angle: z.string(),
    depth_of_field: z.string(),
    focus: z.string(),
    lens_focal_length: z.string(),
  }),
  style_medium: z.string(),
  artistic_style: z.string(),
  context: z.string(),
  actions: z.array(z.strictObject({ time: z.string(), description: z.string() })),
  text_and_signage_elements: z.array(
    z.strictObject({
      text: z.string(),
      category: z.string(),
      appearance: z.string(),
      spatial_temporal: z.string(),
      context: z.string(),
    }),
  ),
  segments: z.array(
    z.strictObject({
      segment_index: z.int(),
      time_range: z.string(),
      description: z.string(),
      key_changes: z.string(),
      camera: z.string(),
    }),
  ),
  transitions: z.array(z.string()),
  temporal_caption: z.string(),
  /** Absent where the video has no sound. */
  audio_description: z.string().optional(),
  resolution: z.strictObject({ H: z.int(), W: z.int() }),
  aspect_ratio: z.string(),
  duration: z.string(),
  fps: z.int(),
});

export type StructuredPrompt = z.infer<typeof structuredPromptSchema>;
export type PromptSubject = z.infer<typeof subject>;
