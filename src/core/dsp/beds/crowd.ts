import type { Bed } from './bed.ts';
import { addAt, aroundNoise } from './both-ears.ts';
import { BLOCK, swaying } from './filtered-noise.ts';
import { talker } from './talker.ts';

const TALKERS = 7;
/** Of each against the crowd. */
const TALKER_GAIN = 0.28;

/** A crowd that murmurs: a few voices of which no word is understood, over the noise of all the others. */
export const crowd: Bed = {
  id: 'crowd',
  start(ctx) {
    const { sampleRate, streamOf } = ctx;
    const low = aroundNoise(ctx, 'low', 180, 700);
    const high = aroundNoise(ctx, 'high', 700, 2200);
    const stirs = ['left', 'right'].map((ear) => swaying(0.9, sampleRate, streamOf(`stir ${ear}`)));
    const talkers = Array.from({ length: TALKERS }, (_, i) => talker(sampleRate, streamOf(`talker ${i}`)));
    const voice = new Float64Array(BLOCK);
    return (block) => {
      const [left, right] = stirs.map((stir) => 0.55 + 0.3 * stir()) as [number, number];
      low(block, 0.85 * left, 0.85 * right);
      high(block, 0.4 * left, 0.4 * right);
      talkers.forEach((talk, i) => {
        voice.fill(0);
        talk(voice, TALKER_GAIN);
        addAt(block, voice, (i + 0.5) / TALKERS);
      });
    };
  },
};
