import { exp, TAU } from '../base/math.ts';
import type { Random } from '../base/rng.ts';

/** Seeded noise between two corner frequencies, with slopes of 6 dB an octave below and 12 above; `count` samples. */
export function bandNoise(
  count: number,
  lowHz: number,
  highHz: number,
  sampleRate: number,
  random: Random,
): Float64Array {
  const keepLow = exp((-TAU * lowHz) / sampleRate);
  const keepHigh = exp((-TAU * highHz) / sampleRate);
  const noise = new Float64Array(count);
  let below = 0;
  let smooth = 0;
  let smoother = 0;
  for (let i = 0; i < count; i++) {
    smooth = keepHigh * smooth + (1 - keepHigh) * (2 * random() - 1);
    smoother = keepHigh * smoother + (1 - keepHigh) * smooth;
    below = keepLow * below + (1 - keepLow) * smoother;
    noise[i] = smoother - below;
  }
  return noise;
}
