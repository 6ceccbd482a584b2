/** The fastest known of one sort of thing. */
export type KnownBest = {
  readonly label: string;
  readonly speedMps: number;
  readonly speedSource: string;
  /** Null where spin says nothing. */
  readonly spinRadps: number | null;
  readonly spinSource: string;
} & (
  | { readonly materialId: string; readonly radiusM: number }
  /** A kind of prop, for its main body. */
  | { readonly kind: string }
);

const ESTIMATE = 'an estimate';

/** Speeds as they leave hand, foot, racket or club; a car's on the road. */
export const RECORDS: readonly KnownBest[] = [
  {
    label: 'basketball',
    materialId: 'basketball',
    radiusM: 0.12,
    // The longest shots, 34 m, leave at about 22 m/s with drag; falling, it reaches 21 m/s and no more.
    speedMps: 30,
    speedSource: ESTIMATE,
    spinRadps: 90,
    spinSource: ESTIMATE,
  },
  {
    label: 'football',
    materialId: 'football',
    radiusM: 0.11,
    // Worked out from the broadcast and not measured on the spot.
    speedMps: 58.6,
    speedSource: 'a free kick of some 211 km/h, from its pictures (Ronny Heberson, 2006)',
    spinRadps: 90,
    spinSource: ESTIMATE,
  },
  {
    label: 'tennis ball',
    materialId: 'tennis-felt',
    radiusM: 0.0335,
    speedMps: 73.2,
    speedSource: 'a serve of 263.4 km/h (Sam Groth, 2012)',
    spinRadps: 650,
    spinSource: ESTIMATE,
  },
  {
    label: 'table-tennis ball',
    materialId: 'celluloid',
    radiusM: 0.02,
    speedMps: 33.9,
    speedSource: 'a smash of 122 km/h (Dimitrij Ovtcharov, 2016)',
    // Measured: some 127 turns a second for high spin (told by Delumeau et al. 2025, 10.3390/app15116350); clubs tell of 150.
    spinRadps: 942,
    spinSource: ESTIMATE,
  },
  {
    label: 'golf ball',
    materialId: 'ionomer',
    radiusM: 0.02135,
    speedMps: 108,
    speedSource: 'a drive of 241.6 mph (Kyle Berkshire, 2023)',
    spinRadps: 1260,
    spinSource: ESTIMATE,
  },
  {
    label: 'baseball',
    materialId: 'leather',
    radiusM: 0.0366,
    // Pitched at 105.8 mph (Aroldis Chapman, 2010), it comes off the bat faster.
    speedMps: 54.9,
    speedSource: 'a hit of 122.9 mph (Oneil Cruz, 2025)',
    spinRadps: 370,
    spinSource: ESTIMATE,
  },
  {
    label: 'bowling ball',
    materialId: 'urethane',
    radiusM: 0.1085,
    speedMps: 14,
    speedSource: ESTIMATE,
    spinRadps: 75,
    spinSource: ESTIMATE,
  },
  {
    label: 'billiard ball',
    materialId: 'phenolic',
    radiusM: 0.0286,
    // Breaks of 14 m/s are told of strong players; the cue cannot strike farther than half a radius off the centre.
    speedMps: 16,
    speedSource: ESTIMATE,
    spinRadps: 620,
    spinSource: ESTIMATE,
  },
  {
    label: 'car',
    kind: 'car',
    // One way, as the 490.48 km/h of a Bugatti Chiron before it (2019).
    speedMps: 137.8,
    speedSource: '496.22 km/h (Yangwang U9 Xtreme, 2025)',
    spinRadps: null,
    spinSource: '',
  },
];
