import { clamp, fromDb } from '../../base/math.ts';
import { createRandom, type Random } from '../../base/rng.ts';
import type { Cue, CueHit } from '../../cues/cue.ts';
import { contactTimeS, halfSine } from '../contact-pulse.ts';
import { addAtPeak, bringToPeak, dieAway, fadeEnds } from '../level.ts';
import { type Blow, longestRingS, ringInto } from '../modal.ts';
import { bandNoise, evenOut } from '../noise.ts';
import { fasteningBlows, fasteningNoise, SOFT_PUSH_S } from './fastenings.ts';
import { splashVoice } from './splash.ts';
import { type Side, sidesOf, smallerSizeM, tailDbOf } from './struck-pair.ts';
import type { Voice } from './voice.ts';

/** The sudden start of a contact: short, and a small share of the whole push. */
const EDGE_S = 0.0004;
const EDGE_SHARE = 0.02;
/** Of that, what a partner leaves that is as springy as this or more: the air in a ball rings on hard ground only. */
const SPRINGY_CONTACT_S = 0.003;
const SPRINGY_EDGE = 0.05;
/** Blows fall on different places: each mode is within this many decibels of its usual level. */
const BLOW_DB = 2;
const RATTLE_NOISE_SHARE = 0.4;
const SWISH_SHARE = 0.6;
const SWISH_HZ = [1000, 6000] as const;
const FADE_OUT_S = 0.004;

/** A hit with its push. */
interface Push {
  readonly at: number;
  readonly lengthS: number;
  /** Against the loudest hit. */
  readonly gain: number;
}

/**
 * Two bodies strike, once or many times: at each hit a push of the contact's length rings both, with a click; loose
 * metal rattles, cloth swishes, water splashes.
 */
export const impactVoice: Voice = (cue, sampleRate) => {
  const sides = sidesOf(cue);
  if (sides.some(({ sound }) => sound.trait === 'liquid')) return splashVoice(cue, sampleRate);
  const random = createRandom(cue.seed);
  const tailDb = tailDbOf(cue);
  const pushes = pushesOf(cue, sides, sampleRate);
  const isWoven = sides.some(({ sound }) => sound.trait === 'woven');
  const isRattling = sides.some(({ body }) => body.rattles);

  const noises: { readonly at: number; readonly noise: Float64Array; readonly peak: number }[] = [];
  const clickShare = sides.reduce((sum, { sound }) => sum + sound.clickMix, 0) / Math.max(1, sides.length);
  for (const { at, lengthS, gain } of pushes) {
    noises.push({ at, noise: click(lengthS, sampleRate, random), peak: clickShare * gain });
    if (isRattling && lengthS > SOFT_PUSH_S) {
      noises.push({ at, noise: fasteningNoise(sampleRate, random), peak: RATTLE_NOISE_SHARE * gain });
    }
    if (isWoven) noises.push({ at, noise: swish(sampleRate, random), peak: SWISH_SHARE * gain });
  }

  const rows = sides.flatMap((side, i) => rowsOf(side, sides[1 - i], pushes, sampleRate, random));
  const lastBlow = Math.max(0, ...rows.flatMap(({ blows }) => blows.map(({ at, force }) => at + force.length)));
  const ringS = Math.max(0, ...rows.map(({ modes }) => longestRingS(modes, tailDb)));
  const noiseEnd = Math.max(0, ...noises.map(({ at, noise }) => at + noise.length));
  const out = new Float64Array(Math.max(noiseEnd, lastBlow + Math.ceil(ringS * sampleRate)) + 1);
  const gainOf = () => fromDb(BLOW_DB * (2 * random() - 1));
  for (const { modes, blows } of rows) ringInto(out, modes, blows, sampleRate, { tailDb, gainOf });

  bringToPeak(out, 1 - clickShare);
  for (const { at, noise, peak } of noises) addAtPeak(out, noise, peak, at);
  fadeEnds(out, 0, FADE_OUT_S * sampleRate);
  return [out];
};

/** The blows of a cue in order of time; one, at its start, where it tells none. */
function pushesOf(cue: Cue, sides: readonly Side[], sampleRate: number): readonly Push[] {
  const lone = { timeS: cue.timeS, normalSpeedMps: cue.normalSpeedMps, levelDb: cue.levelDb };
  const hits: readonly Omit<CueHit, 'impulseNs'>[] = cue.hits.length > 0 ? cue.hits : [lone];
  const loudestDb = Math.max(...hits.map(({ levelDb }) => levelDb));
  const sounds = sides.map(({ sound }) => sound);
  return [...hits]
    .sort((a, b) => a.timeS - b.timeS)
    .map(({ timeS, normalSpeedMps, levelDb }) => ({
      at: Math.max(0, Math.round((timeS - cue.timeS) * sampleRate)),
      lengthS: contactTimeS(sounds, smallerSizeM(sides), normalSpeedMps),
      gain: fromDb(levelDb - loudestDb),
    }));
}

/** The modes of a side with the blows that drive them. */
function rowsOf(side: Side, other: Side | undefined, pushes: readonly Push[], sampleRate: number, random: Random) {
  const { body } = side;
  const blows = pushes.flatMap(({ at, lengthS, gain }): Blow[] => {
    const push = { at, force: halfSine(lengthS, sampleRate, gain) };
    return body.rattles && lengthS > SOFT_PUSH_S ? [push, ...fasteningBlows(at, gain, sampleRate, random)] : [push];
  });
  const edgeShare = (other?.sound.contactTimeS ?? 0) < SPRINGY_CONTACT_S ? EDGE_SHARE : EDGE_SHARE * SPRINGY_EDGE;
  const edges = pushes.map(({ at, gain }) => ({ at, force: halfSine(EDGE_S, sampleRate, gain * edgeShare) }));
  return [
    { modes: [...body.thud, ...body.modes], blows: blows.sort((a, b) => a.at - b.at) },
    { modes: body.cavity, blows: body.cavity.length > 0 ? edges : [] },
  ];
}

/** What is not modes: a burst of noise, duller the longer the push. */
function click(pushS: number, sampleRate: number, random: Random): Float64Array {
  const lengthS = clamp(pushS, 0.0015, 0.006);
  const highHz = clamp(6 / pushS, 500, 12_000);
  const noise = bandNoise(Math.ceil(4 * lengthS * sampleRate), 100, highHz, sampleRate, random);
  dieAway(noise, lengthS, sampleRate);
  return noise;
}

/** Cloth or a net drawn past: noise of 1 to 6 kHz that lasts 150 to 250 ms. */
function swish(sampleRate: number, random: Random): Float64Array {
  const lengthS = 0.15 + 0.1 * random();
  const noise = bandNoise(Math.ceil(lengthS * sampleRate), ...SWISH_HZ, sampleRate, random);
  evenOut(noise, 0.01, sampleRate);
  dieAway(noise, lengthS / 3, sampleRate);
  return noise;
}
