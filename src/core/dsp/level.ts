import { exp } from '../base/math.ts';

/** Largest magnitude in a signal. */
export function peakOf(signal: Float64Array): number {
  let peak = 0;
  for (let i = 0; i < signal.length; i++) {
    const magnitude = Math.abs(signal[i]!);
    if (magnitude > peak) peak = magnitude;
  }
  return peak;
}

/** Adds `signal`, scaled so that its peak is `peak`, to `out` from sample `at` on; silence stays silence. */
export function addAtPeak(out: Float64Array, signal: Float64Array, peak: number, at = 0): void {
  const own = peakOf(signal);
  if (own === 0) return;
  const gain = peak / own;
  const count = Math.min(out.length - at, signal.length);
  for (let i = 0; i < count; i++) out[at + i]! += signal[i]! * gain;
}

/** Scales a signal in place so that its peak is `peak`; silence stays silence. */
export function bringToPeak(signal: Float64Array, peak: number): void {
  const own = peakOf(signal);
  if (own === 0) return;
  const gain = peak / own;
  for (let i = 0; i < signal.length; i++) signal[i]! *= gain;
}

/** Lets a signal die away in place: an exponential decay that ends in silence at its last sample. */
export function dieAway(signal: Float64Array, timeConstantS: number, sampleRate: number): void {
  const keep = exp(-1 / (timeConstantS * sampleRate));
  let gain = 1;
  for (let i = 0; i < signal.length; i++) {
    signal[i]! *= gain * (1 - i / signal.length);
    gain *= keep;
  }
}

/** Fades a signal in and out in place, along straight lines. */
export function fadeEnds(signal: Float64Array, inSamples: number, outSamples: number): void {
  const last = signal.length - 1;
  for (let i = 0; i < Math.min(inSamples, signal.length); i++) signal[i]! *= i / inSamples;
  for (let i = 0; i < Math.min(outSamples, signal.length); i++) signal[last - i]! *= i / outSamples;
}
