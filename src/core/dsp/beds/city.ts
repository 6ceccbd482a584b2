import type { Random } from '../../base/rng.ts';
import type { Bed } from './bed.ts';
import { addAt, aroundNoise } from './both-ears.ts';
import { BLOCK, noiseBand, swaying } from './filtered-noise.ts';

/** Something drives past about this often, and takes this long. */
const EVERY_S = 6;
const PASS_S = 4.5;
const LANES = 2;

/** A city from a window: a rumble that never rests, a hum, and far cars that pass. */
export const city: Bed = {
  id: 'city',
  start(ctx) {
    const { sampleRate, streamOf } = ctx;
    const rumble = aroundNoise(ctx, 'rumble', 35, 140);
    const hum = aroundNoise(ctx, 'hum', 140, 700);
    const busy = swaying(4, sampleRate, streamOf('busy'));
    const lanes = Array.from({ length: LANES }, (_, lane) => ({
      tyres: noiseBand(300, 1800, sampleRate, streamOf(`tyres ${lane}`)),
      pass: passes(sampleRate, streamOf(`passes ${lane}`)),
    }));
    const car = new Float64Array(BLOCK);
    return (block) => {
      rumble(block, 0.8);
      hum(block, 0.4 + 0.35 * busy());
      for (const { tyres, pass } of lanes) {
        const { near, place } = pass();
        car.fill(0);
        tyres(car, 1.1 * near);
        addAt(block, car, place);
      }
    };
  },
};

/** What passes on a lane, asked once a block: how near it is, 0 to 1, and where, 0 left and 1 right. */
function passes(sampleRate: number, random: Random): () => { readonly near: number; readonly place: number } {
  const perS = sampleRate / BLOCK;
  let wait = Math.round(2 * EVERY_S * random() * perS);
  let at = 0;
  let length = 0;
  let isFromLeft = true;
  return () => {
    if (wait > 0) {
      wait--;
      return { near: 0, place: 0.5 };
    }
    if (at === 0) {
      length = Math.max(1, Math.round(PASS_S * (0.7 + 0.6 * random()) * perS));
      isFromLeft = random() < 0.5;
    }
    const share = at++ / length;
    if (at > length) {
      at = 0;
      wait = Math.round(2 * EVERY_S * random() * perS);
    }
    const hill = 4 * share * (1 - share);
    return { near: hill * hill, place: isFromLeft ? share : 1 - share };
  };
}
