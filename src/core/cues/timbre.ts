import { clamp, pow } from '../base/math.ts';
import { materials } from '../materials/index.ts';
import type { Cue } from './cue.ts';

/** Size to which the table's lowest modes belong, and the largest that lowers the pitch, in metres. */
const TABLE_SIZE_M = 0.25;
const LARGEST_SIZE_M = 0.6;
const SMALLEST_SIZE_M = 0.01;
const SHORTEST_S = 0.1;
const LONGEST_S = 0.8;
/** Contacts this long are a spring's, which takes the same time at any speed; shorter ones go with speed^(-1/5) (Hertz). */
const SPRINGY_S = 0.003;
const SLOWEST_MPS = 0.05;
/** Sounds of bodies whose pitch is below this are carried to the air poorly: a body 0.25 m across at 343 m/s. */
const RADIATING_HZ = 440;

/** Where words begin and end. Our own choice, within what the table of materials spans. */
const DULL_HZ = 350;
const BRIGHT_HZ = 1500;
const SHORT_S = 0.06;
const RINGING_S = 0.25;
const SOFT_S = 0.003;
const HARD_S = 0.0008;
const LIGHT_KG = 0.1;
const HEAVY_KG = 5;

/** What is struck, and how. */
interface Blow {
  readonly materials: readonly string[];
  /** Of the parts, in the same order. */
  readonly sizesM: readonly number[];
  readonly speedMps: number;
  /** Of the body that moves; 0 where none does. */
  readonly massKg: number;
}

interface Partial {
  readonly hz: number;
  readonly t60S: number;
}

/** About how long a blow is heard, in seconds: as long as its slowest mode rings. */
export function heardForS(materialIds: readonly string[], sizesM: readonly number[]): number {
  const rings = materialIds.flatMap((id, i) => partialsOf(id, sizesM[i]).map(({ t60S }) => t60S));
  return clamp(Math.max(0, ...rings), SHORTEST_S, LONGEST_S);
}

/**
 * What a blow sounds like, estimated from the modes of both bodies as a push of the contact's length excites them: the ring
 * of the mode that is heard most, the centre of the spectrum, and words for what stands out.
 */
export function timbreOf(blow: Blow): Cue['timbre'] {
  const pushS = contactTimeS(blow);
  let power = 0;
  let weighted = 0;
  let strongest = 0;
  let t60S = 0;
  blow.materials.forEach((id, i) => {
    for (const partial of partialsOf(id, blow.sizesM[i])) {
      // A half-sine push of length T has its first zero at 1.5 / T, and falls with the square beyond.
      const x = partial.hz * pushS;
      const pushed = 1 / (1 + 4 * x * x);
      const radiated = partial.hz / (partial.hz + RADIATING_HZ);
      const weight = pushed * pushed * radiated * radiated;
      power += weight;
      weighted += weight * partial.hz;
      if (weight * partial.t60S <= strongest) continue;
      strongest = weight * partial.t60S;
      t60S = partial.t60S;
    }
  });
  if (power === 0) return { t60S: 0, centroidHz: 0, words: [] };
  const centroidHz = weighted / power;
  return { t60S, centroidHz, words: wordsFor(centroidHz, t60S, pushS, blow.massKg) };
}

function wordsFor(centroidHz: number, t60S: number, pushS: number, massKg: number): readonly string[] {
  const word = (value: number, [low, high]: readonly [number, number], below: string, above: string) =>
    value < low ? [below] : value > high ? [above] : [];
  return [
    ...word(centroidHz, [DULL_HZ, BRIGHT_HZ], 'dull', 'bright'),
    ...word(t60S, [SHORT_S, RINGING_S], 'short', 'ringing'),
    ...word(pushS, [HARD_S, SOFT_S], 'hard', 'soft'),
    ...(massKg > 0 ? word(massKg, [LIGHT_KG, HEAVY_KG], 'light', 'heavy') : []),
  ];
}

/**
 * About how long the two push on each other: squares of springs in series add. Unlike that of `dsp/contact-pulse.ts`, which
 * shapes the sound, it leaves the size of the smaller body out: words tell of materials and speed.
 */
function contactTimeS({ materials: ids, speedMps }: Blow): number {
  let squares = 0;
  for (const id of ids) {
    const { contactTimeS: table } = materials.get(id).sound;
    const own = table >= SPRINGY_S ? table : table / pow(Math.max(speedMps, SLOWEST_MPS), 0.2);
    squares += own * own;
  }
  return Math.sqrt(squares);
}

function partialsOf(materialId: string, sizeM = TABLE_SIZE_M): readonly Partial[] {
  const { lossFactor, baseHz, modeRatios } = materials.get(materialId).sound;
  const lowestHz = (baseHz * TABLE_SIZE_M) / clamp(sizeM, SMALLEST_SIZE_M, LARGEST_SIZE_M);
  return modeRatios.map((ratio) => {
    const hz = lowestHz * ratio;
    // T60 = 2.2 / (loss factor * frequency).
    return { hz, t60S: 2.2 / (lossFactor * hz) };
  });
}
