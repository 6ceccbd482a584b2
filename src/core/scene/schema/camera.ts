import { z } from 'zod';
import { id, name, order, params } from './fields.ts';
import { FOCAL_LENGTH_RANGE_MM, FOCUS_RANGE_M } from './limits.ts';

export const cameraSchema = z.strictObject({
  name,
  order,
  rig: z.strictObject({ kind: z.string().max(64), params }),
  lens: z.strictObject({
    focalLengthMm: z.number().min(FOCAL_LENGTH_RANGE_MM[0]).max(FOCAL_LENGTH_RANGE_MM[1]),
    fStop: z.number().min(0.5).max(64),
    focus: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('distance'),
        distanceM: z.number().min(FOCUS_RANGE_M[0]).max(FOCUS_RANGE_M[1]),
      }),
      z.strictObject({ type: z.literal('prop'), propId: id }),
    ]),
  }),
  sensorMm: z.tuple([z.number().min(2).max(100), z.number().min(2).max(100)]),
  squeeze: z.number().min(1).max(2),
});
