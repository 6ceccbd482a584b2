import type { Random } from '../../base/rng.ts';
import { halfSine } from '../contact-pulse.ts';
import { dieAway } from '../level.ts';
import type { Blow } from '../modal.ts';
import { bandNoise, evenOut } from '../noise.ts';

/** A push that lasts longer than this cannot make metal ring; what is heard is its fastenings rattling. */
export const SOFT_PUSH_S = 0.002;

const WINDOW_S = 0.015;
const HIT_S = 0.0003;
const HIT_SHARE = 0.15;
const NOISE_HZ = [1500, 4000] as const;

/** Three to six hard little hits of brackets and bolts within 15 ms of a soft push of strength `gain`. */
export function fasteningBlows(at: number, gain: number, sampleRate: number, random: Random): readonly Blow[] {
  const count = 3 + Math.floor(random() * 4);
  return Array.from({ length: count }, (_, i) => {
    const laterS = i === 0 ? 0 : random() * WINDOW_S;
    const impulse = gain * HIT_SHARE * (0.4 + 0.6 * random());
    return { at: at + Math.floor(laterS * sampleRate), force: halfSine(HIT_S, sampleRate, impulse) };
  });
}

/** A bracket and springs shaken: noise of 1.5 to 4 kHz that lasts 80 to 150 ms. */
export function fasteningNoise(sampleRate: number, random: Random): Float64Array {
  const lengthS = 0.08 + 0.07 * random();
  const noise = bandNoise(Math.ceil(lengthS * sampleRate), ...NOISE_HZ, sampleRate, random);
  evenOut(noise, 0.008, sampleRate);
  dieAway(noise, lengthS / 4, sampleRate);
  return noise;
}
