import type { Cue, CuePoint, CueSource } from '../../../../src/core/cues/cue.ts';
import { soundOf } from '../../../../src/core/dsp/voices/index.ts';
import { materials } from '../../../../src/core/materials/index.ts';
import { impactCue } from '../fixtures.ts';

export const RATE = 48_000;

type Made = Extract<CueSource, { type: 'made' }>['like'];

/** A cue of half a second that is made as `like`, of one blow where it is one. */
export function madeCue(like: Made, changes: Partial<Cue> = {}): Cue {
  const isBlow = like === 'impact' || like === 'splash' || like === 'break';
  return impactCue({
    kind: like,
    source: { type: 'made', like },
    ...(isBlow ? {} : { hits: [] }),
    ...changes,
  });
}

/** A curve through points of a time, a gain and a speed, 4 m away unless said otherwise. */
export function curveOf(
  ...points: readonly (readonly [timeS: number, gainDb: number, speedMps: number, distanceM?: number])[]
): readonly CuePoint[] {
  return points.map(([timeS, gainDb, speedMps, distanceM = 4]) => ({
    timeS,
    gainDb,
    speedMps,
    pan: 0,
    distanceM,
    pointM: [0, 0, 0],
  }));
}

/** The first channel of a cue's sound, at a peak of 1. */
export function sound(cue: Cue, sampleRate = RATE): Float64Array {
  const [channel] = soundOf(cue, sampleRate);
  if (!channel) throw new Error('The cue has no sound.');
  const peak = channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return peak > 0 ? channel.map((value) => value / peak) : channel;
}

/** Sizes that things of a material have in scenes, in metres; 0.2 where a material may be anything. */
const SIZES_M: Readonly<Record<string, number>> = {
  basketball: 0.24,
  football: 0.22,
  'tennis-felt': 0.067,
  celluloid: 0.04,
  ionomer: 0.043,
  urethane: 0.22,
  phenolic: 0.057,
  'tempered-glass': 1.83,
  steel: 0.489,
  cloth: 0.45,
  water: 10,
  flesh: 1.7,
};

export const sizeOf = (materialId: string): number => SIZES_M[materialId] ?? 0.2;

/** Every pair of materials once, each with itself too. */
export const everyPair: readonly (readonly [a: string, b: string])[] = materials.all.flatMap((a, i) =>
  materials.all.slice(i).map((b) => [a.id, b.id] as const),
);
