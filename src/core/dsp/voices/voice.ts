import type { Cue } from '../../cues/cue.ts';

/**
 * Makes the sound of a cue at any level: one channel, its loudest sample where the cue is at its `levelDb`. Sample 0 is
 * the cue's start. Blows and curves keep their proportions; where it is heard from is the mix's business. Pure: all
 * chance comes from the cue's seed.
 */
export type Voice = (cue: Cue, sampleRate: number) => readonly Float64Array[];
