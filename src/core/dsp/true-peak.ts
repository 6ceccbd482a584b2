import { cos, PI, sin } from '../base/math.ts';

/** Values that are looked at between two samples, and at them: BS.1770-4 asks for four. */
const OVERSAMPLING = 4;
/** Samples on either side that a value between is made of. */
const REACH = 8;
const BLOCK = 64;

/** Weights of the samples around a gap, for each value in it. */
const PHASES = Array.from({ length: OVERSAMPLING - 1 }, (_, i) => weightsOf((i + 1) / OVERSAMPLING));
/** No value between exceeds the samples around it by more than this. */
const MOST = Math.max(...PHASES.map((weights) => weights.reduce((sum, weight) => sum + Math.abs(weight), 0)));

/**
 * The highest magnitude that a signal reaches, between its samples too (four times oversampled by a windowed sinc); 0 of
 * silence. Stretches whose samples are too small to hold it are passed over.
 */
export function truePeakOf(channels: readonly Float32Array[]): number {
  let peak = channels.reduce((most, channel) => Math.max(most, highest(channel, 0, channel.length)), 0);
  if (peak === 0) return 0;
  for (const channel of channels) {
    for (let start = -REACH; start < channel.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, channel.length);
      if (highest(channel, start - REACH, end + REACH) * MOST > peak)
        peak = Math.max(peak, between(channel, start, end));
    }
  }
  return peak;
}

function highest(channel: Float32Array, from: number, to: number): number {
  let most = 0;
  const end = Math.min(to, channel.length);
  for (let i = Math.max(0, from); i < end; i++) {
    const magnitude = Math.abs(channel[i]!);
    if (magnitude > most) most = magnitude;
  }
  return most;
}

/** The highest magnitude in the gaps after samples `from` to `to`, at most a block of them. */
function between(channel: Float32Array, from: number, to: number): number {
  const around = new Float64Array(BLOCK + 2 * REACH);
  for (let i = 0; i < around.length; i++) around[i] = channel[from - REACH + 1 + i] ?? 0;
  let most = 0;
  for (const weights of PHASES) {
    for (let i = 0; i < to - from; i++) {
      let value = 0;
      for (let n = 0; n < 2 * REACH; n++) value += weights[n]! * around[i + n]!;
      if (value > most) most = value;
      else if (-value > most) most = -value;
    }
  }
  return most;
}

/** A sinc in a Hann window, for a point `share` of the way from one sample to the next, summing to 1. */
function weightsOf(share: number): Float64Array {
  const weights = new Float64Array(2 * REACH);
  let sum = 0;
  for (let n = 0; n < weights.length; n++) {
    const x = n - (REACH - 1) - share;
    weights[n] = (sin(PI * x) / (PI * x)) * (0.5 + 0.5 * cos((PI * x) / REACH));
    sum += weights[n]!;
  }
  return weights.map((weight) => weight / sum);
}
