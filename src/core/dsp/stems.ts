import type { CueStem } from '../cues/cue.ts';
import type { Loudness } from './loudness.ts';
import type { Mix } from './mix.ts';

/** In the order in which they are summed. */
export const STEM_IDS: readonly CueStem[] = ['effects', 'foley', 'ambience', 'dialogue', 'music'];

/** Samples that are not synthesized from physics: a decoded file, a spoken line. One or two channels, -1 to 1. */
export interface Recording {
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** The space that answers. */
export interface Room {
  /** Across. */
  readonly sizeM: number;
  /** Time in which its answer falls by 60 dB. */
  readonly t60S: number;
  /** Level of its answer against what is heard directly at 1 m. */
  readonly wetDb: number;
}

export interface StemLevel {
  readonly gainDb: number;
  readonly isMuted: boolean;
}

/**
 * The tracks of a mix, each with its part of the room's answer, its own gain and the one gain common to all; sample by
 * sample they sum, in double precision and in the order of `STEM_IDS`, to the mix.
 */
export interface Stems {
  readonly sampleRate: number;
  readonly stems: Readonly<Record<CueStem, Mix>>;
  readonly mix: Mix;
  /** Of the mix. */
  readonly loudness: Loudness;
  /** The gain that all stems were given so that the mix keeps its ceiling or meets its loudness. */
  readonly commonGainDb: number;
}
