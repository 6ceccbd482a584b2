import type { Cue } from '../../cues/cue.ts';

/**
 * Makes the sound of a cue at any level: one channel to be placed between the speakers, or two as they are. Sample 0 is
 * the cue's start; the mix sets the peak. Pure: all chance comes from the cue's seed.
 */
export type Voice = (cue: Cue, sampleRate: number) => readonly Float64Array[];

/** Samples from a cue's start to its end. */
export function sampleCount(cue: Cue, sampleRate: number): number {
  return Math.max(0, Math.round((cue.endTimeS - cue.timeS) * sampleRate));
}
