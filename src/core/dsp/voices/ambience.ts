import { createRandom } from '../../base/rng.ts';
import { fadeEnds } from '../level.ts';
import { bandNoise } from '../noise.ts';
import { sampleCount, type Voice } from './voice.ts';

const LOW_HZ = 60;
const HIGH_HZ = 500;
const FADE_S = 0.05;

/** The air of a place: a quiet bed of dull noise, different left and right. It holds the room open, no more. */
export const ambienceVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  return [0, 1].map(() => {
    const bed = bandNoise(sampleCount(cue, sampleRate), LOW_HZ, HIGH_HZ, sampleRate, random);
    fadeEnds(bed, FADE_S * sampleRate, FADE_S * sampleRate);
    return bed;
  });
};
