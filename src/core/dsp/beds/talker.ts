import { cos, exp, PI, TAU } from '../../base/math.ts';
import type { Random } from '../../base/rng.ts';
import { BLOCK, swaying } from './filtered-noise.ts';

const SYLLABLE_S = 0.19;
/** One in so many syllables is a breath. */
const BREATH = 6;
/** Middles of the first two formants of English vowels, in Hz (Peterson and Barney, 1952, men). */
const VOWELS = [
  [270, 2290],
  [390, 1990],
  [530, 1840],
  [660, 1720],
  [730, 1090],
  [570, 840],
  [300, 870],
] as const;
const FORMANT_WIDTH_HZ = 110;
/** Lowest and highest voices. */
const PITCH_HZ = [95, 225] as const;
/** Share of its period for which the glottis is open. */
const OPEN = 0.4;
/** Brings the mean square of a talker to about 1. */
const GAIN = 0.87;

/** Someone who talks in vowels, with breaths between phrases: each call adds the next block to `out`. */
export function talker(sampleRate: number, random: Random): (out: Float64Array, gain: number) => void {
  const height = random();
  const pitchHz = PITCH_HZ[0] + (PITCH_HZ[1] - PITCH_HZ[0]) * height;
  const inflection = swaying(0.8, sampleRate, random);
  const radius = exp((-PI * FORMANT_WIDTH_HZ) / sampleRate);
  // Smaller people have shorter throats.
  const turns = VOWELS.map((vowel) =>
    vowel.map((hz) => 2 * radius * cos((TAU * hz * (0.95 + 0.18 * height)) / sampleRate)),
  );
  const a2 = -radius * radius;
  const usual = (SYLLABLE_S * sampleRate) / BLOCK;
  let [phase, blocksLeft, length, loudness] = [random(), 0, 1, 0];
  let [p1, p2, q1, q2, pushed] = [0, 0, 0, 0, 0];
  let vowel = turns[0]!;
  return (out, gain) => {
    if (blocksLeft <= 0) {
      length = Math.max(1, Math.round(usual * (0.6 + 0.8 * random())));
      blocksLeft = length;
      vowel = turns[Math.floor(random() * turns.length)]!;
      loudness = random() < 1 / BREATH ? 0 : 0.5 + 0.5 * random();
    }
    const share = --blocksLeft / length;
    const from = pushed;
    pushed = loudness * 4 * share * (1 - share) * gain * GAIN * (1 - radius);
    const step = (pitchHz * (0.85 + 0.3 * inflection())) / sampleRate;
    const [a1, b1] = [vowel[0]!, vowel[1]!];
    for (let i = 0; i < BLOCK; i++) {
      phase += step;
      if (phase >= 1) phase -= 1;
      const glottis = phase < OPEN ? (6 * phase * (OPEN - phase)) / (OPEN * OPEN) - OPEN : -OPEN;
      const x = glottis * (from + ((pushed - from) * i) / BLOCK);
      const p = x + a1 * p1 + a2 * p2;
      p2 = p1;
      p1 = p;
      const q = x + b1 * q1 + a2 * q2;
      q2 = q1;
      q1 = q;
      out[i]! += p + 0.5 * q;
    }
  };
}
