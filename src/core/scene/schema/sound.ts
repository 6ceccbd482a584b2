import { z } from 'zod';
import { point, rotation } from './fields.ts';
import { GAIN_RANGE_DB } from './limits.ts';

/** The tracks that a mix is made of, in the order in which they are summed. */
export const STEMS = ['effects', 'foley', 'ambience', 'dialogue', 'music'] as const;

const stemSchema = z.strictObject({
  gainDb: z.number().min(GAIN_RANGE_DB[0]).max(GAIN_RANGE_DB[1]),
  isMuted: z.boolean(),
});

/** How a scene is heard. */
export const soundSchema = z.strictObject({
  /** The active camera, cut by cut, or one place for the whole scene. */
  listener: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('camera') }),
    z.strictObject({ type: z.literal('fixed'), positionM: point, rotation }),
  ]),
  /** Whether sound takes its time from where it is made to the listener, at 343 m/s. */
  isDelayedByDistance: z.boolean(),
  /** Whether sounds of a shot in slow or fast motion keep their pitch. */
  keepsPitch: z.boolean(),
  /** The space that answers; null in the open. */
  room: z
    .strictObject({
      /** Across. */
      sizeM: z.number().min(1).max(200),
      /** Time in which its answer falls by 60 dB. */
      t60S: z.number().min(0.1).max(10),
      /** Level of its answer against what is heard directly at 1 m. */
      wetDb: z.number().min(-60).max(0),
    })
    .nullable(),
  stems: z.strictObject({
    effects: stemSchema,
    foley: stemSchema,
    ambience: stemSchema,
    dialogue: stemSchema,
    music: stemSchema,
  }),
});
