import { pow } from '../../base/math.ts';
import { createRandom, seedFrom } from '../../base/rng.ts';
import type { CueNote } from '../../cues/cue.ts';
import { fadeEnds, peakOf } from '../level.ts';
import { panGains } from '../pan.ts';
import { type Stereo, silence } from '../stereo.ts';
import { bass } from './bass.ts';
import { drums } from './drums.ts';
import type { Instrument, InstrumentId } from './instrument.ts';
import { piano } from './piano.ts';
import { pluck } from './pluck.ts';
import { strings } from './strings.ts';

/** Every instrument there is. */
export const instruments: Readonly<Record<InstrumentId, Instrument>> = { piano, strings, bass, pluck, drums };

/** High notes come a little from the right, low ones from the left, as from a keyboard. */
const SPREAD = 0.5;
const MIDDLE_PITCH = 64;
const CUT_S = 0.03;

/**
 * Written notes as an instrument plays them, for `durationS` from their start; the loudest instant is 1 times the highest
 * velocity, so that soft music stays soft.
 */
export function notesSound(
  id: InstrumentId,
  notes: readonly CueNote[],
  {
    sampleRate,
    durationS: lengthS,
    seed,
  }: { readonly sampleRate: number; readonly durationS: number; readonly seed: number },
): Stereo {
  const out = silence(Math.max(0, Math.round(lengthS * sampleRate)));
  notes.forEach(({ startS, durationS, pitch, velocity }, i) => {
    const start = Math.round(startS * sampleRate);
    if (start >= out[0].length) return;
    const random = createRandom(seedFrom(`${seed} ${i} ${pitch}`));
    const hz = 440 * pow(2, (pitch - 69) / 12);
    const sound = instruments[id]({ hz, pitch, velocity, durationS, sampleRate, random });
    const sides = panGains(SPREAD * ((pitch - MIDDLE_PITCH) / 64));
    for (const side of [0, 1] as const) {
      const end = Math.min(sound.length, out[side].length - start);
      for (let n = 0; n < end; n++) out[side][start + n]! += sound[n]! * sides[side]! * velocity;
    }
  });
  const peak = Math.max(...out.map(peakOf));
  if (peak === 0) return out;
  const gain = notes.reduce((most, { velocity }) => Math.max(most, velocity), 0) / peak;
  for (const side of out) {
    for (let i = 0; i < side.length; i++) side[i]! *= gain;
    fadeEnds(side, 0, CUT_S * sampleRate);
  }
  return out;
}
