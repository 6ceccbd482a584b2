import { fromDb, PI } from '../base/math.ts';
import { createRandom, type Random, seedFrom } from '../base/rng.ts';
import type { Material } from '../materials/material.ts';
import { type Mode, ringTimeS } from './modal.ts';

/** What a body sounds like when it is struck. */
export interface SoundingBody {
  /** Driven by the push of the contact. */
  readonly modes: readonly Mode[];
  /** Of the air inside, driven by the sudden start of the contact; empty for solid things. */
  readonly cavity: readonly Mode[];
  /** Whether loose fastenings rattle when something soft shakes it. */
  readonly rattles: boolean;
}

/** What a row of partials cannot say of a few materials. */
interface Trait {
  /** A large sheet has modes at even distances on and on: a dense, dull boom. */
  readonly isSheet?: boolean;
  readonly rattles?: boolean;
  readonly isHollow?: boolean;
}

const TRAITS: Readonly<Record<string, Trait>> = {
  'tempered-glass': { isSheet: true },
  steel: { rattles: true },
  aluminium: { rattles: true },
  basketball: { isHollow: true },
  football: { isHollow: true },
};

/** Size to which the table's lowest modes belong. */
const TABLE_SIZE_M = 0.25;
/**
 * Things longer than this sound as a patch of this size around the blow: a floor has no pitch of its own. A sheet has,
 * but it too passes on to the air only what a patch does, for what bulges here dents there.
 */
const LARGEST_PATCH_M = 0.6;
const SMALLEST_SIZE_M = 0.01;
/** Smaller metal things are one piece; larger ones hang on brackets and bolts. Our estimate. */
const SMALLEST_FASTENED_M = 0.3;
/** No two bodies agree: each mode lies within this share of where the table puts it, always the same for one body. */
const DETUNING = 0.04;
/** Blows fall on different places: each mode is within this many decibels of its usual level. */
const BLOW_DB = 2;
/** Number of modes to which a sheet's row is continued. */
const SHEET_MODES = 24;
const SOUND_MPS = 343;

/** Modes of the air in a sphere 0.238 m across, computed with c = 343 m/s; they go with 1 / size. */
const CAVITY_HZ = [955, 1533, 2061, 2590];
const CAVITY_SIZE_M = 0.238;
/** Ring of the air in a ball, in seconds; literature gives 0.1 to 0.25. */
const CAVITY_T60_S = 0.16;

/** The modes of a body of a material and of a largest extent in metres; `random` says where this blow falls. */
export function soundingBody(material: Material, sizeM: number, random: Random): SoundingBody {
  const trait = TRAITS[material.id] ?? {};
  const { lossFactor, gainDb } = material.sound;
  const extentM = Math.max(sizeM, SMALLEST_SIZE_M);
  const patchM = Math.min(extentM, LARGEST_PATCH_M);
  const blow = () => fromDb(gainDb + BLOW_DB * (2 * random() - 1));
  const modes = partialsHz(material, trait.isSheet ? extentM : patchM, trait).map((hz) => ({
    hz,
    t60S: ringTimeS(lossFactor, hz),
    gain: blow() * radiation(hz, patchM),
  }));
  const cavity = trait.isHollow
    ? CAVITY_HZ.map((hz) => ({ hz: (hz * CAVITY_SIZE_M) / extentM, t60S: CAVITY_T60_S, gain: blow() }))
    : [];
  return { modes, cavity, rattles: trait.rattles === true && extentM >= SMALLEST_FASTENED_M };
}

/** Where the modes lie, in Hz: the table's row scaled to the size, each detuned in a way that belongs to this body. */
function partialsHz({ id, sound }: Material, sizeM: number, trait: Trait): readonly number[] {
  const lowestHz = (sound.baseHz * TABLE_SIZE_M) / sizeM;
  // The row of a hollow ball names its cavity too, which has modes and a ring of its own.
  const ratios = trait.isHollow ? sound.modeRatios.slice(0, 1) : [...sound.modeRatios];
  const spacing = (ratios.at(-1)! - 1) / Math.max(1, ratios.length - 1);
  if (trait.isSheet) while (ratios.length < SHEET_MODES) ratios.push(ratios.at(-1)! + spacing);
  const own = createRandom(seedFrom(`${id} ${sizeM}`));
  return ratios.map((ratio) => lowestHz * ratio * (1 + DETUNING * (2 * own() - 1)));
}

/** How well a body passes vibration on to the air: poorly where it is small against the wavelength. */
function radiation(hz: number, sizeM: number): number {
  const x = (PI * hz * sizeM) / SOUND_MPS;
  return (x * x) / (1 + x * x);
}
