import type { Cue, CueStem } from '../../../src/core/cues/cue.ts';
import { type MixedCue, renderStems, type StemsInput } from '../../../src/core/dsp/render-stems.ts';
import type { StemLevel, Stems } from '../../../src/core/dsp/stems.ts';

/** An impact cue of one blow, 1 m away, straight ahead; heard at once unless it says when. */
export function impactCue(changes: Partial<Cue> = {}): Cue {
  const { timeS = 0, impulseNs = 5, normalSpeedMps = 5, levelDb = -12 } = changes;
  return {
    id: 'hit',
    kind: 'impact',
    origin: 'physics',
    stem: 'effects',
    timeS,
    endTimeS: timeS + 0.5,
    heardAtS: timeS,
    label: 'ball hits floor',
    source: { type: 'made', like: 'impact' },
    contactId: null,
    overrideId: null,
    bodyIds: ['ball', 'floor'],
    partIds: [],
    materials: ['basketball', 'hardwood'],
    sizesM: [0.24, 15],
    impulseNs,
    normalSpeedMps,
    slipSpeedMps: 0,
    massKg: 0.6,
    energyJ: 3,
    hits: [{ timeS, impulseNs, normalSpeedMps, levelDb }],
    curve: [],
    levelDb,
    pointM: null,
    pan: 0,
    azimuthRad: 0,
    elevationRad: 0,
    distanceM: 1,
    isOffscreen: false,
    salience: 0.8,
    timbre: { t60S: 0, centroidHz: 0, words: [] },
    sync: { class: 'hard', earlyS: 0.02, lateS: 0.045 },
    isMuted: false,
    text: null,
    speaker: null,
    words: [],
    visemes: [],
    isTimingEstimated: false,
    seed: 7,
    ...changes,
  };
}

/** A cue that a director wrote, from 0 to 1 s at full scale, everywhere at once. */
export function authoredCue(changes: Partial<Cue> = {}): Cue {
  const { timeS = 0 } = changes;
  return impactCue({
    id: 'authored',
    kind: 'ambience',
    origin: 'authored',
    stem: 'ambience',
    endTimeS: timeS + 1,
    bodyIds: [],
    materials: [],
    sizesM: [],
    hits: [],
    levelDb: -10,
    distanceM: 0,
    ...changes,
  });
}

/** Every stem at its own level. */
export const LEVELS: Record<CueStem, StemLevel> = {
  effects: { gainDb: 0, isMuted: false },
  foley: { gainDb: 0, isMuted: false },
  ambience: { gainDb: 0, isMuted: false },
  dialogue: { gainDb: 0, isMuted: false },
  music: { gainDb: 0, isMuted: false },
};

/** Stems of cues at 48 kHz in the open, a second long unless told otherwise. */
export function render(cues: readonly MixedCue[], changes: Partial<StemsInput> = {}): Stems {
  return renderStems({
    cues,
    durationS: 1,
    sampleRate: 48_000,
    recordings: new Map(),
    room: null,
    levels: LEVELS,
    ...changes,
  });
}

/** Seconds in which a decay falls by 60 dB: Schroeder's backward integral, a line fitted from -5 to -35 dB. */
export function schroederT60S(signal: Float64Array, sampleRate: number): number {
  const energy = new Float64Array(signal.length);
  let sum = 0;
  for (let i = signal.length - 1; i >= 0; i--) {
    sum += signal[i]! ** 2;
    energy[i] = sum;
  }
  const points: [x: number, y: number][] = [];
  for (let i = 0; i < energy.length; i++) {
    const db = 10 * Math.log10(energy[i]! / sum);
    if (db <= -5 && db >= -35) points.push([i / sampleRate, db]);
  }
  const meanX = points.reduce((total, [x]) => total + x, 0) / points.length;
  const meanY = points.reduce((total, [, y]) => total + y, 0) / points.length;
  const slope =
    points.reduce((total, [x, y]) => total + (x - meanX) * (y - meanY), 0) /
    points.reduce((total, [x]) => total + (x - meanX) ** 2, 0);
  return -60 / slope;
}

/** Centre of the power spectrum in Hz, sampled at every 20 Hz up to 12 kHz. */
export function centroidHz(signal: ArrayLike<number>, sampleRate: number): number {
  let weighted = 0;
  let total = 0;
  for (let hz = 20; hz <= 12_000; hz += 20) {
    const power = powerAt(signal, (2 * Math.PI * hz) / sampleRate);
    weighted += hz * power;
    total += power;
  }
  return weighted / total;
}

/** Goertzel's recurrence: the squared magnitude of one frequency, in radians a sample. */
function powerAt(signal: ArrayLike<number>, turn: number): number {
  const twice = 2 * Math.cos(turn);
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < signal.length; i++) {
    const s0 = signal[i]! + twice * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  return s1 * s1 + s2 * s2 - twice * s1 * s2;
}
