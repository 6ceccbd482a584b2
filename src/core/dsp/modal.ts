import { cos, exp, log, log10, sin, TAU } from '../base/math.ts';

/** One partial of a struck body: a sinusoid that dies away exponentially. */
export interface Mode {
  readonly hz: number;
  /** Time in which it falls by 60 dB. */
  readonly t60S: number;
  /** Amplitude after a unit impulse much shorter than its period. */
  readonly gain: number;
}

/** A force on a body from sample `at` on, one value per sample. */
export interface Blow {
  readonly at: number;
  readonly force: Float64Array;
}

/** Decay after which a mode is cut off, in decibels. */
export const RING_DB = 70;
/** Modes above this share of the sample rate are left out, for they would alias. */
const HIGHEST_HZ_PER_RATE = 0.45;

/** Ring-down time of a mode: T60 = 2.2 / (loss factor * frequency). */
export function ringTimeS(lossFactor: number, hz: number): number {
  return 2.2 / (lossFactor * hz);
}

/** How long modes go on sounding once the force on them has ended, until they have fallen by `tailDb`. */
export function longestRingS(modes: readonly Mode[], tailDb = RING_DB): number {
  return (modes.reduce((longest, mode) => Math.max(longest, mode.t60S), 0) * tailDb) / 60;
}

/**
 * Adds to `out` the sound of modes driven by blows, which are in order of time. Each mode is a two-pole resonator with
 * zeros at 0 Hz and at half the sample rate, so that a push alone is silent and only what vibrates is heard. It is
 * followed until `tailDb` below the loudest mode so far. `gainOf` is asked once for each mode and blow: no two blows fall
 * on the same spot.
 */
export function ringInto(
  out: Float64Array,
  modes: readonly Mode[],
  blows: readonly Blow[],
  sampleRate: number,
  { tailDb = RING_DB, gainOf = () => 1 }: { readonly tailDb?: number; readonly gainOf?: () => number } = {},
): void {
  const stretches = stretchesOf(blows);
  const drive = new Float64Array(stretches.reduce((longest, { start, end }) => Math.max(longest, end - start), 0));
  let loudest = 0;
  for (const mode of modes) {
    if (mode.hz >= HIGHEST_HZ_PER_RATE * sampleRate) continue;
    const turn = (TAU * mode.hz) / sampleRate;
    const radius = exp(-(3 * log(10)) / (mode.t60S * sampleRate));
    const a1 = 2 * radius * cos(turn);
    const a2 = -radius * radius;
    // Two samples a turn, both from the same two before: the second need not wait for the first.
    const b1 = a1 * a1 + a2;
    const b2 = a1 * a2;
    let y1 = 0;
    let y2 = 0;
    for (let s = 0; s < stretches.length; s++) {
      const { start, end, pushes } = stretches[s]!;
      const next = Math.min(out.length, stretches[s + 1]?.start ?? out.length);
      drive.fill(0, 0, end - start);
      for (const push of pushes) addDifferences(drive, push, start, mode.gain * gainOf());
      for (let i = start; i < Math.min(end, out.length); i++) {
        const y = a1 * y1 + a2 * y2 + drive[i - start]!;
        out[i]! += y;
        y2 = y1;
        y1 = y;
      }
      // What is left is a sinusoid, whose amplitude two of its samples tell.
      const amplitude = Math.sqrt(Math.max(0, y1 * y1 + y2 * y2 - 2 * y1 * y2 * cos(turn))) / sin(turn);
      loudest = Math.max(loudest, amplitude);
      const fallDb = amplitude > 0 ? Math.max(0, tailDb + 20 * log10(amplitude / loudest)) : 0;
      const faded = end + Math.ceil((mode.t60S * sampleRate * fallDb) / 60);
      const ringEnd = Math.min(next, faded);
      let i = end;
      for (; i < ringEnd - 1; i += 2) {
        const y = a1 * y1 + a2 * y2;
        const z = b1 * y1 + b2 * y2;
        out[i]! += y;
        out[i + 1]! += z;
        y2 = y;
        y1 = z;
      }
      for (; i < ringEnd; i++) {
        const y = a1 * y1 + a2 * y2;
        out[i]! += y;
        y2 = y1;
        y1 = y;
      }
      if (faded <= next) {
        y1 = 0;
        y2 = 0;
      }
    }
  }
}

/** Pushes that overlap, as one. */
interface Stretch {
  readonly start: number;
  end: number;
  readonly pushes: Blow[];
}

function stretchesOf(blows: readonly Blow[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const blow of blows) {
    // The difference of samples two apart lasts two samples longer than the force.
    const end = blow.at + blow.force.length + 2;
    const last = stretches.at(-1);
    if (last && blow.at < last.end) {
      last.end = Math.max(last.end, end);
      last.pushes.push(blow);
    } else stretches.push({ start: blow.at, end, pushes: [blow] });
  }
  return stretches;
}

function addDifferences(drive: Float64Array, { at, force }: Blow, start: number, gain: number): void {
  for (let i = 0; i < force.length; i++) {
    const half = (force[i]! * gain) / 2;
    drive[at - start + i]! += half;
    drive[at - start + i + 2]! -= half;
  }
}
