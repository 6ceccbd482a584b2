import { fromDb, lerp } from '../base/math.ts';
import type { Cue, CuePoint } from '../cues/cue.ts';
import { distanceGain } from './distance.ts';
import { panGains } from './pan.ts';
import type { Stereo } from './stereo.ts';

/** A sound that moves is placed this often, along straight lines of gain between: a step at a cut takes as long. */
const CONTROL_S = 0.002;

/** What a cue is added to: what is heard directly, and what the room is given; null where it does not answer. */
export interface Bus {
  readonly direct: Stereo;
  readonly send: Stereo | null;
}

export interface Placed {
  readonly cue: Cue;
  readonly gain: number;
  /** Whether the sound follows the gains of the cue's curve already. */
  readonly isShaped: boolean;
  readonly sampleRate: number;
}

/** Where a cue is, or is at one instant. */
interface Place {
  readonly gainDb?: number;
  readonly pan: number;
  readonly distanceM: number;
}

/**
 * Adds the sound of a cue from its `heardAtS` on: one channel panned by constant power, two as they are, fainter from
 * afar, following the cue's curve. The room is given the same as from 1 m: its answer is as loud everywhere.
 */
export function addPlaced(
  { direct, send }: Bus,
  sound: readonly Float64Array[],
  { cue, gain, isShaped, sampleRate }: Placed,
): void {
  const start = Math.round(cue.heardAtS * sampleRate);
  const length = sound[0]!.length;
  const end = Math.min(length, direct[0].length - start);
  const isStill = cue.curve.length === 0;
  const stretch = isStill ? Math.max(1, length) : Math.max(1, Math.round(CONTROL_S * sampleRate));
  const at = (i: number) =>
    gainsAt(isStill ? cue : placeAt(cue.curve, cue.timeS + i / sampleRate), isShaped, sound.length);
  let from = at(0);
  for (let i = 0; i < end; i += stretch) {
    const to = isStill ? from : at(i + stretch);
    const range = { from: Math.max(i, -start), to: Math.min(i + stretch, end), origin: i, stretch };
    for (const side of [0, 1] as const) {
      const signal = sound[side] ?? sound[0]!;
      addRamp(direct[side], signal, start, range, gain * from.direct[side], gain * to.direct[side]);
      if (send) addRamp(send[side], signal, start, range, gain * from.near[side], gain * to.near[side]);
    }
    from = to;
  }
}

/** Where a curve is at an instant: after a step where two of its points share it. */
export function placeAt(curve: readonly CuePoint[], timeS: number): Place {
  let next = curve.length;
  let low = 0;
  while (low < next) {
    const middle = (low + next) >> 1;
    if (curve[middle]!.timeS > timeS) next = middle;
    else low = middle + 1;
  }
  const before = curve[Math.max(0, next - 1)]!;
  const after = curve[Math.min(next, curve.length - 1)]!;
  if (!(after.timeS > before.timeS)) return before;
  const share = (timeS - before.timeS) / (after.timeS - before.timeS);
  return {
    gainDb: lerp(before.gainDb, after.gainDb, share),
    pan: lerp(before.pan, after.pan, share),
    distanceM: lerp(before.distanceM, after.distanceM, share),
  };
}

interface Gains {
  readonly direct: readonly [number, number];
  /** As from 1 m. */
  readonly near: readonly [number, number];
}

function gainsAt({ gainDb = 0, pan, distanceM }: Place, isShaped: boolean, channels: number): Gains {
  const [left, right] = channels === 1 ? panGains(pan) : [1, 1];
  const near = isShaped ? 1 : fromDb(gainDb);
  const direct = near * distanceGain(distanceM);
  return { direct: [left * direct, right * direct], near: [left * near, right * near] };
}

function addRamp(
  out: Float64Array,
  signal: Float64Array,
  start: number,
  {
    from,
    to,
    origin,
    stretch,
  }: { readonly from: number; readonly to: number; readonly origin: number; readonly stretch: number },
  gain: number,
  lastGain: number,
): void {
  const slope = (lastGain - gain) / stretch;
  for (let i = from; i < to; i++) out[start + i]! += signal[i]! * (gain + slope * (i - origin));
}
