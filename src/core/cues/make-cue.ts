import type { Cue, CueSync } from './cue.ts';

/**
 * How well sounds must meet the picture: blows and lips within 20 ms before and 45 ms after it, what lasts within what
 * viewers accept (ITU-R BT.1359-1), the rest at will.
 */
export const SYNC: Readonly<Record<CueSync['class'], CueSync>> = {
  hard: { class: 'hard', earlyS: 0.02, lateS: 0.045 },
  soft: { class: 'soft', earlyS: 0.09, lateS: 0.185 },
  free: { class: 'free', earlyS: 1, lateS: 1 },
};

/** Of a cue that comes from nowhere and no one in particular. */
const PLAIN = {
  contactId: null,
  overrideId: null,
  bodyIds: [],
  partIds: [],
  materials: [],
  sizesM: [],
  impulseNs: 0,
  normalSpeedMps: 0,
  slipSpeedMps: 0,
  massKg: 0,
  energyJ: 0,
  hits: [],
  curve: [],
  pointM: null,
  pan: 0,
  azimuthRad: 0,
  elevationRad: 0,
  distanceM: 0,
  isOffscreen: false,
  timbre: { t60S: 0, centroidHz: 0, words: [] },
  isMuted: false,
  text: null,
  speaker: null,
  words: [],
  visemes: [],
  isTimingEstimated: false,
} satisfies Partial<Cue>;

type Told = Omit<Cue, keyof typeof PLAIN | 'heardAtS'> & Partial<Cue>;

/** A cue of which only what sets it apart is said. */
export function makeCue(told: Told): Cue {
  return { ...PLAIN, heardAtS: told.timeS, ...told };
}
