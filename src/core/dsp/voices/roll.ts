import { clamp, PI, sin, TAU } from '../../base/math.ts';
import { createRandom } from '../../base/rng.ts';
import { contactTimeS } from '../contact-pulse.ts';
import { fadeEnds } from '../level.ts';
import { GLIDE_SAMPLES } from '../noise.ts';
import { along, applyCurve } from './along.ts';
import { roughnessOf, rub } from './rub.ts';
import { sidesOf, smallerSizeM } from './struck-pair.ts';
import type { Voice } from './voice.ts';

const LOW_HZ = 35;
/** Range of the upper corner: slower is not heard as rolling, and no bump is felt faster. */
const HIGH_HZ = [90, 6000] as const;
/** A contact that lasts tau at 1 m/s smooths away what shakes faster than about so many over tau. Our estimate. */
const SMOOTHED_BY_CONTACT = 3;
const RING_SHARE = 0.5;
/** Nothing is quite round: by how much the sound falls once in a turn. */
const WOBBLE = 0.5;
const SLOWEST_MPS = 0.01;
const FADE_IN_S = 0.02;
const FADE_OUT_S = 0.06;

/** One body rolls on another: a rumble as bright as its speed over the bumps, that comes and goes once in a turn. */
export const rollVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const sides = sidesOf(cue);
  const way = along(cue, sampleRate);
  const roughnessM = roughnessOf(sides);
  const sounds = sides.map(({ sound }) => sound);
  const contactS = contactTimeS(sounds, smallerSizeM(sides), 1);
  const out = rub(
    {
      count: way.count,
      lowHz: LOW_HZ,
      highHzAt(sample) {
        const periodS = roughnessM / Math.max(way.speedAt(sample), SLOWEST_MPS) + contactS / SMOOTHED_BY_CONTACT;
        return clamp(1 / periodS, ...HIGH_HZ);
      },
      ringShare: RING_SHARE,
    },
    sides,
    sampleRate,
    random,
  );
  const aroundM = PI * smallerSizeM(sides);
  let turn = random();
  const turning = along(cue, sampleRate);
  applyCurve(out, cue, sampleRate, (sample) => {
    turn += (turning.speedAt(sample) * GLIDE_SAMPLES) / (aroundM * sampleRate);
    return 1 - WOBBLE * (0.5 + 0.5 * sin(TAU * turn));
  });
  fadeEnds(out, FADE_IN_S * sampleRate, FADE_OUT_S * sampleRate);
  return [out];
};
