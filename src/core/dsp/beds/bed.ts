import type { Random } from '../../base/rng.ts';
import type { Stereo } from '../stereo.ts';

/** What a bed is made with. */
export interface BedContext {
  readonly sampleRate: number;
  /** A source of chance for one of its parts, from the seed of the cue. */
  streamOf(part: string): Random;
}

/**
 * The air of a place, block by block without end: each call adds the next `BLOCK` samples to both ears. Its mean square
 * over a minute is about 1.
 */
export interface Bed {
  readonly id: 'room-tone' | 'wind' | 'crowd' | 'city' | 'sea';
  start(ctx: BedContext): (block: Stereo) => void;
}
