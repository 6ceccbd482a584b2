import { z } from 'zod';
import { coordinate, name, order } from './fields.ts';

export const lightSchema = z.strictObject({
  name,
  order,
  kind: z.enum(['sun', 'sky']),
  /** Direction that sunlight travels; unused by the sky. */
  direction: z
    .tuple([coordinate, coordinate, coordinate])
    .refine(
      (d) => d[0] * d[0] + d[1] * d[1] + d[2] * d[2] > 1e-12,
      'must point somewhere; [0, -1, 0] is straight down',
    ),
  intensity: z.number().min(0).max(100),
  colorRgb: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
});
