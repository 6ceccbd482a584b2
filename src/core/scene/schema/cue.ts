import { z } from 'zod';
import { name, order, seconds, text } from './fields.ts';

/** A director's change to a cue that physics made; found again by `contactId`. */
export const cueOverrideSchema = z.strictObject({
  mute: z.boolean().optional(),
  label: name.optional(),
  gainDb: z.number().min(-60).max(24).optional(),
});

export const authoredCueSchema = z.strictObject({
  order,
  kind: z.enum(['ambience', 'dialogue', 'effect', 'music', 'silence']),
  timeS: seconds,
  durationS: seconds,
  label: name,
  text: text.optional(),
  speaker: name.optional(),
  gainDb: z.number().min(-60).max(24),
});
