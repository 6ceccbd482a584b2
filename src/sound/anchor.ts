/** Ties the audio clock to scene time: at `contextS` the instant `positionS` sounds, and time runs `rate` times as fast. */
export interface Anchor {
  readonly contextS: number;
  readonly positionS: number;
  readonly rate: number;
}

/** Time that the audio thread is given to get ready before a start. */
export const START_AHEAD_S = 0.02;
/** Frames that the audio thread renders at once; a start within a block is exact only on its edge. */
const QUANTUM_FRAMES = 128;

/** The instant that sounds when the audio clock says `contextS`; before the anchor, the instant it starts from. */
export function positionAt(anchor: Anchor, contextS: number): number {
  return anchor.positionS + Math.max(0, contextS - anchor.contextS) * anchor.rate;
}

/** The next time to start a source at: on the edge of a block, so that no sample is interpolated. */
export function nextStartS(currentS: number, sampleRate: number): number {
  return (Math.ceil(((currentS + START_AHEAD_S) * sampleRate) / QUANTUM_FRAMES - 1e-6) * QUANTUM_FRAMES) / sampleRate;
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
