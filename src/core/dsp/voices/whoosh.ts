import { createRandom } from '../../base/rng.ts';
import { fadeEnds } from '../level.ts';
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
/** It swells and fades within shares of its time where no curve says how. */
const FADE_SHARE = 0.4;
const EDGE_S = 0.03;

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
  const fade = cue.curve.length === 0 ? FADE_SHARE * out.length : Math.min(EDGE_S * sampleRate, out.length / 4);
  fadeEnds(out, fade, fade);
  return [out];
};
