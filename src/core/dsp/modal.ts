import { cos, exp, log, TAU } from '../base/math.ts';

/** One partial of a struck body: a sinusoid that dies away exponentially. */
export interface Mode {
  readonly hz: number;
  /** Time in which it falls by 60 dB. */
  readonly t60S: number;
  /** Amplitude after a unit impulse much shorter than its period. */
  readonly gain: number;
}

/** Longest ring, in seconds: in a scene things stand on or hang from others, which damp what the material does not. */
export const MAX_T60_S = 0.8;
/** Decay after which a mode is cut off, in decibels. */
const RING_DB = 70;
/** Modes above this share of the sample rate are left out, for they would alias. */
const HIGHEST_HZ_PER_RATE = 0.45;

/** Ring-down time of a mode: T60 = 2.2 / (loss factor * frequency), at most `MAX_T60_S`. */
export function ringTimeS(lossFactor: number, hz: number): number {
  return Math.min(2.2 / (lossFactor * hz), MAX_T60_S);
}

/** How long a body goes on sounding once the force on it has ended. */
export function longestRingS(modes: readonly Mode[]): number {
  return modes.reduce((longest, mode) => Math.max(longest, mode.t60S), 0) * (RING_DB / 60);
}

/**
 * Adds to `out` the sound of modes driven by a force, one value per sample. Each mode is a two-pole resonator with
 * zeros at 0 Hz and at half the sample rate, so that a push alone is silent and only what vibrates is heard.
 */
export function ringInto(out: Float64Array, modes: readonly Mode[], force: Float64Array, sampleRate: number): void {
  const drive = differences(force);
  for (const mode of modes) {
    if (mode.hz < HIGHEST_HZ_PER_RATE * sampleRate) addMode(out, mode, drive, sampleRate);
  }
}

function differences(force: Float64Array): Float64Array {
  const drive = new Float64Array(force.length + 2);
  for (let i = 0; i < drive.length; i++) drive[i] = ((force[i] ?? 0) - (force[i - 2] ?? 0)) / 2;
  return drive;
}

function addMode(out: Float64Array, { hz, t60S, gain }: Mode, drive: Float64Array, sampleRate: number): void {
  const radius = exp(-(3 * log(10)) / (t60S * sampleRate));
  const a1 = 2 * radius * cos((TAU * hz) / sampleRate);
  const a2 = -radius * radius;
  const driven = Math.min(drive.length, out.length);
  const end = Math.min(out.length, driven + Math.ceil((t60S * sampleRate * RING_DB) / 60));
  let y1 = 0;
  let y2 = 0;
  for (let i = 0; i < driven; i++) {
    const y = a1 * y1 + a2 * y2 + gain * drive[i]!;
    out[i]! += y;
    y2 = y1;
    y1 = y;
  }
  // Two samples a turn, both from the same two before: the second need not wait for the first.
  const b1 = a1 * a1 + a2;
  const b2 = a1 * a2;
  for (let i = driven; i < end - 1; i += 2) {
    const y = a1 * y1 + a2 * y2;
    const z = b1 * y1 + b2 * y2;
    out[i]! += y;
    out[i + 1]! += z;
    y2 = y;
    y1 = z;
  }
}
