import { clamp, log10, PI, pow, tan } from '../base/math.ts';
import type { Mix } from './mix.ts';
import { truePeakOf } from './true-peak.ts';

/** How loud a mix is, by ITU-R BS.1770-4 and EBU Tech 3341 and 3342; null where it is too short or too quiet to tell. */
export interface Loudness {
  /** Of the whole, gated. */
  readonly integratedLufs: number | null;
  /** Highest over 0.4 s, and over 3 s. */
  readonly momentaryMaxLufs: number | null;
  readonly shortTermMaxLufs: number | null;
  /** Between its soft and its loud passages. */
  readonly rangeLu: number | null;
  /** In dB against full scale. */
  readonly truePeakDb: number | null;
}

/** Blocks overlap by three quarters: each begins one step after the last. */
const STEP_S = 0.1;
const MOMENTARY_STEPS = 4;
const SHORT_TERM_STEPS = 30;
/** Blocks below this are silence. */
const ABSOLUTE_GATE_LUFS = -70;
/** So are those that lie this far below the loudness of the rest. */
const RELATIVE_GATE_LU = -10;
const RANGE_GATE_LU = -20;
const RANGE_LOW = 0.1;
const RANGE_HIGH = 0.95;
/** Of a sine of 997 Hz at full scale in one channel: -3.01 LUFS. */
const OFFSET_LU = -0.691;

const UNHEARD: Loudness = {
  integratedLufs: null,
  momentaryMaxLufs: null,
  shortTermMaxLufs: null,
  rangeLu: null,
  truePeakDb: null,
};

/** Measures a stereo mix. */
export function loudnessOf({ sampleRate, channels }: Mix): Loudness {
  const truePeak = truePeakOf(channels);
  if (truePeak === 0) return UNHEARD;
  const steps = stepPowers(channels, sampleRate);
  const momentary = windows(steps, MOMENTARY_STEPS);
  const shortTerm = windows(steps, SHORT_TERM_STEPS);
  return {
    integratedLufs: integrated(momentary),
    momentaryMaxLufs: loudest(momentary),
    shortTermMaxLufs: loudest(shortTerm),
    rangeLu: rangeOf(shortTerm),
    truePeakDb: 20 * log10(truePeak),
  };
}

/** K-weighted mean squares of both channels together, one for each whole step. */
function stepPowers(channels: readonly Float32Array[], sampleRate: number): Float64Array {
  const length = Math.round(STEP_S * sampleRate);
  const powers = new Float64Array(Math.floor(channels[0]!.length / length));
  const stages = [shelf(sampleRate), highPass(sampleRate)] as const;
  for (const channel of channels) addPowers(powers, channel, length, stages);
  return powers;
}

/** -400 dB. */
const INAUDIBLE = 1e-20;

interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

function addPowers(
  powers: Float64Array,
  channel: Float32Array,
  length: number,
  [f, g]: readonly [Biquad, Biquad],
): void {
  let [s1, s2, t1, t2] = [0, 0, 0, 0];
  for (let step = 0; step < powers.length; step++) {
    let sum = 0;
    for (let i = step * length; i < (step + 1) * length; i++) {
      const x = channel[i]!;
      const y = f.b0 * x + s1;
      s1 = f.b1 * x - f.a1 * y + s2;
      s2 = f.b2 * x - f.a2 * y;
      const z = g.b0 * y + t1;
      t1 = g.b1 * y - g.a1 * z + t2;
      t2 = g.b2 * y - g.a2 * z;
      sum += z * z;
    }
    // What has died away is silence: numbers this small cost a processor a hundred times what others do.
    if (Math.abs(s1) + Math.abs(s2) + Math.abs(t1) + Math.abs(t2) < INAUDIBLE) [s1, s2, t1, t2] = [0, 0, 0, 0];
    powers[step]! += sum / length;
  }
}

/** The head's shelf: the analogue filter of which BS.1770 tabulates the digital one at 48 kHz, as libebur128 has it. */
function shelf(sampleRate: number): Biquad {
  const k = tan((PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = pow(10, 3.999843853973347 / 20);
  const band = pow(high, 0.4996667741545416);
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function highPass(sampleRate: number): Biquad {
  const k = tan((PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

/** Mean powers over windows of so many steps, one window beginning at each. */
function windows(steps: Float64Array, size: number): number[] {
  const means: number[] = [];
  for (let i = 0; i + size <= steps.length; i++) {
    let sum = 0;
    for (let n = 0; n < size; n++) sum += steps[i + n]!;
    means.push(sum / size);
  }
  return means;
}

function integrated(powers: readonly number[]): number | null {
  const loud = powers.filter((power) => lufs(power) > ABSOLUTE_GATE_LUFS);
  if (loud.length === 0) return null;
  const gate = lufs(mean(loud)) + RELATIVE_GATE_LU;
  return lufs(mean(loud.filter((power) => lufs(power) > gate)));
}

function rangeOf(powers: readonly number[]): number | null {
  const loud = powers.filter((power) => lufs(power) > ABSOLUTE_GATE_LUFS);
  if (loud.length === 0) return null;
  const gate = lufs(mean(loud)) + RANGE_GATE_LU;
  const kept = loud.filter((power) => lufs(power) > gate).sort((a, b) => a - b);
  const at = (share: number) => lufs(kept[clamp(Math.round((kept.length - 1) * share), 0, kept.length - 1)]!);
  return at(RANGE_HIGH) - at(RANGE_LOW);
}

function loudest(powers: readonly number[]): number | null {
  const most = powers.reduce((max, power) => Math.max(max, power), 0);
  return lufs(most) > ABSOLUTE_GATE_LUFS ? lufs(most) : null;
}

function lufs(power: number): number {
  return OFFSET_LU + 10 * log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
