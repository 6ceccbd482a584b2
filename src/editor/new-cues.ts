import { BEDS } from '../core/scene/schema/cue.ts';
import type { AuthoredCue } from '../core/scene/schema.ts';

export type UnplacedCue = Unplaced<AuthoredCue>;
type Unplaced<T> = T extends unknown ? Omit<T, 'order' | 'timeS' | 'gainDb'> : never;

/** A sound that a director can write, as it is at first; files are picked instead. */
export interface NewCue {
  readonly id: string;
  readonly label: string;
  /** `leftS` is what is left of the scene after where it starts. */
  make(leftS: number): UnplacedCue;
}

type Bed = (typeof BEDS)[number];

export const BED_LABELS: Readonly<Record<Bed, string>> = {
  'room-tone': 'Room tone',
  wind: 'Wind',
  crowd: 'Crowd',
  city: 'City',
  sea: 'Sea',
};

/** Longest that something new lasts, in seconds, where the scene goes on for longer. */
const EFFECT_S = 1;
const MUSIC_S = 4;
const SILENCE_S = 1;

/** What an effect is made of at first, and who speaks a line. */
export const FIRST_MADE = {
  type: 'made' as const,
  like: 'impact' as const,
  materialIds: ['hardwood', 'hardwood'] satisfies [string, string],
  sizeM: 0.5,
  speedMps: 2,
};
export const FIRST_SPOKEN = { type: 'spoken' as const, voice: 'slt' as const };
export const FIRST_NOTES = { type: 'notes' as const, instrument: 'piano' as const, tempoBpm: 120, notes: {} };

/** Air of a place, to the end of the scene. */
export const NEW_BEDS: readonly NewCue[] = BEDS.map((bed) => ({
  id: `ambience.${bed}`,
  label: BED_LABELS[bed],
  make: (leftS) => ({ kind: 'ambience', label: BED_LABELS[bed], durationS: leftS, source: { type: 'bed', bed } }),
}));

export const NEW_EFFECTS: readonly NewCue[] = [
  {
    id: 'effect.told',
    label: 'Told in words',
    make: (leftS) => ({
      kind: 'effect',
      label: 'Distant door slams',
      durationS: Math.min(EFFECT_S, leftS),
      source: { type: 'told' },
    }),
  },
  {
    id: 'effect.made',
    label: 'Made from materials',
    make: (leftS) => ({
      kind: 'effect',
      label: 'Knock on wood',
      durationS: Math.min(EFFECT_S, leftS),
      source: { ...FIRST_MADE, materialIds: [...FIRST_MADE.materialIds] },
    }),
  },
];

export const NEW_MUSIC: readonly NewCue[] = [
  {
    id: 'music.notes',
    label: 'Notes',
    make: (leftS) => ({
      kind: 'music',
      label: 'Music',
      durationS: Math.min(MUSIC_S, leftS),
      source: { ...FIRST_NOTES },
    }),
  },
  {
    id: 'music.told',
    label: 'Told in words',
    make: (leftS) => ({
      kind: 'music',
      label: 'Tense strings, slowly rising',
      durationS: Math.min(MUSIC_S, leftS),
      source: { type: 'told' },
    }),
  },
];

export const NEW_LINE: NewCue = {
  id: 'dialogue',
  label: 'Dialogue line',
  make: () => ({
    kind: 'dialogue',
    label: 'Line',
    text: 'So close!',
    speaker: 'Voice',
    source: FIRST_SPOKEN,
  }),
};

export const NEW_SILENCE: NewCue = {
  id: 'silence',
  label: 'Silence',
  make: (leftS) => ({ kind: 'silence', label: 'Silence', durationS: Math.min(SILENCE_S, leftS) }),
};

/** All of them. */
export const NEW_CUES: readonly NewCue[] = [...NEW_BEDS, ...NEW_EFFECTS, NEW_LINE, ...NEW_MUSIC, NEW_SILENCE];
