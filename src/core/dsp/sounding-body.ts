import { fromDb, PI } from '../base/math.ts';
import { createRandom, type Random, seedFrom } from '../base/rng.ts';
import type { Material } from '../materials/material.ts';
import { type Mode, ringTimeS } from './modal.ts';

/** What a body sounds like when it is struck. */
export interface SoundingBody {
  /** Driven by the push of the contact. */
  readonly modes: readonly Mode[];
  /** Of the ground that a wide floor lies on, driven by the push too; empty for all else. */
  readonly thud: readonly Mode[];
  /** Of the air inside, driven by the sudden start of the contact; empty for solid things. */
  readonly cavity: readonly Mode[];
  /** Whether loose fastenings rattle when something soft shakes it. */
  readonly rattles: boolean;
}

/** Size to which the table's lowest modes belong. */
const TABLE_SIZE_M = 0.25;
/**
 * Things longer than this sound as a patch of this size around the blow: a floor has no pitch of its own. A sheet has,
 * but it too passes on to the air only what a patch does, for what bulges here dents there.
 */
export const LARGEST_PATCH_M = 0.6;
const SMALLEST_SIZE_M = 0.01;
/** Smaller metal things are one piece; larger ones hang on brackets and bolts. Our estimate. */
const SMALLEST_FASTENED_M = 0.3;
/** No two bodies agree: each mode lies within this share of where the table puts it, always the same for one body. */
const DETUNING = 0.04;
/** Number of modes to which a sheet's row is continued. */
const SHEET_MODES = 24;
const SOUND_MPS = 343;

/** Modes of the air in a sphere 0.238 m across, computed with c = 343 m/s; they go with 1 / size. */
const CAVITY_HZ = [955, 1533, 2061, 2590];
const CAVITY_SIZE_M = 0.238;
/** Ring of the air in a ball; literature gives 0.1 to 0.25 s. */
const CAVITY_T60_S = 0.16;

/** Wide floors of stone thud below 150 Hz, where the ground takes what rings: our estimate of how long and how strongly. */
const THUD_HZ = [72, 108, 141];
const THUD_T60_S = 0.09;
const THUD_GAIN = 0.6;
/** Narrower things of stone are pieces, not ground. */
export const SMALLEST_GROUND_M = 1;

/** The modes of a body of a material and of a largest extent in metres; `name` tells apart those that are alike. */
export function soundingBody({ id, sound }: Material, sizeM: number, name: string): SoundingBody {
  const extentM = Math.max(sizeM, SMALLEST_SIZE_M);
  const patchM = patchOf(sizeM);
  const gain = fromDb(sound.gainDb);
  const own = createRandom(seedFrom(`${id} ${sizeM} ${name}`));
  const lowestHz = (sound.baseHz * TABLE_SIZE_M) / (sound.trait === 'sheet' ? extentM : patchM);
  const modes = (sound.trait === 'sheet' ? goneOn(sound.modeRatios, own) : sound.modeRatios).map((ratio) => {
    const hz = lowestHz * ratio * (1 + DETUNING * (2 * own() - 1));
    return { hz, t60S: ringTimeS(sound.lossFactor, hz), gain: gain * radiation(hz, patchM, sound.trait === 'hollow') };
  });
  return {
    modes,
    thud:
      sound.trait === 'massive' && extentM >= SMALLEST_GROUND_M
        ? THUD_HZ.map((hz) => ({ hz, t60S: THUD_T60_S, gain: gain * THUD_GAIN }))
        : [],
    cavity:
      sound.trait === 'hollow'
        ? CAVITY_HZ.map((hz) => ({ hz: (hz * CAVITY_SIZE_M) / extentM, t60S: CAVITY_T60_S, gain }))
        : [],
    rattles: sound.trait === 'fastened' && extentM >= SMALLEST_FASTENED_M,
  };
}

/** How much of a body of a largest extent answers a blow, in metres across. */
export function patchOf(sizeM: number): number {
  return Math.min(Math.max(sizeM, SMALLEST_SIZE_M), LARGEST_PATCH_M);
}

/** A row continued at its mean distance, but unevenly: modes at even distances would beat all at once, like an echo. */
function goneOn(table: readonly number[], random: Random): readonly number[] {
  const ratios = [...table];
  const spacing = (ratios.at(-1)! - 1) / (ratios.length - 1);
  while (ratios.length < SHEET_MODES) ratios.push(ratios.at(-1)! + spacing * (0.4 + 1.2 * random()));
  return ratios;
}

/**
 * How well a body passes vibration on to the air: poorly where it is small against the wavelength, but less so where it
 * swells as a whole, as a ball full of air does, than where one side goes in as the other comes out.
 */
function radiation(hz: number, sizeM: number, isSwelling: boolean): number {
  const x = (PI * hz * sizeM) / SOUND_MPS;
  return isSwelling ? x / Math.sqrt(1 + x * x) : (x * x) / (1 + x * x);
}
