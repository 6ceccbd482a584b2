import { z } from 'zod';
import { audioSchema, cueSchema } from '../../shot/audio-schema.ts';

const loudness = z
  .object({ integratedLufs: z.number().nullable(), truePeakDb: z.number().nullable() })
  .nullable()
  .describe('By ITU-R BS.1770, of the stem as it is in the mix; null where it was not measured.');
const frameRate = z.object({ num: z.int().min(1), den: z.int().min(1) });
const stem = z.object({ gainDb: z.number(), isMuted: z.boolean(), loudness });

/** The cue list, version 1, as a document of its own. Its JSON Schema is generated from here. */
export const cuesDocumentSchema = z.object({
  format: z.literal('rimshot-cues'),
  version: z.literal(1),
  madeBy: z.object({ name: z.string(), version: z.string() }),
  clip: z.object({ name: z.string(), frameRate, frameCount: z.int(), durationS: z.number() }),
  clock: audioSchema.shape.clock,
  sampleRate: audioSchema.shape.sampleRate,
  listener: audioSchema.shape.listener,
  keepsPitch: audioSchema.shape.keepsPitch,
  room: audioSchema.shape.room,
  loudness,
  stems: z.object({ effects: stem, foley: stem, ambience: stem, dialogue: stem, music: stem }),
  cues: z.array(
    cueSchema.extend({
      audioSet: z
        .object({ mid: z.string(), name: z.string() })
        .nullable()
        .describe('Its class in the AudioSet ontology; null where none fits.'),
    }),
  ),
});

/** What `cues.json` holds. */
export type CuesDocument = z.infer<typeof cuesDocumentSchema>;

/** The JSON Schema (draft 2020-12) of `cues.json`; members that it does not know are allowed. */
export function cuesJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(cuesDocumentSchema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: 'Rimshot cue list, version 1', ...rest };
}
