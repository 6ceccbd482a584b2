import { cos, sin, TAU } from '../../base/math.ts';
import type { Random } from '../../base/rng.ts';

/** Beds are made in blocks of so many samples; what sways moves in straight lines from one to the next. */
export const BLOCK = 64;

/** Variance of `2 * random() - 1`. */
const UNIFORM_VARIANCE = 1 / 3;
/** Length over which a filter's gain is summed: by then, those used here have died away. */
const SETTLED_S = 0.25;
const HIGHEST_PER_RATE = 0.45;

/** Noise without end: the next block is added to `out`, with a gain that runs straight to `gain`. */
export type NoiseBand = (out: Float64Array, gain: number) => void;

/** Seeded noise between two corners, 12 dB an octave beyond them, whose mean square is 1 whatever the sample rate. */
export function noiseBand(lowHz: number, highHz: number, sampleRate: number, random: Random): NoiseBand {
  const stages = [
    butterworth('high', lowHz, sampleRate),
    butterworth('low', Math.min(highHz, HIGHEST_PER_RATE * sampleRate), sampleRate),
  ] as const;
  const unit = 1 / Math.sqrt(energyOf(stages, sampleRate) * UNIFORM_VARIANCE);
  const states = new Float64Array(4);
  const block = new Float64Array(BLOCK);
  const next = () => {
    for (let i = 0; i < BLOCK; i++) block[i] = 2 * random() - 1;
    run(block, stages, states);
  };
  // What a filter starts from is not what it settles to: it has run for a while before it is heard.
  for (let i = 0; i < (SETTLED_S / 4) * sampleRate; i += BLOCK) next();
  let gain: number | null = null;
  return (out, to) => {
    next();
    const from = (gain ?? to) * unit;
    const slope = (to * unit - from) / BLOCK;
    for (let i = 0; i < BLOCK; i++) out[i]! += block[i]! * (from + slope * i);
    gain = to;
  };
}

/** A value from 0 to 1, asked once a block, that moves smoothly to another, drawn anew about every so many seconds. */
export function swaying(everyS: number, sampleRate: number, random: Random): () => number {
  let from = random();
  let to = random();
  let length = 1;
  let at = 1;
  return () => {
    if (at >= length) {
      from = to;
      to = random();
      length = Math.max(1, Math.round((everyS * sampleRate * (0.6 + 0.8 * random())) / BLOCK));
      at = 0;
    }
    const share = at++ / length;
    return from + (to - from) * share * share * (3 - 2 * share);
  };
}

interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly a1: number;
  readonly a2: number;
}

/** A second-order Butterworth filter, by the audio equalizer cookbook; its last coefficient is its first. */
function butterworth(type: 'low' | 'high', hz: number, sampleRate: number): Biquad {
  const turn = (TAU * hz) / sampleRate;
  const c = cos(turn);
  const alpha = sin(turn) * Math.SQRT1_2;
  const a0 = 1 + alpha;
  const b1 = type === 'low' ? (1 - c) / a0 : -(1 + c) / a0;
  return { b0: Math.abs(b1) / 2, b1, a1: (-2 * c) / a0, a2: (1 - alpha) / a0 };
}

/** Filters a block in place, through both stages; `states` holds two values of each. */
function run(block: Float64Array, [f, g]: readonly [Biquad, Biquad], states: Float64Array): void {
  let [s1, s2, t1, t2] = [states[0]!, states[1]!, states[2]!, states[3]!];
  for (let i = 0; i < block.length; i++) {
    const x = block[i]!;
    const y = f.b0 * x + s1;
    s1 = f.b1 * x - f.a1 * y + s2;
    s2 = f.b0 * x - f.a2 * y;
    const z = g.b0 * y + t1;
    t1 = g.b1 * y - g.a1 * z + t2;
    t2 = g.b0 * y - g.a2 * z;
    block[i] = z;
  }
  states[0] = s1;
  states[1] = s2;
  states[2] = t1;
  states[3] = t2;
}

/** Sum of the squares of what filters answer to a click. */
function energyOf(stages: readonly [Biquad, Biquad], sampleRate: number): number {
  const response = new Float64Array(Math.ceil(SETTLED_S * sampleRate));
  response[0] = 1;
  run(response, stages, new Float64Array(4));
  return response.reduce((sum, value) => sum + value * value, 0);
}
