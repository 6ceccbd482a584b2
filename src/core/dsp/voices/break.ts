import { fromDb } from '../../base/math.ts';
import { createRandom, type Random } from '../../base/rng.ts';
import { halfSine } from '../contact-pulse.ts';
import { addAtPeak, bringToPeak, dieAway, fadeEnds } from '../level.ts';
import { type Blow, longestRingS, ringInto } from '../modal.ts';
import { bandNoise, evenOut } from '../noise.ts';
import { sidesOf, tailDbOf } from './struck-pair.ts';
import type { Voice } from './voice.ts';

/** What was under tension is free at once: a push much shorter than any blow. */
const RELEASE_S = 0.0001;
/** What has fibres or threads lets go one after another, within this time. */
const CRACKLE_S = 0.025;
const CRACKLES = [4, 9] as const;
const CRACKLE_SHARE = 0.45;
const FIBRE_LOSS = 0.09;
const SNAP_LOW_HZ = 500;
/** Of metal; what has fibres is duller. */
const SNAP_HIGH_HZ = 8000;
const FIBROUS_HIGH_HZ = 2800;
const SNAP_S = 0.05;
const SNAP_DECAY_S = 0.008;
const SNAP_SHARE = 0.6;
/** The end of a rope whips through the air. */
const WHIP_HZ = [700, 4000] as const;
const WHIP_S = 0.12;
const WHIP_SHARE = 0.3;
const BLOW_DB = 2;
const FADE_OUT_S = 0.004;

/**
 * A joint gives way: a hard crack as its tension lets go, which rings what it held. Metal parts at once and rings; wood
 * and rope part fibre by fibre, and a rope whips.
 */
export const breakVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const sides = sidesOf(cue);
  const tailDb = tailDbOf(cue);
  const isFibrous = sides.every(({ sound }) => sound.lossFactor >= FIBRE_LOSS);
  const isWoven = sides.some(({ sound }) => sound.trait === 'woven');

  const highHz = isFibrous ? FIBROUS_HIGH_HZ : SNAP_HIGH_HZ;
  const snap = bandNoise(Math.ceil(SNAP_S * sampleRate), SNAP_LOW_HZ, highHz, sampleRate, random);
  dieAway(snap, SNAP_DECAY_S, sampleRate);
  const blows = releases(isFibrous, sampleRate, random);
  const ringS = Math.max(0, ...sides.map(({ body }) => longestRingS(body.modes, tailDb)));
  const out = new Float64Array(Math.ceil((CRACKLE_S + Math.max(ringS, SNAP_S, WHIP_S)) * sampleRate) + 1);
  const gainOf = () => fromDb(BLOW_DB * (2 * random() - 1));
  for (const { body } of sides) ringInto(out, body.modes, blows, sampleRate, { tailDb, gainOf });

  bringToPeak(out, 1 - SNAP_SHARE);
  for (const { at, force } of blows) addAtPeak(out, snap, SNAP_SHARE * sumOf(force), at);
  if (isWoven) addAtPeak(out, whip(sampleRate, random), WHIP_SHARE);
  fadeEnds(out, 0, FADE_OUT_S * sampleRate);
  return [out];
};

/** The release and, of what is fibrous, the lesser ones after it. */
function releases(isFibrous: boolean, sampleRate: number, random: Random): readonly Blow[] {
  const count = isFibrous ? CRACKLES[0] + Math.floor(random() * (CRACKLES[1] - CRACKLES[0] + 1)) : 0;
  const lesser = Array.from({ length: count }, () => {
    const laterS = CRACKLE_S * random();
    const impulse = CRACKLE_SHARE * (1 - (0.7 * laterS) / CRACKLE_S) * (0.3 + 0.7 * random());
    return { at: Math.floor(laterS * sampleRate), force: halfSine(RELEASE_S, sampleRate, impulse) };
  });
  return [{ at: 0, force: halfSine(RELEASE_S, sampleRate) }, ...lesser.sort((a, b) => a.at - b.at)];
}

function sumOf(force: Float64Array): number {
  return force.reduce((sum, value) => sum + value, 0);
}

function whip(sampleRate: number, random: Random): Float64Array {
  const noise = bandNoise(Math.ceil(WHIP_S * sampleRate), ...WHIP_HZ, sampleRate, random);
  evenOut(noise, 0.01, sampleRate);
  dieAway(noise, WHIP_S / 4, sampleRate);
  return noise;
}
