/** Frames per second as an exact fraction, so that 23.976 is 24000/1001. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** The instant at which frame `frame` begins, in seconds. */
export function frameToSeconds(frame: number, rate: FrameRate): number {
  return (frame * rate.den) / rate.num;
}

/** The frame that shows instant `timeS`: frame n covers [n, n + 1) / rate. */
export function secondsToFrame(timeS: number, rate: FrameRate): number {
  return Math.floor((timeS * rate.num) / rate.den + 1e-9);
}

export function nearestFrame(timeS: number, rate: FrameRate): number {
  return Math.round((timeS * rate.num) / rate.den);
}

/**
 * The frame that shows best what happens at an instant: the nearest, but none from `endFrame` on, where a cut or the end of the
 * clip follows.
 */
export function nearestFrameBefore(endFrame: number, timeS: number, rate: FrameRate): number {
  return Math.min(nearestFrame(timeS, rate), Math.max(endFrame - 1, secondsToFrame(timeS, rate)));
}

export function framesPerSecond(rate: FrameRate): number {
  return rate.num / rate.den;
}

/** `24`, `23.976`, `29.97`: the rate as people say it. */
export function rateLabel(rate: FrameRate): string {
  return String(Math.round(framesPerSecond(rate) * 1000) / 1000);
}
