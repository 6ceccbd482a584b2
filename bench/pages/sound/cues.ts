import type { Cue } from '../../../src/core/cues/cue.ts';

/** What is struck, and its size. */
const STRUCK = [
  ['hardwood', 15],
  ['tempered-glass', 1.83],
  ['steel', 0.489],
  ['concrete', 10],
  ['plastic', 0.4],
] as const;

/** So many blows of a ball and of boxes, evenly over a time, left and right, near and far. */
export function blows(count: number, durationS: number): Cue[] {
  return Array.from({ length: count }, (_, i) => {
    const timeS = (durationS * i) / count;
    const [struck, sizeM] = STRUCK[i % STRUCK.length]!;
    const normalSpeedMps = 1 + (i % 9);
    const levelDb = -24 + (i % 13);
    return {
      id: `hit-${i}`,
      kind: 'impact',
      origin: 'physics',
      stem: 'effects',
      timeS,
      endTimeS: timeS + 0.5,
      heardAtS: timeS,
      label: `hit ${i}`,
      source: { type: 'made', like: 'impact' },
      contactId: null,
      overrideId: null,
      bodyIds: ['a', 'b'],
      partIds: [],
      materials: [i % 2 === 0 ? 'basketball' : 'plastic', struck],
      sizesM: [0.1 + 0.02 * (i % 8), sizeM],
      impulseNs: 2,
      normalSpeedMps,
      slipSpeedMps: 0,
      massKg: 0.6,
      energyJ: 1,
      hits: [{ timeS, impulseNs: 2, normalSpeedMps, levelDb }],
      curve: [],
      levelDb,
      pointM: null,
      pan: (i % 11) / 5 - 1,
      azimuthRad: 0,
      elevationRad: 0,
      distanceM: 1 + (i % 7),
      isOffscreen: false,
      salience: 0.5,
      timbre: { t60S: 0, centroidHz: 0, words: [] },
      sync: { class: 'hard', earlyS: 0.02, lateS: 0.045 },
      isMuted: false,
      text: null,
      speaker: null,
      words: [],
      visemes: [],
      isTimingEstimated: false,
      seed: i,
    };
  });
}
