import { clamp, log10 } from '../base/math.ts';
import { materials } from '../materials/index.ts';

/**
 * Exponent by which sizes of sounds are pressed together: 40 dB of physics become 26 dB of mix, so that a tap is still
 * heard beside a crash. Recordings are mixed so.
 */
const COMPRESSION = 0.65;
/** A blow of this energy has `REFERENCE_DB`: a basketball that meets the floor at 9 m/s with 10 N s. */
const REFERENCE_J = 45;
const REFERENCE_DB = -6;
/** Level of a contact that rubs with this power, in watts. */
const REFERENCE_W = 100;
const REFERENCE_RUB_DB = -20;
/** Air noise grows with the sixth power of speed: a body of the reference size at the reference speed. Our estimate. */
const REFERENCE_AIR_MPS = 20;
const REFERENCE_AIR_SIZE_M = 0.24;
const REFERENCE_AIR_DB = -24;
const SPEED_DB = 60;
/** A joint that gives way under this pull, in N. Our estimate. */
const REFERENCE_BREAK_N = 1000;
const REFERENCE_BREAK_DB = -9;
const LOUDEST_DB = 0;
/** Level at the camera at which a sound no longer matters. */
const UNHEARD_DB = -50;

interface Blow {
  readonly impulseNs: number;
  readonly normalSpeedMps: number;
}

/** Energy of a blow: what its impulse in N s does against the speed at which the two come together. */
export function blowEnergyJ({ impulseNs, normalSpeedMps }: Blow): number {
  return (impulseNs * normalSpeedMps) / 2;
}

/**
 * Peak level at 1 m of a blow, from its energy and the gains of what is struck. Of one pair the impulse goes with the speed,
 * so that this is 20 log10 of either; between pairs, a share of the energy becomes sound, whatever they weigh: a domino clicks.
 */
export function impactLevelDb(blow: Blow, materialIds: readonly string[]): number {
  return cap(REFERENCE_DB + COMPRESSION * 10 * log10(blowEnergyJ(blow) / REFERENCE_J) + gainDb(materialIds));
}

/** Peak level at 1 m of a rub, from its power in watts (normal force times speed) and the gains of what rubs. */
export function rubLevelDb(powerW: number, materialIds: readonly string[]): number {
  return cap(REFERENCE_RUB_DB + rubGainDb(powerW, REFERENCE_W) + gainDb(materialIds));
}

/** How much louder a rub is at one power, or at one speed under the same load, than at another. */
export function rubGainDb(power: number, than: number): number {
  return COMPRESSION * 10 * log10(power / than);
}

/** Peak level at 1 m of a body that passes through the air, from its speed in m/s and its extent. */
export function airLevelDb(speedMps: number, sizeM: number): number {
  return cap(REFERENCE_AIR_DB + airGainDb(speedMps, REFERENCE_AIR_MPS) + 20 * log10(sizeM / REFERENCE_AIR_SIZE_M));
}

/** How much louder the air is about a body at one speed than at another. */
export function airGainDb(speedMps: number, thanMps: number): number {
  return SPEED_DB * log10(speedMps / thanMps);
}

/** Peak level at 1 m of a joint that breaks under a pull in N. */
export function breakLevelDb(forceN: number): number {
  return cap(REFERENCE_BREAK_DB + COMPRESSION * 20 * log10(forceN / REFERENCE_BREAK_N));
}

/** How much a sound would be missed, 0 to 1, from its level at 1 m and its distance (3 dB less for each doubling). */
export function salienceOf(levelDb: number, distanceM: number): number {
  const heardDb = levelDb - 10 * log10(Math.max(1, distanceM));
  return clamp(1 - heardDb / UNHEARD_DB, 0, 1);
}

function gainDb(materialIds: readonly string[]): number {
  const sum = materialIds.reduce((total, id) => total + materials.get(id).sound.gainDb, 0);
  return sum / Math.max(1, materialIds.length);
}

function cap(levelDb: number): number {
  return Math.min(levelDb, LOUDEST_DB);
}
