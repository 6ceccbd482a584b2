import { clamp } from '../../base/math.ts';
import { createRandom } from '../../base/rng.ts';
import { fadeEnds } from '../level.ts';
import { along, applyCurve } from './along.ts';
import { roughnessOf, rub } from './rub.ts';
import { squeak } from './squeak.ts';
import { sidesOf } from './struck-pair.ts';
import type { Voice } from './voice.ts';

const LOW_HZ = 180;
/** A surface that slides feels finer bumps than one that rolls: so many in the distance between the coarse ones. */
const FINER = 4;
const HIGH_HZ = [700, 12_000] as const;
const RING_SHARE = 0.25;
/** Threads hiss in a band of their own, whatever they slide on. */
const WOVEN_LOW_HZ = 1000;
const WOVEN_HIGH_HZ = [2500, 6000] as const;
const WOVEN_HZ_PER_MPS = 1000;
const FADE_IN_S = 0.008;
const FADE_OUT_S = 0.05;

/** Two surfaces slide on each other: a hiss as bright as their speed; rubber sticks and slips, cloth swishes. */
export const slideVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const sides = sidesOf(cue);
  const way = along(cue, sampleRate);
  const roughnessM = roughnessOf(sides);
  const isWoven = sides.some(({ sound }) => sound.trait === 'woven');
  const isSqueaky = !isWoven && sides.some(({ sound }) => sound.trait === 'squeaky');
  const out = rub(
    {
      count: way.count,
      lowHz: isWoven ? WOVEN_LOW_HZ : LOW_HZ,
      highHzAt: (sample) =>
        isWoven
          ? clamp(WOVEN_LOW_HZ + WOVEN_HZ_PER_MPS * way.speedAt(sample), ...WOVEN_HIGH_HZ)
          : clamp((FINER * way.speedAt(sample)) / roughnessM, ...HIGH_HZ),
      ringShare: isWoven ? 0 : RING_SHARE,
      ...(isSqueaky && { also: squeak(along(cue, sampleRate), sampleRate, random) }),
    },
    sides,
    sampleRate,
    random,
  );
  applyCurve(out, cue, sampleRate);
  fadeEnds(out, FADE_IN_S * sampleRate, FADE_OUT_S * sampleRate);
  return [out];
};
