import { clamp, exp, PI, TAU, tan } from '../base/math.ts';
import type { Random } from '../base/rng.ts';

/** Filters that glide are set anew after this many samples. */
export const GLIDE_SAMPLES = 64;
/** No filter is set above this share of the sample rate. */
const HIGHEST_HZ_PER_RATE = 0.45;

/** Seeded noise between two corner frequencies, with slopes of 6 dB an octave below and 12 above; `count` samples. */
export function bandNoise(
  count: number,
  lowHz: number,
  highHz: number,
  sampleRate: number,
  random: Random,
): Float64Array {
  return glidingNoise(count, lowHz, () => highHz, sampleRate, random);
}

/** `bandNoise` whose upper corner moves; `highHzAt` is asked for it every `GLIDE_SAMPLES` samples. */
export function glidingNoise(
  count: number,
  lowHz: number,
  highHzAt: (sample: number) => number,
  sampleRate: number,
  random: Random,
): Float64Array {
  const keepLow = exp((-TAU * lowHz) / sampleRate);
  const noise = new Float64Array(count);
  let below = 0;
  let smooth = 0;
  let smoother = 0;
  let highHz = Number.NaN;
  let keepHigh = 0;
  for (let start = 0; start < count; start += GLIDE_SAMPLES) {
    const corner = Math.min(highHzAt(start), HIGHEST_HZ_PER_RATE * sampleRate);
    if (corner !== highHz) {
      highHz = corner;
      keepHigh = exp((-TAU * highHz) / sampleRate);
    }
    const end = Math.min(count, start + GLIDE_SAMPLES);
    for (let i = start; i < end; i++) {
      smooth = keepHigh * smooth + (1 - keepHigh) * (2 * random() - 1);
      smoother = keepHigh * smoother + (1 - keepHigh) * smooth;
      below = keepLow * below + (1 - keepLow) * smoother;
      noise[i] = smoother - below;
    }
  }
  return noise;
}

/**
 * Seeded noise around a centre that glides: two band-pass filters in a row, each of quality `q`, as state-variable
 * filters that stay stable while they are moved. `centreHzAt` is asked every `GLIDE_SAMPLES` samples.
 */
export function glidingBand(
  count: number,
  centreHzAt: (sample: number) => number,
  q: number,
  sampleRate: number,
  random: Random,
): Float64Array {
  const noise = new Float64Array(count);
  const states = new Float64Array(4);
  for (let start = 0; start < count; start += GLIDE_SAMPLES) {
    const g = tan((PI * clamp(centreHzAt(start), 1, HIGHEST_HZ_PER_RATE * sampleRate)) / sampleRate);
    const a1 = 1 / (1 + g * (g + 1 / q));
    const a2 = g * a1;
    const end = Math.min(count, start + GLIDE_SAMPLES);
    for (let i = start; i < end; i++) {
      let value = 2 * random() - 1;
      for (let s = 0; s < 4; s += 2) {
        const v3 = value - states[s + 1]!;
        const band = a1 * states[s]! + a2 * v3;
        const low = states[s + 1]! + g * band;
        states[s] = 2 * band - states[s]!;
        states[s + 1] = 2 * low - states[s + 1]!;
        value = band / q;
      }
      noise[i] = value;
    }
  }
  return noise;
}

/**
 * Evens out, in place, how strong a signal is: it is divided by its own root mean square within about `windowS`, so that
 * noise has no swells that would pass for events and a filter that glides keeps its level. The result has a root mean
 * square of about 1; silence stays silence.
 */
export function evenOut(signal: Float64Array, windowS: number, sampleRate: number): void {
  const keep = exp(-2 / (windowS * sampleRate));
  const power = new Float64Array(signal.length);
  let mean = 0;
  for (let i = 0; i < signal.length; i++) mean += signal[i]! * signal[i]!;
  mean /= Math.max(1, signal.length);
  if (!(mean > 0)) return;
  // Forwards and backwards, so that the level is known as early as it changes.
  let run = mean;
  for (let i = 0; i < signal.length; i++) {
    run = keep * run + (1 - keep) * signal[i]! * signal[i]!;
    power[i] = run;
  }
  run = power[signal.length - 1]!;
  for (let i = signal.length - 1; i >= 0; i--) {
    run = keep * run + (1 - keep) * power[i]!;
    signal[i]! /= Math.sqrt(run + 1e-6 * mean);
  }
}
