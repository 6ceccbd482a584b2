import { createRandom, type Random } from '../../base/rng.ts';
import { materials } from '../../materials/index.ts';
import { addAtPeak, fadeEnds } from '../level.ts';
import { ringInto } from '../modal.ts';
import { bandNoise } from '../noise.ts';
import { soundingBody } from '../sounding-body.ts';
import { sampleCount, type Voice } from './voice.ts';

interface Rubbing {
  readonly lowHz: number;
  readonly highHz: number;
  /** Share of the sound that is the bodies ringing along; the rest is the noise of the surfaces. */
  readonly ringShare: number;
  /** How much the force comes and goes, 0 to 1, and how often in a second. */
  readonly unevenness: number;
  readonly unevenHz: number;
}

const ROLL: Rubbing = { lowHz: 60, highHz: 400, ringShare: 0.4, unevenness: 0.6, unevenHz: 12 };
const SLIDE: Rubbing = { lowHz: 400, highHz: 4000, ringShare: 0.25, unevenness: 0.3, unevenHz: 30 };

const FADE_IN_S = 0.02;
const FADE_OUT_S = 0.06;

/** A low, uneven rumble. */
export const rollVoice = rubbingVoice(ROLL);
/** A hiss of the surfaces on each other. */
export const slideVoice = rubbingVoice(SLIDE);

function rubbingVoice(rubbing: Rubbing): Voice {
  return (cue, sampleRate) => {
    const random = createRandom(cue.seed);
    const count = sampleCount(cue, sampleRate);
    const force = unevenNoise(count, rubbing, sampleRate, random);
    const ring = new Float64Array(count);
    cue.materials.forEach((id, i) => {
      ringInto(ring, soundingBody(materials.get(id), cue.sizesM[i] ?? 0.25, random).modes, force, sampleRate);
    });
    const out = new Float64Array(count);
    addAtPeak(out, force, 1 - rubbing.ringShare);
    addAtPeak(out, ring, rubbing.ringShare);
    fadeEnds(out, FADE_IN_S * sampleRate, FADE_OUT_S * sampleRate);
    return [out];
  };
}

/** Band noise whose strength moves in straight lines between seeded levels. */
function unevenNoise(count: number, rubbing: Rubbing, sampleRate: number, random: Random): Float64Array {
  const noise = bandNoise(count, rubbing.lowHz, rubbing.highHz, sampleRate, random);
  const stretch = Math.max(1, Math.round(sampleRate / rubbing.unevenHz));
  let from = 1;
  for (let start = 0; start < count; start += stretch) {
    const to = 1 - rubbing.unevenness * random();
    const end = Math.min(count, start + stretch);
    for (let i = start; i < end; i++) noise[i]! *= from + ((to - from) * (i - start)) / stretch;
    from = to;
  }
  return noise;
}
