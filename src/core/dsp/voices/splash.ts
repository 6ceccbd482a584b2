import { clamp, cos, exp, log, pow, sin, TAU } from '../../base/math.ts';
import { createRandom, type Random } from '../../base/rng.ts';
import { addAtPeak, dieAway, fadeEnds } from '../level.ts';
import { bandNoise, evenOut } from '../noise.ts';
import { sidesOf } from './struck-pair.ts';
import type { Voice } from './voice.ts';

/** A bubble of radius r rings at f = 3.26 / r (Minnaert, at 1 bar). */
const MINNAERT_HZM = 3.26;
/** Radii of the bubbles that a splash leaves; our estimate of the smallest, and of the largest for a body 0.25 m across. */
const SMALLEST_BUBBLE_M = 0.001;
const LARGEST_BUBBLE_M = 0.012;
/** Bubbles that a body of 0.25 m takes down at 3 m/s; our estimate. */
const BUBBLES = 60;
const BUBBLE_RANGE = [6, 160] as const;
/** How hard a splash is against that one: what drips has few bubbles and hardly any spray. */
const FORCE_RANGE = [0.1, 3] as const;
const REFERENCE_SIZE_M = 0.25;
const REFERENCE_MPS = 3;
/** They close once the hole has, and then fewer and fewer. */
const FIRST_BUBBLE_S = 0.02;
const BUBBLES_T_S = 0.16;
const LAST_BUBBLE_S = 0.8;
/** A bubble near the surface rises in pitch as it rises, by up to this share in a second. */
const RISE_PER_S = 3;
/** A bubble is pinched off within this time, not struck. */
const PINCH_S = 0.02;
/** Drops fall back for a while: a fainter hiss under the bubbles, which would otherwise each stand out. */
const SPRAY_HZ = [1200, 7000] as const;
const SPRAY_S = 0.9;
const SPRAY_DECAY_S = 0.19;
const SPRAY_SHARE = 0.12;
const BURST_HZ = [400, 6000] as const;
const BURST_S = 0.28;
const BURST_DECAY_S = 0.055;
const SLAP_S = 0.02;
const SLAP_HZ = [80, 900] as const;
const SLAP_SHARE = 0.5;
const BURST_SHARE = 0.6;
const BUBBLES_SHARE = 0.35;
const FADE_OUT_S = 0.02;

/** A body breaks the surface of water: a slap, a burst of spray, then a cloud of bubbles that ring. */
export const splashVoice: Voice = (cue, sampleRate) => {
  const random = createRandom(cue.seed);
  const dry = sidesOf(cue).find(({ sound }) => sound.trait !== 'liquid');
  const sizeM = dry?.sizeM ?? REFERENCE_SIZE_M;
  const speedMps = cue.normalSpeedMps > 0 ? cue.normalSpeedMps : REFERENCE_MPS;
  const size = clamp(sizeM / REFERENCE_SIZE_M, 0.05, 4);
  const force = clamp((Math.sqrt(size) * speedMps) / REFERENCE_MPS, ...FORCE_RANGE);
  const out = new Float64Array(Math.ceil((LAST_BUBBLE_S + 0.2) * sampleRate));

  const slap = bandNoise(Math.ceil(4 * SLAP_S * sampleRate), ...SLAP_HZ, sampleRate, random);
  dieAway(slap, SLAP_S, sampleRate);
  addAtPeak(out, slap, SLAP_SHARE * force);
  const burst = bandNoise(Math.ceil(BURST_S * sampleRate), ...BURST_HZ, sampleRate, random);
  evenOut(burst, 0.01, sampleRate);
  dieAway(burst, BURST_DECAY_S, sampleRate);
  addAtPeak(out, burst, BURST_SHARE * force);
  const spray = bandNoise(Math.ceil(SPRAY_S * sampleRate), ...SPRAY_HZ, sampleRate, random);
  evenOut(spray, 0.01, sampleRate);
  dieAway(spray, SPRAY_DECAY_S, sampleRate);
  addAtPeak(out, spray, SPRAY_SHARE * force);

  const bubbles = new Float64Array(out.length);
  const count = Math.round(clamp(BUBBLES * force, ...BUBBLE_RANGE));
  const largestM = Math.max(LARGEST_BUBBLE_M * Math.sqrt(size), 2 * SMALLEST_BUBBLE_M);
  for (let i = 0; i < count; i++) {
    const lateS = -BUBBLES_T_S * log(1 - random());
    const atS = FIRST_BUBBLE_S + Math.min(lateS, LAST_BUBBLE_S * random());
    // Small ones are many: radii lie evenly on a scale of octaves, of which the smallest come early only.
    const octaves = Math.min(1, random() + atS / LAST_BUBBLE_S);
    const radiusM = SMALLEST_BUBBLE_M * pow(largestM / SMALLEST_BUBBLE_M, octaves);
    const fading = exp(-atS / (1.5 * BUBBLES_T_S));
    addBubble(bubbles, radiusM, fading * (0.4 + 0.6 * random()), atS, sampleRate, random);
  }
  addAtPeak(out, bubbles, BUBBLES_SHARE);
  fadeEnds(out, 0, FADE_OUT_S * sampleRate);
  return [out];
};

/** One bubble: a sinusoid whose pitch rises while it dies away, the faster the smaller it is. */
function addBubble(
  out: Float64Array,
  radiusM: number,
  strength: number,
  atS: number,
  sampleRate: number,
  random: Random,
): void {
  const hz = MINNAERT_HZM / radiusM;
  // Thermal and radiation losses of a bubble in water, after van den Doel 2005, Physically based models for liquid sounds.
  const decayPerS = 0.13 / radiusM + 0.0072 / (radiusM * Math.sqrt(radiusM));
  const start = Math.round(atS * sampleRate);
  const count = Math.min(out.length - start, Math.ceil((7 / decayPerS + PINCH_S) * sampleRate));
  const pinch = Math.max(1, PINCH_S * sampleRate);
  const keep = exp(-decayPerS / sampleRate);
  const turn = (TAU * hz) / sampleRate;
  const bend = (turn * RISE_PER_S * random()) / sampleRate;
  const gain = strength * Math.sqrt(radiusM / SMALLEST_BUBBLE_M);
  // A phasor turned by a phasor that is itself turned: a pitch that rises evenly without a sine for every sample.
  let [x, y] = [gain, 0];
  let [c, s] = [cos(turn), sin(turn)];
  const [bc, bs] = [cos(bend), sin(bend)];
  for (let i = 0; i < count; i++) {
    out[start + i]! += y * Math.min(1, i / pinch);
    const nextX = keep * (x * c - y * s);
    y = keep * (x * s + y * c);
    x = nextX;
    const nextC = c * bc - s * bs;
    s = c * bs + s * bc;
    c = nextC;
  }
}
