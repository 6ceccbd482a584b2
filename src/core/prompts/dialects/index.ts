import { createRegistry, type Registry } from '../../base/registry.ts';
import type { Dialect } from './dialect.ts';
import { flux } from './flux.ts';
import { kling } from './kling.ts';
import { ltx } from './ltx.ts';
import { neutral } from './neutral.ts';
import { seedance } from './seedance.ts';
import { sora } from './sora.ts';
import { veo } from './veo.ts';

/** All ways of writing the prompt, in the order in which they are offered. */
export const dialects: Registry<Dialect> = createRegistry('dialect', [neutral, sora, veo, ltx, seedance, kling, flux]);
