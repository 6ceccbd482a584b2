import type { Random } from '../../base/rng.ts';
import type { CueSource } from '../../cues/cue.ts';

export type InstrumentId = Extract<CueSource, { readonly type: 'notes' }>['instrument'];

/** A note as an instrument plays it. */
export interface Played {
  readonly hz: number;
  /** MIDI number; of drums it says which. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
  /** For how long it is held. */
  readonly durationS: number;
  readonly sampleRate: number;
  readonly random: Random;
}

/** The sound of one note, its release included; of full velocity it peaks at about 1. */
export type Instrument = (note: Played) => Float64Array;
