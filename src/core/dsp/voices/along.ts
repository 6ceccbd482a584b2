import { clamp, fromDb, lerp } from '../../base/math.ts';
import type { Cue, CuePoint } from '../../cues/cue.ts';
import { GLIDE_SAMPLES } from '../noise.ts';

/** What a lasting cue is like at each of its samples. */
export interface Along {
  readonly count: number;
  /** Of the surfaces or through the air. */
  speedAt(sample: number): number;
  /** How fast the source leaves the listener; negative where it comes nearer. */
  leavingAt(sample: number): number;
}

/** Speed of a cue that tells none. */
const UNKNOWN_MPS = 2;

/** How a cue runs from its start to its end; a cue without a curve stays as it is. */
export function along(cue: Cue, sampleRate: number): Along {
  const { curve, timeS } = cue;
  const alone = cue.slipSpeedMps > 0 ? cue.slipSpeedMps : cue.normalSpeedMps > 0 ? cue.normalSpeedMps : UNKNOWN_MPS;
  const seek = seekerOf(curve);
  return {
    count: countOf(cue, sampleRate),
    speedAt(sample) {
      if (curve.length === 0) return alone;
      const { from, to, share } = seek(timeS + sample / sampleRate);
      return lerp(from.speedMps, to.speedMps, share);
    },
    leavingAt(sample) {
      if (curve.length === 0) return 0;
      const { from, to } = seek(timeS + sample / sampleRate);
      const lastsS = to.timeS - from.timeS;
      // A step is a cut from one camera to another, not a motion.
      return lastsS > 0 ? (to.distanceM - from.distanceM) / lastsS : 0;
    },
  };
}

/** Samples from a cue's start to its end. */
export function countOf(cue: Cue, sampleRate: number): number {
  return Math.max(0, Math.round((cue.endTimeS - cue.timeS) * sampleRate));
}

/**
 * Applies the gains of a cue's curve to a signal in place, in straight lines of decibels. `shapeAt` is a further factor,
 * asked at the same samples; between them the gain runs straight.
 */
export function applyCurve(
  signal: Float64Array,
  cue: Cue,
  sampleRate: number,
  shapeAt: (sample: number) => number = () => 1,
): void {
  const seek = seekerOf(cue.curve);
  const gainAt = (sample: number) => {
    if (cue.curve.length === 0) return shapeAt(sample);
    const { from, to, share } = seek(cue.timeS + sample / sampleRate);
    return fromDb(lerp(from.gainDb, to.gainDb, share)) * shapeAt(sample);
  };
  let gain = gainAt(0);
  for (let start = 0; start < signal.length; start += GLIDE_SAMPLES) {
    const next = gainAt(start + GLIDE_SAMPLES);
    const end = Math.min(signal.length, start + GLIDE_SAMPLES);
    for (let i = start; i < end; i++) signal[i]! *= gain + ((next - gain) * (i - start)) / GLIDE_SAMPLES;
    gain = next;
  }
}

interface Place {
  readonly from: CuePoint;
  readonly to: CuePoint;
  readonly share: number;
}

/** Finds the stretch of a curve in which a time lies; times are asked for in rising order. */
function seekerOf(curve: readonly CuePoint[]): (timeS: number) => Place {
  let i = 0;
  return (timeS) => {
    while (i < curve.length - 2 && curve[i + 1]!.timeS <= timeS) i++;
    const from = curve[i]!;
    const to = curve[i + 1] ?? from;
    const lastsS = to.timeS - from.timeS;
    const share = lastsS > 0 ? clamp((timeS - from.timeS) / lastsS, 0, 1) : timeS < from.timeS ? 0 : 1;
    return { from, to, share };
  };
}
