import type { Random } from '../../base/rng.ts';
import type { Bed } from './bed.ts';
import { addAt, aroundNoise } from './both-ears.ts';
import { BLOCK, noiseBand } from './filtered-noise.ts';

/** Time between two waves of one train, give or take a third. */
const WAVE_S = 7.5;
/** Share of a wave in which it rises; then it breaks and runs out. */
const RISE = 0.35;
/** From where the two trains come: 0 left, 1 right. */
const PLACES = [0.3, 0.7];

/** Waves on a beach: two trains of them, one from each side, over the breath of the open water. */
export const sea: Bed = {
  id: 'sea',
  start(ctx) {
    const { sampleRate, streamOf } = ctx;
    const far = aroundNoise(ctx, 'far', 50, 400);
    const trains = PLACES.map((place, i) => ({
      place,
      height: waves(sampleRate, streamOf(`train ${i}`)),
      roar: noiseBand(120, 1100, sampleRate, streamOf(`roar ${i}`)),
      foam: noiseBand(1100, 6500, sampleRate, streamOf(`foam ${i}`)),
    }));
    const water = new Float64Array(BLOCK);
    return (block) => {
      far(block, 0.6);
      for (const { place, height, roar, foam } of trains) {
        const h = height();
        water.fill(0);
        roar(water, 2.4 * h);
        foam(water, 2.4 * h * h);
        addAt(block, water, place);
      }
    };
  },
};

/** The height of waves, 0 to 1, asked once a block: a slow rise, a quick fall that runs out slowly. */
function waves(sampleRate: number, random: Random): () => number {
  const usual = (WAVE_S * sampleRate) / BLOCK;
  let length = usual;
  let at = Math.floor(random() * length);
  let size = 0.5 + 0.5 * random();
  return () => {
    if (at >= length) {
      at = 0;
      length = usual * (0.67 + 0.66 * random());
      size = 0.5 + 0.5 * random();
    }
    const share = at++ / length;
    const rise = share / RISE;
    const fall = (1 - share) / (1 - RISE);
    return 0.08 + 0.92 * size * (share < RISE ? rise * rise : fall * fall * fall);
  };
}
