/** What a cue sounds like and when, in scene time. Frames and timecodes are derived when it is written out. */
export interface Cue {
  readonly id: string;
  readonly kind: 'impact' | 'roll' | 'slide' | 'ambience' | 'dialogue' | 'effect' | 'music' | 'silence';
  readonly origin: 'physics' | 'authored';
  readonly timeS: number;
  readonly endTimeS: number;
  /** "basketball hits backboard". */
  readonly label: string;
  /** The contact it came from. */
  readonly contactId: string | null;
  readonly bodyIds: readonly string[];
  readonly materials: readonly string[];
  /** Largest extents of the two parts that touch, which set the pitch. */
  readonly sizesM: readonly number[];
  readonly impulseNs: number;
  readonly normalSpeedMps: number;
  /** Peak level as heard from 1 m, 0 dB being full scale. */
  readonly levelDb: number;
  /** -1 left to 1 right, from the active camera. */
  readonly pan: number;
  /** From the active camera. */
  readonly distanceM: number;
  /** 0 to 1: how much it would be missed. */
  readonly salience: number;
  readonly isMuted: boolean;
  readonly text: string | null;
  readonly speaker: string | null;
  readonly seed: number;
}
