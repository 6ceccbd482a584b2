import { clamp, pow } from '../../base/math.ts';
import type { Cue } from '../../cues/cue.ts';
import { materials } from '../../materials/index.ts';
import type { MaterialSound } from '../../materials/material.ts';
import { RING_DB } from '../modal.ts';
import { patchOf, SMALLEST_GROUND_M, type SoundingBody, soundingBody } from '../sounding-body.ts';

/** One side of a contact, with its modes weighted against the other's. */
export interface Side {
  readonly sound: MaterialSound;
  readonly sizeM: number;
  readonly body: SoundingBody;
}

/** Extent of a body that a cue does not give. */
const UNKNOWN_SIZE_M = 0.25;
/** Below this level a tail is not heard in any mix, in dB below full scale at 1 m. */
const UNHEARD_DB = -84;
const SHORTEST_TAIL_DB = 35;
/** Wide floors of stone are too heavy to be moved much: what is heard is what falls on them. Our estimate. */
const GROUND_GAIN = 0.18;

/** The sides that sound in a cue, at most two; materials that the table does not have are left out. */
export function sidesOf(cue: Cue): readonly Side[] {
  const known = cue.materials.slice(0, 2).flatMap((id, i) => {
    const material = materials.find(id);
    return material
      ? [{ material, sizeM: sizeAt(cue, i), name: `${cue.bodyIds[i] ?? ''}/${cue.partIds[i] ?? ''}` }]
      : [];
  });
  const weights = known.map(({ material, sizeM }) => weightOf(material.sound, sizeM));
  const heaviest = Math.max(...weights);
  return known.map(({ material, sizeM, name }, i) => {
    const { modes, cavity, thud, rattles } = soundingBody(material, sizeM, name);
    const weight = weights[i]! / heaviest;
    const weighted = (row: SoundingBody['modes']) => row.map((mode) => ({ ...mode, gain: mode.gain * weight }));
    const body = { modes: weighted(modes), cavity: weighted(cavity), thud: weighted(thud), rattles };
    return { sound: material.sound, sizeM, body };
  });
}

/** The extent of the smaller side, in metres. */
export function smallerSizeM(sides: readonly Side[]): number {
  return Math.min(...sides.map(({ sizeM }) => sizeM), sides.length > 0 ? Number.POSITIVE_INFINITY : UNKNOWN_SIZE_M);
}

/** How far a cue's tail is followed: less far for what is quiet from the start, in dB below its peak. */
export function tailDbOf(cue: Cue): number {
  return clamp(cue.levelDb - UNHEARD_DB, SHORTEST_TAIL_DB, RING_DB);
}

function sizeAt(cue: Cue, side: number): number {
  const sizeM = cue.sizesM[side] ?? cue.sizesM[0] ?? UNKNOWN_SIZE_M;
  return sizeM > 0 ? sizeM : UNKNOWN_SIZE_M;
}

/**
 * How much of a blow's sound is a side's. Power goes with the area that radiates and with how slowly it is lost as heat;
 * a quarter of that in decibels, because the smaller side is also the one that the blow moves faster, and what is lost
 * slowly is heard longer anyway. Our estimate.
 */
function weightOf({ lossFactor, trait }: MaterialSound, sizeM: number): number {
  const patchM = patchOf(sizeM);
  const share = pow((patchM * patchM) / lossFactor, 0.125);
  return trait === 'massive' && sizeM >= SMALLEST_GROUND_M ? share * GROUND_GAIN : share;
}
