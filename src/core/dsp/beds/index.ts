import { fromDb } from '../../base/math.ts';
import { createRandom, seedFrom } from '../../base/rng.ts';
import { fadeEnds } from '../level.ts';
import { type Stereo, silence } from '../stereo.ts';
import type { Bed } from './bed.ts';
import { city } from './city.ts';
import { crowd } from './crowd.ts';
import { BLOCK } from './filtered-noise.ts';
import { roomTone } from './room-tone.ts';
import { sea } from './sea.ts';
import { wind } from './wind.ts';

/** Every bed of air there is. */
export const beds: Readonly<Record<Bed['id'], Bed>> = { 'room-tone': roomTone, wind, crowd, city, sea };

/** Mean level of a bed against its peaks, which a cue's level means: a bed of -36 dB lies at about -48 dB RMS at 1 m. */
const MEAN_DB = -12;
const FADE_S = 0.05;

/**
 * A bed for so long, from its seed. A longer one begins with the same samples; both ends are faded, so that it neither
 * comes nor goes with a click.
 */
export function bedSound(
  id: Bed['id'],
  { durationS, sampleRate, seed }: { readonly durationS: number; readonly sampleRate: number; readonly seed: number },
): Stereo {
  const count = Math.max(0, Math.round(durationS * sampleRate));
  const out = silence(count);
  const next = beds[id].start({ sampleRate, streamOf: (part) => createRandom(seedFrom(`${seed} ${part}`)) });
  const block = silence(BLOCK);
  const gain = fromDb(MEAN_DB);
  for (let start = 0; start < count; start += BLOCK) {
    for (const side of block) side.fill(0);
    next(block);
    const length = Math.min(BLOCK, count - start);
    for (const side of [0, 1] as const) {
      for (let i = 0; i < length; i++) out[side][start + i] = gain * block[side][i]!;
    }
  }
  for (const side of out) fadeEnds(side, FADE_S * sampleRate, FADE_S * sampleRate);
  return out;
}
