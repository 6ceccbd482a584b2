import { z } from 'zod';
import { id, name, order, point, rotation, text } from './fields.ts';
import { nudges, propSchema, releaseSchema } from './prop.ts';

/** What a take may say differently of a prop: its place, its release, its surface. */
export const takeOverrideSchema = z.strictObject({
  positionM: point.optional(),
  rotation: rotation.optional(),
  release: releaseSchema.optional(),
  surface: propSchema.shape.surface,
  nudges: nudges.optional(),
});

export const takeSchema = z.strictObject({
  name,
  order,
  parent: id.optional(),
  overrides: z.record(id, takeOverrideSchema),
  star: z.boolean(),
  note: text,
});
