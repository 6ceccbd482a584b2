import { fromDb } from '../base/math.ts';
import type { Cue } from '../cues/cue.ts';
import { distanceGain } from './distance.ts';
import { peakOf } from './level.ts';
import type { Mix } from './mix.ts';
import { panGains } from './pan.ts';
import { voices } from './voices/index.ts';

/** No sample of a mix exceeds this, in dB below full scale. */
export const CEILING_DB = -1;

/** Added to every cue, in dB: a ball game filmed from 4 m then peaks some 8 dB below full scale. */
export const MAKE_UP_DB = 10;

export interface MixInput {
  readonly cues: readonly Cue[];
  readonly durationS: number;
  readonly sampleRate: number;
}

type Stereo = readonly [left: Float64Array, right: Float64Array];

/**
 * The sound of cues, from time 0 to `durationS`. The same cues give the same bytes on every engine, in whatever order
 * they come. Each starts at its `timeS`: sound is not delayed by distance. Muted cues and kinds that no voice sounds are
 * silent. Where the sum would exceed -1 dBFS, the whole mix is turned down by one common gain; it is never turned up.
 */
export function renderMix({ cues, durationS, sampleRate }: MixInput): Mix {
  const count = Math.max(0, Math.round(durationS * sampleRate));
  const sum: Stereo = [new Float64Array(count), new Float64Array(count)];
  // Sums of floats depend on their order, so there is one order.
  const ordered = [...cues].sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
  for (const cue of ordered) addCue(sum, cue, sampleRate);
  const peak = Math.max(peakOf(sum[0]), peakOf(sum[1]));
  const gain = Math.min(1, fromDb(CEILING_DB) / peak);
  return { sampleRate, channels: [toFloat(sum[0], gain), toFloat(sum[1], gain)] };
}

function addCue(sum: Stereo, cue: Cue, sampleRate: number): void {
  const start = Math.round(cue.timeS * sampleRate);
  const voice = cue.isMuted || start >= sum[0].length ? null : voices[cue.kind];
  if (!voice) return;
  const channels = voice(cue, sampleRate);
  const peak = Math.max(...channels.map(peakOf));
  if (!(peak > 0)) return;
  const gain = (fromDb(cue.levelDb + MAKE_UP_DB) * distanceGain(cue.distanceM)) / peak;
  const sides = channels.length === 1 ? panGains(cue.pan) : [1, 1];
  sum.forEach((out, side) => {
    addAt(out, channels[side] ?? channels[0]!, start, gain * sides[side]!);
  });
}

function addAt(out: Float64Array, signal: Float64Array, start: number, gain: number): void {
  const end = Math.min(signal.length, out.length - start);
  for (let i = Math.max(0, -start); i < end; i++) out[start + i]! += signal[i]! * gain;
}

function toFloat(signal: Float64Array, gain: number): Float32Array {
  const out = new Float32Array(signal.length);
  for (let i = 0; i < out.length; i++) out[i] = signal[i]! * gain;
  return out;
}
