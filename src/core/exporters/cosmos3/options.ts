import { z } from 'zod';
import { ASPECTS, RATES, TIERS } from './sizes.ts';

/** Words of a prompt that NVIDIA's docs advise (NVIDIA/cosmos, June 2026); its own samples have 750 to 1260. */
export const ADVISED_WORDS = 300;
/** Keys tell a thing several times over, so that 300 words hold little of the action. Our own choice, near NVIDIA's shortest. */
const USUAL_WORDS = 800;

const ASPECT_LABELS = Object.fromEntries(ASPECTS.map((aspect) => [aspect, aspect.replace(',', ':')]));

export const cosmos3Options = z.strictObject({
  resolution: z.enum(TIERS).default('720').meta({ label: 'Resolution tier' }),
  aspect: z
    .enum(['nearest', ...ASPECTS])
    .default('nearest')
    .meta({ label: 'Aspect ratio', choices: { nearest: 'Nearest to the clip', ...ASPECT_LABELS } }),
  fps: z
    .literal([...RATES])
    .default(24)
    .meta({ label: 'Frame rate', unit: 'fps' }),
  length: z.enum(['usual', 'longest']).default('usual').meta({
    label: 'Length at most',
    hint: 'Usual: 189 frames. Longest: 400, 300 or 200 frames at tier 256, 480, 720.',
  }),
  promptWords: z.int().min(150).max(1500).default(USUAL_WORDS).meta({
    label: 'Words of the prompt at most',
    min: 150,
    max: 1500,
    step: 10,
    hint: "NVIDIA's docs advise 300; its own samples have 750 to 1260.",
  }),
  seed: z.int().min(0).max(2_147_483_647).default(2026).meta({ label: 'Seed', min: 0, step: 1 }),
});

export type Cosmos3Options = z.infer<typeof cosmos3Options>;
