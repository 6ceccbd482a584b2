import { createRandom } from '../../base/rng.ts';
import { evenOut, glidingBand } from '../noise.ts';
import { along, applyCurve } from './along.ts';
import type { Voice } from './voice.ts';

/** Eddies leave a body that moves at v and is d across at f = 0.2 v / d. */
const STROUHAL = 0.2;
/** What leaves larger bodies so is too low to hear: they are heard by edges and seams of about this size. Our estimate. */
const LARGEST_SHEDDER_M = 0.03;
const SMALLEST_SHEDDER_M = 0.002;
const SOUND_MPS = 343;
/** Faster movement to or from the listener counts as this, as a share of the speed of sound. */
const FASTEST_MACH = 0.8;
/** A band about an octave wide. */
const QUALITY = 1.4;
const EVEN_S = 0.05;
/** It comes out of nothing and goes back: over this share of its time at each end, and at most so long. */
const SWELL_SHARE = 0.5;
const LONGEST_SWELL_S = 0.5;

/** Something passes fast through the air: a band of noise that glides with its speed and, by Doppler, with its way. */
export const whooshVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const sizeM = Math.min(Math.max(cue.sizesM[0] ?? LARGEST_SHEDDER_M, SMALLEST_SHEDDER_M), LARGEST_SHEDDER_M);
  const way = along(cue, sampleRate);
  const centreHzAt = (sample: number) => {
    const mach = Math.min(Math.max(way.leavingAt(sample) / SOUND_MPS, -FASTEST_MACH), FASTEST_MACH);
    return (STROUHAL * way.speedAt(sample)) / (sizeM * (1 + mach));
  };
  const out = glidingBand(way.count, centreHzAt, QUALITY, sampleRate, random);
  evenOut(out, EVEN_S, sampleRate);
  applyCurve(out, cue, sampleRate);
  swell(out, Math.min(SWELL_SHARE * out.length, LONGEST_SWELL_S * sampleRate));
  return [out];
};

/** Fades both ends in place, by fourth powers: an ear, and a detector of onsets, finds no edge. */
function swell(signal: Float64Array, samples: number): void {
  const last = signal.length - 1;
  for (let i = 0; i < samples; i++) {
    const share = i / samples;
    const gain = share * share * share * share;
    signal[i]! *= gain;
    signal[last - i]! *= gain;
  }
}
