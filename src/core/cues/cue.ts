import type { Vec3 } from '../base/vec3.ts';

/** What a cue is: a sound that physics makes, or one that a director writes. */
export type CueKindId =
  | 'impact'
  | 'rattle'
  | 'roll'
  | 'slide'
  | 'whoosh'
  | 'splash'
  | 'break'
  | 'absence'
  | 'ambience'
  | 'effect'
  | 'dialogue'
  | 'music'
  | 'silence';

/** The track of the mix that a cue is on. */
export type CueStem = 'effects' | 'foley' | 'ambience' | 'dialogue' | 'music';

/** One blow of a cue that stands for several: merged for people, kept for synthesis. Times as the cue's. */
export interface CueHit {
  readonly timeS: number;
  readonly impulseNs: number;
  readonly normalSpeedMps: number;
  /** Peak level at 1 m. */
  readonly levelDb: number;
}

/** How a lasting cue changes; straight lines between points, but for a step where two share an instant (a camera cut). */
export interface CuePoint {
  readonly timeS: number;
  /** Against the cue's `levelDb`. */
  readonly gainDb: number;
  /** Speed of the surfaces past each other (slide), over the ground (roll), through the air (whoosh). */
  readonly speedMps: number;
  /** Where in the world it is made; null everywhere at once. */
  readonly pointM: Vec3 | null;
  readonly pan: number;
  readonly distanceM: number;
}

/** A word of a line, with its time. */
export interface SpokenWord {
  readonly text: string;
  readonly timeS: number;
  readonly endTimeS: number;
}

/** The shape of a mouth, one of the fifteen of the Oculus set, from `timeS` until the next. */
export interface Viseme {
  readonly id: string;
  readonly timeS: number;
}

/** A note in seconds from the start of its cue. */
export interface CueNote {
  readonly startS: number;
  readonly durationS: number;
  /** MIDI number: 69 is A at 440 Hz. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
}

/** What sounds a cue. */
export type CueSource =
  /** Synthesized from its materials, sizes, hits and curve, as the kind `like` sounds. */
  | { readonly type: 'made'; readonly like: 'impact' | 'rattle' | 'roll' | 'slide' | 'whoosh' | 'splash' | 'break' }
  | { readonly type: 'bed'; readonly bed: 'room-tone' | 'wind' | 'crowd' | 'city' | 'sea' }
  | {
      readonly type: 'notes';
      readonly instrument: 'piano' | 'strings' | 'bass' | 'pluck' | 'drums';
      readonly notes: readonly CueNote[];
    }
  /** An imported file, from `offsetS` of it on. */
  | { readonly type: 'file'; readonly assetId: string; readonly offsetS: number }
  | { readonly type: 'spoken'; readonly voice: 'kal' | 'awb' | 'rms' | 'slt' }
  /** For people and generators: silent in the mix. */
  | { readonly type: 'told' };

/** How exactly a cue must meet the picture, and by how much it may come early or late, both positive. */
export interface CueSync {
  readonly class: 'hard' | 'soft' | 'free';
  readonly earlyS: number;
  readonly lateS: number;
}

/** What a cue sounds like and when, in scene time. Frames and timecodes are derived when it is written out. */
export interface Cue {
  readonly id: string;
  readonly kind: CueKindId;
  readonly origin: 'physics' | 'authored';
  readonly stem: CueStem;
  /** When it is made: the instant of the contact, with the director's shift. */
  readonly timeS: number;
  readonly endTimeS: number;
  /** When it is heard: `timeS`, or later by distance / 343 m/s where the scene says so. */
  readonly heardAtS: number;
  /** "basketball hits backboard". */
  readonly label: string;
  readonly source: CueSource;
  /** The contact it came from; of several merged ones the strongest. */
  readonly contactId: string | null;
  /** The director's change to it. */
  readonly overrideId: string | null;
  readonly bodyIds: readonly string[];
  readonly partIds: readonly string[];
  readonly materials: readonly string[];
  /** Largest extents of the two parts that touch, which set the pitch. */
  readonly sizesM: readonly number[];
  readonly impulseNs: number;
  readonly normalSpeedMps: number;
  readonly slipSpeedMps: number;
  /** Of the body that moves; 0 where none does. */
  readonly massKg: number;
  /** Lost in the contact. */
  readonly energyJ: number;
  /** In order of time; the cue alone where it is one blow, empty where it is none. */
  readonly hits: readonly CueHit[];
  /** In order of time; empty for what does not change. */
  readonly curve: readonly CuePoint[];
  /** Peak level as heard from 1 m, 0 dB being full scale. */
  readonly levelDb: number;
  /** Where in the world it is made, at `timeS`; null everywhere at once. */
  readonly pointM: Vec3 | null;
  /** -1 left to 1 right, from the listener. */
  readonly pan: number;
  /** From straight ahead of the listener, positive to the right; and upwards. */
  readonly azimuthRad: number;
  readonly elevationRad: number;
  /** From the listener. */
  readonly distanceM: number;
  /** Whether the active camera does not see where it comes from. */
  readonly isOffscreen: boolean;
  /** 0 to 1: how much it would be missed. */
  readonly salience: number;
  /** What it sounds like: ring time, centre of its spectrum (both 0 where unknown), and adjectives. */
  readonly timbre: { readonly t60S: number; readonly centroidHz: number; readonly words: readonly string[] };
  readonly sync: CueSync;
  readonly isMuted: boolean;
  readonly text: string | null;
  readonly speaker: string | null;
  readonly words: readonly SpokenWord[];
  readonly visemes: readonly Viseme[];
  /** Whether the times of the words were estimated from the text, rather than taken from speech. */
  readonly isTimingEstimated: boolean;
  readonly seed: number;
}
