import type { Bed } from './bed.ts';
import { aroundNoise } from './both-ears.ts';
import { swaying } from './filtered-noise.ts';

/** A gust comes about this often. */
const GUST_S = 3.2;

/** Wind: gusts that pass from ear to ear, the stronger the brighter. */
export const wind: Bed = {
  id: 'wind',
  start(ctx) {
    const { sampleRate, streamOf } = ctx;
    const gust = swaying(GUST_S, sampleRate, streamOf('gust'));
    const flutter = swaying(0.35, sampleRate, streamOf('flutter'));
    const side = swaying(5, sampleRate, streamOf('side'));
    const low = aroundNoise(ctx, 'low', 60, 260);
    const middle = aroundNoise(ctx, 'middle', 260, 800);
    const high = aroundNoise(ctx, 'high', 800, 2600);
    return (block) => {
      const strength = 0.2 + 0.8 * gust() * (0.75 + 0.25 * flutter());
      const lean = 0.4 * (side() - 0.5);
      const [left, right] = [strength * (1 - lean), strength * (1 + lean)];
      low(block, 0.9 * left, 0.9 * right);
      middle(block, 1.4 * strength * left, 1.4 * strength * right);
      high(block, 0.9 * strength * strength * left, 0.9 * strength * strength * right);
    };
  },
};
