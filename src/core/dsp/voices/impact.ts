import { clamp, exp } from '../../base/math.ts';
import { createRandom, type Random } from '../../base/rng.ts';
import { materials } from '../../materials/index.ts';
import { addPulse, contactTimeS, halfSine } from '../contact-pulse.ts';
import { addAtPeak } from '../level.ts';
import { longestRingS, ringInto } from '../modal.ts';
import { bandNoise } from '../noise.ts';
import { soundingBody } from '../sounding-body.ts';
import type { Voice } from './voice.ts';

/** Extent of a body that a cue does not give, in metres. */
const UNKNOWN_SIZE_M = 0.25;
/** The sudden start of a contact: short, and a small share of the whole push. */
const EDGE_S = 0.0004;
const EDGE_SHARE = 0.03;
/** Of that, what a yielding partner leaves: the air in a ball rings on hard ground only. */
const YIELDING_LOSS = 0.3;
const YIELDING_EDGE = 0.2;
/** A push that lasts longer than this cannot make metal ring; what is heard is its fastenings rattling. */
const SOFT_PUSH_S = 0.002;
const RATTLE_WINDOW_S = 0.015;
const RATTLE_HIT_S = 0.0003;
const RATTLE_HIT_SHARE = 0.15;
const RATTLE_NOISE_SHARE = 0.4;

/** Two bodies strike: a push of the contact's length rings both, with a click, and loose metal rattles. */
export const impactVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const struck = cue.materials.map((id) => materials.get(id));
  const sizes = struck.map((_, i) => cue.sizesM[i] ?? UNKNOWN_SIZE_M);
  const bodies = struck.map((material, i) => soundingBody(material, sizes[i]!, random));
  const sounds = struck.map((material) => material.sound);
  const pushS = contactTimeS(sounds, Math.min(...sizes, UNKNOWN_SIZE_M), cue.normalSpeedMps);
  const clickShare = sounds.reduce((sum, sound) => sum + sound.clickMix, 0) / Math.max(1, sounds.length);
  const isSoftPush = pushS > SOFT_PUSH_S;

  const longestS = Math.max(...bodies.map((body) => longestRingS([...body.modes, ...body.cavity])), 0);
  const out = new Float64Array(Math.ceil((pushS + RATTLE_WINDOW_S + longestS) * sampleRate) + 1);
  const ring = new Float64Array(out.length);
  const push = halfSine(pushS, sampleRate);
  bodies.forEach((body, i) => {
    const isRattling = body.rattles && isSoftPush;
    ringInto(ring, body.modes, isRattling ? rattleForce(push, sampleRate, random) : push, sampleRate);
    const isOnHard = sounds.every((sound, j) => j === i || sound.lossFactor < YIELDING_LOSS);
    ringInto(ring, body.cavity, edge(isOnHard ? EDGE_SHARE : EDGE_SHARE * YIELDING_EDGE, sampleRate), sampleRate);
  });
  addAtPeak(out, ring, 1 - clickShare);
  addAtPeak(out, click(pushS, sampleRate, random), clickShare);
  if (isSoftPush && bodies.some((body) => body.rattles)) {
    addAtPeak(out, rattleNoise(sampleRate, random), RATTLE_NOISE_SHARE);
  }
  return [out];
};

function edge(share: number, sampleRate: number): Float64Array {
  const pulse = halfSine(EDGE_S, sampleRate);
  return pulse.map((value) => value * share);
}

/** The push and, within 15 ms, three to six hard little hits. */
function rattleForce(push: Float64Array, sampleRate: number, random: Random): Float64Array {
  const hit = halfSine(RATTLE_HIT_S, sampleRate);
  const force = new Float64Array(Math.max(push.length, Math.ceil(RATTLE_WINDOW_S * sampleRate) + hit.length));
  addPulse(force, push, 0, 1);
  const count = 3 + Math.floor(random() * 4);
  for (let i = 0; i < count; i++) {
    const atS = i === 0 ? 0 : random() * RATTLE_WINDOW_S;
    addPulse(force, hit, Math.floor(atS * sampleRate), RATTLE_HIT_SHARE * (0.4 + 0.6 * random()));
  }
  return force;
}

/** What is not modes: a burst of noise, duller the longer the push. */
function click(pushS: number, sampleRate: number, random: Random): Float64Array {
  const lengthS = clamp(pushS, 0.0015, 0.006);
  const highHz = clamp(6 / pushS, 500, 12_000);
  return dying(bandNoise(Math.ceil(4 * lengthS * sampleRate), 100, highHz, sampleRate, random), lengthS, sampleRate);
}

/** A bracket and springs shaken: noise of 1.5 to 4 kHz that lasts 80 to 150 ms. */
function rattleNoise(sampleRate: number, random: Random): Float64Array {
  const lengthS = 0.08 + 0.07 * random();
  return dying(bandNoise(Math.ceil(lengthS * sampleRate), 1500, 4000, sampleRate, random), lengthS / 4, sampleRate);
}

/** The noise with an exponential decay that ends in silence. */
function dying(noise: Float64Array, timeConstantS: number, sampleRate: number): Float64Array {
  const keep = exp(-1 / (timeConstantS * sampleRate));
  let gain = 1;
  for (let i = 0; i < noise.length; i++) {
    noise[i]! *= gain * (1 - i / noise.length);
    gain *= keep;
  }
  return noise;
}
