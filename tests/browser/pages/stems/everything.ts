import type { CueSource } from '../../../../src/core/cues/cue.ts';
import type { MixedCue, StemsInput } from '../../../../src/core/dsp/render-stems.ts';
import type { Recording } from '../../../../src/core/dsp/stems.ts';
import { authoredCue, impactCue, LEVELS } from '../../../core/dsp/fixtures.ts';

const PAIRS = [
  ['basketball', 'tempered-glass', 1.83],
  ['basketball', 'steel', 0.489],
  ['plastic', 'concrete', 10],
  ['steel', 'glass', 0.3],
] as const;
const MADE = ['rattle', 'roll', 'slide', 'whoosh', 'splash', 'break'] as const;
const BEDS = ['room-tone', 'wind', 'crowd', 'city', 'sea'] as const;
const INSTRUMENTS = ['piano', 'strings', 'bass', 'pluck', 'drums'] as const;

/** A saw at another sample rate than the mix, by whole numbers alone. */
const SAW: Recording = {
  sampleRate: 22_050,
  channels: [Float32Array.from({ length: 22_050 }, (_, i) => ((i * 37) % 4096) / 4096 - 0.5)],
};

const lasting = (source: CueSource, changes: Partial<MixedCue>): MixedCue => authoredCue({ source, ...changes });

/** What a mix is made of with every voice, bed and instrument, a recording, a room, and a curve in slow motion. */
export function everything(): StemsInput {
  const cues: MixedCue[] = [
    ...PAIRS.map(([a, b, sizeM], i) =>
      impactCue({
        id: `hit-${i}`,
        timeS: 0.1 + 0.2 * i,
        materials: [a, b],
        sizesM: [0.24, sizeM],
        seed: i,
        pan: i / 3,
      }),
    ),
    ...MADE.map((like, i) => {
      const timeS = 0.2 + 0.1 * i;
      const stem = like === 'roll' || like === 'slide' ? 'foley' : 'effects';
      const curve = [0, 0.2, 0.5].map((at) => ({
        timeS: timeS + at,
        gainDb: -10 * at,
        speedMps: 3 + at,
        pan: at,
        distanceM: 2 + at,
        pointM: null,
      }));
      const isBlow = like === 'rattle' || like === 'break' || like === 'splash';
      return {
        ...impactCue({
          id: like,
          stem,
          timeS,
          source: { type: 'made', like },
          curve: isBlow ? [] : curve,
          seed: 50 + i,
        }),
        speed: i % 2 === 0 ? 1 : 0.5,
      };
    }),
    ...BEDS.map((bed, i) => lasting({ type: 'bed', bed }, { id: bed, seed: 100 + i })),
    ...INSTRUMENTS.map((instrument, i) => {
      const notes = [36, 48, 64].map((pitch, n) => ({
        startS: 0.2 * n,
        durationS: 0.3,
        pitch,
        velocity: 0.5 + 0.2 * n,
      }));
      return lasting(
        { type: 'notes', instrument, notes },
        { id: instrument, kind: 'music', stem: 'music', seed: 200 + i },
      );
    }),
    lasting({ type: 'file', assetId: 'saw', offsetS: 0.1 }, { id: 'line', kind: 'dialogue', stem: 'dialogue' }),
  ];
  return {
    cues,
    durationS: 1.2,
    sampleRate: 48_000,
    recordings: new Map([['saw', SAW]]),
    room: { sizeM: 12, t60S: 0.8, wetDb: -12 },
    levels: LEVELS,
    keepsPitch: false,
    targetLufs: -23,
  };
}
