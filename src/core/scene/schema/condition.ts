import { z } from 'zod';
import { id, order, partRefSchema, point, recordOf, windowSchema } from './fields.ts';
import { MAX_STEPS } from './limits.ts';

export const conditionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('touch'),
    order,
    mode: z.enum(['must', 'never']),
    a: partRefSchema,
    b: partRefSchema,
    window: windowSchema.optional(),
  }),
  /** The touches happen for the first time in this order: `subject` meets each of the records of `steps`. */
  z.strictObject({
    type: z.literal('sequence'),
    order,
    mode: z.literal('must'),
    subject: partRefSchema,
    steps: recordOf(z.strictObject({ order, part: partRefSchema }), MAX_STEPS),
    window: windowSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('pass'),
    order,
    mode: z.enum(['must', 'never']),
    propId: id,
    through: z.strictObject({ propId: id, passageId: z.string().max(64) }),
    window: windowSchema.optional(),
  }),
  /** The prop's origin lies in an axis-aligned box, at some instant of the window (or of the take). */
  z
    .strictObject({
      type: z.literal('inside'),
      order,
      mode: z.enum(['must', 'never']),
      propId: id,
      minM: point,
      maxM: point,
      window: windowSchema.optional(),
    })
    .refine(
      (c) => c.minM.every((low, axis) => low <= c.maxM[axis]!),
      'must be a box: no number of minM may exceed its fellow in maxM',
    ),
  /** The prop stays slower than 0.02 m/s and 0.05 rad/s from some instant of the window on. */
  z.strictObject({
    type: z.literal('rest'),
    order,
    mode: z.enum(['must', 'never']),
    propId: id,
    window: windowSchema.optional(),
  }),
]);
