import { z } from 'zod';
import { id, name, order, seconds } from './fields.ts';
import { MAX_SHOT_FRAMES, SPEED_RANGE } from './limits.ts';

export const shotSchema = z.strictObject({
  name,
  order,
  cameraId: id,
  takeId: id,
  sourceStartS: seconds,
  durationFrames: z.int().min(1).max(MAX_SHOT_FRAMES),
  speed: z.number().min(SPEED_RANGE[0]).max(SPEED_RANGE[1]),
});
