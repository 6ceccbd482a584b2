import type { TimeSpan } from '../editor/ports.ts';

/** Ties the audio clock to scene time: at `contextS` the instant `positionS` sounds, and time runs `rate` times as fast. */
export interface Anchor {
  readonly contextS: number;
  readonly positionS: number;
  readonly rate: number;
  /** Gone round for ever, from where its end is first reached. */
  readonly loop: TimeSpan | null;
}

/** One time through: from `contextS` on, starting at `positionS`, until `endS` of the audio clock. */
export interface Pass {
  readonly contextS: number;
  readonly positionS: number;
  /** Infinity for what is not looped. */
  readonly endS: number;
}

/** Time that the audio thread is given to get ready before a start. */
export const START_AHEAD_S = 0.02;
/** Frames that the audio thread renders at once. */
const QUANTUM_FRAMES = 128;
/** Room for rounding, in samples: a day of running time at 192 kHz costs a hundredth of it. */
const SLACK = 1e-3;

/** The next time to start a source at: on the edge of a block, so that every source that starts then starts as one. */
export function nextStartS(currentS: number, sampleRate: number, aheadS = START_AHEAD_S): number {
  return (Math.ceil(((currentS + aheadS) * sampleRate) / QUANTUM_FRAMES - 1e-6) * QUANTUM_FRAMES) / sampleRate;
}

/** The nearest instant at which a sample is: read from there, nothing is interpolated. */
export function onSampleS(timeS: number, sampleRate: number): number {
  return Math.round(timeS * sampleRate) / sampleRate;
}

/** A loop from sample to sample; null where nothing would be left of it. */
export function loopOnSamples(loop: TimeSpan | null, sampleRate: number): TimeSpan | null {
  if (!loop) return null;
  const span = { fromS: onSampleS(loop.fromS, sampleRate), toS: onSampleS(loop.toS, sampleRate) };
  return span.toS - span.fromS >= MIN_LOOP_S ? span : null;
}

/** A loop shorter than its cross-fades would sound of nothing else. */
const MIN_LOOP_S = 0.01;

/**
 * The `nth` time through a loop, counted from 0. Each begins on a sample of the audio clock: where the loop does not end
 * on one (at an odd rate), its start moves by the same part of a sample.
 */
export function passOf({ contextS, positionS, rate, loop }: Anchor, nth: number, sampleRate: number): Pass {
  if (!loop) return { contextS, positionS, endS: Number.POSITIVE_INFINITY };
  const startS = (n: number) => {
    const roundedS = (n - 1) * (loop.toS - loop.fromS);
    return n === 0 ? contextS : contextS + (loop.toS - positionS + roundedS) / rate;
  };
  const trueS = startS(nth);
  const fromS = Math.ceil(trueS * sampleRate - SLACK) / sampleRate;
  const lateS = Math.max(0, fromS - trueS);
  return {
    contextS: fromS,
    positionS: nth === 0 ? positionS : loop.fromS + (lateS * sampleRate < SLACK ? 0 : lateS * rate),
    endS: Math.ceil(startS(nth + 1) * sampleRate - SLACK) / sampleRate,
  };
}

/** What of the audio clock is being heard, from the last stamp of the output and the time since. */
export function audibleS(
  stamp: { readonly contextTime?: number; readonly performanceTime?: number },
  nowMs: number,
): number | null {
  // A context that has only just started stamps zeros.
  if (!stamp.performanceTime || stamp.contextTime === undefined) return null;
  return stamp.contextTime + (nowMs - stamp.performanceTime) / 1000;
}
