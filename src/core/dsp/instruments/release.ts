import { exp } from '../../base/math.ts';

/** Lets go of a note in place: from `heldS` on it dies away with a time constant, and ends in silence. */
export function release(signal: Float64Array, heldS: number, constantS: number, sampleRate: number): Float64Array {
  const start = Math.min(signal.length, Math.round(heldS * sampleRate));
  const keep = exp(-1 / (constantS * sampleRate));
  const count = signal.length - start;
  let gain = 1;
  for (let i = 0; i < count; i++) {
    signal[start + i]! *= gain * (1 - i / count);
    gain *= keep;
  }
  return signal;
}
