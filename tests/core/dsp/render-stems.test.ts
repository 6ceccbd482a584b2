import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/core/base/hash.ts';
import type { Cue, CuePoint } from '../../../src/core/cues/cue.ts';
import { missingRecordings, recordingKey } from '../../../src/core/dsp/recording-key.ts';
import { type Recording, STEM_IDS, type Stems } from '../../../src/core/dsp/stems.ts';
import { authoredCue, impactCue, LEVELS, render } from './fixtures.ts';

const RATE = 48_000;
const hashOf = ({ mix, stems }: Stems) =>
  [mix, ...STEM_IDS.map((id) => stems[id])]
    .flatMap(({ channels }) => channels.map((channel) => hashBytes(new Uint8Array(channel.buffer))))
    .join();
const peakOf = (channel: Float32Array) => channel.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
const dbOf = (ratio: number) => 20 * Math.log10(ratio);
const isSilent = ({ channels }: { channels: readonly Float32Array[] }) =>
  channels.every((c) => c.every((v) => v === 0));

/** One second of a sine at half of full scale, as an imported file. */
const TONE: Recording = {
  sampleRate: RATE,
  channels: [Float32Array.from({ length: RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 480 * i) / RATE))],
};
const file = (changes: Partial<Cue> = {}) =>
  authoredCue({ kind: 'effect', stem: 'effects', source: { type: 'file', assetId: 'tone', offsetS: 0 }, ...changes });
const recordings = new Map([['tone', TONE]]);
const point = (timeS: number, changes: Partial<CuePoint> = {}): CuePoint => ({
  timeS,
  gainDb: 0,
  speedMps: 1,
  pan: 0,
  distanceM: 1,
  pointM: null,
  ...changes,
});

/** A scene with something on every stem. */
const everything: Cue[] = [
  impactCue({ id: 'board', timeS: 0.1, materials: ['basketball', 'tempered-glass'], sizesM: [0.24, 1.83], seed: 1 }),
  impactCue({ id: 'rim', timeS: 0.1, materials: ['basketball', 'steel'], sizesM: [0.24, 0.489], seed: 2, pan: 0.3 }),
  impactCue({ id: 'floor', timeS: 0.5, seed: 3, pan: -0.2 }),
  impactCue({
    id: 'roll',
    kind: 'roll',
    stem: 'foley',
    source: { type: 'made', like: 'roll' },
    timeS: 0.3,
    endTimeS: 0.9,
    hits: [],
  }),
  authoredCue({ id: 'bed', source: { type: 'bed', bed: 'room-tone' } }),
  authoredCue({
    id: 'tune',
    kind: 'music',
    stem: 'music',
    source: {
      type: 'notes',
      instrument: 'piano',
      notes: [{ startS: 0.1, durationS: 0.5, pitch: 60, velocity: 0.8 }],
    },
  }),
  file({ id: 'line', kind: 'dialogue', stem: 'dialogue' }),
];
const room = { sizeM: 12, t60S: 0.6, wetDb: -12 };

describe('stems', () => {
  it('are the same bytes again, in whatever order the cues come', () => {
    const once = hashOf(render(everything, { recordings, room }));
    expect(hashOf(render(everything, { recordings, room }))).toBe(once);
    expect(hashOf(render([...everything].reverse(), { recordings, room }))).toBe(once);
  });

  it('sum to the mix exactly, also where all are turned down or brought to a loudness', () => {
    const loud = everything.map((cue) => ({ ...cue, levelDb: 0 }));
    for (const targetLufs of [null, -23]) {
      const { stems, mix, commonGainDb } = render(loud, { recordings, room, targetLufs });
      expect(commonGainDb).toBeLessThan(0);
      for (const side of [0, 1] as const) {
        let wrong = 0;
        for (let i = 0; i < RATE; i++) {
          let sum = 0;
          for (const id of STEM_IDS) sum += stems[id].channels[side][i]!;
          if (Math.fround(sum) !== mix.channels[side][i]) wrong++;
        }
        expect(wrong).toBe(0);
      }
      for (const id of STEM_IDS) expect(isSilent(stems[id]), id).toBe(false);
    }
  });

  it('keep their ceiling by one gain for all, and are never turned up without being asked', () => {
    const one = impactCue({ levelDb: 0, pan: -1 });
    const loud = render(Array.from({ length: 10 }, (_, i) => ({ ...one, id: `hit-${i}` })));
    // What is left of a thousandth is the rounding of floats and of the gain.
    expect(loud.loudness.truePeakDb).toBeCloseTo(-1, 3);
    expect(render([one, one], { ceilingDb: -6 }).loudness.truePeakDb).toBeCloseTo(-6, 3);
    expect(render([impactCue({ levelDb: -60 })]).commonGainDb).toBe(0);
  });

  it('meet a loudness as far as the ceiling lets them', () => {
    const cues = [file({ endTimeS: 1 })];
    expect(render(cues, { recordings, targetLufs: -23 }).loudness.integratedLufs).toBeCloseTo(-23, 3);
    const capped = render(cues, { recordings, targetLufs: 0 });
    expect(capped.loudness.truePeakDb).toBeCloseTo(-1, 3);
    expect(capped.loudness.integratedLufs!).toBeLessThan(-1);
  });

  it('are silent to the last bit where nothing sounds, in a room too', () => {
    const silent: Cue[] = [
      impactCue({ isMuted: true }),
      authoredCue({ kind: 'silence', source: { type: 'told' } }),
      authoredCue({ kind: 'dialogue', stem: 'dialogue', text: 'Hello.', source: { type: 'spoken', voice: 'kal' } }),
      impactCue({ timeS: 5 }),
    ];
    for (const cues of [[], silent]) {
      const stems = render(cues, { room });
      for (const mix of [stems.mix, ...Object.values(stems.stems)]) expect(isSilent(mix)).toBe(true);
      expect(stems.loudness.integratedLufs).toBeNull();
      expect(stems.loudness.truePeakDb).toBeNull();
      expect(stems.commonGainDb).toBe(0);
    }
  });

  it('are muted and turned up one by one', () => {
    const levels = { ...LEVELS, music: { gainDb: 0, isMuted: true }, effects: { gainDb: -6, isMuted: false } };
    const [plain, turned] = [render(everything, { recordings }), render(everything, { recordings, levels })];
    expect(isSilent(turned.stems.music)).toBe(true);
    const ratio = peakOf(turned.stems.effects.channels[0]) / peakOf(plain.stems.effects.channels[0]);
    expect(dbOf(ratio)).toBeCloseTo(-6 + turned.commonGainDb - plain.commonGainDb, 4);
  });

  it('renders 5,000 blows', () => {
    const cues = Array.from({ length: 5000 }, (_, i) =>
      impactCue({ id: `hit-${i}`, timeS: i / 2500, seed: i, materials: ['plastic', 'hardwood'], sizesM: [0.1, 2] }),
    );
    const { mix, loudness } = render(cues, { durationS: 2, sampleRate: 16_000, room });
    expect(mix.channels.every((channel) => channel.every(Number.isFinite))).toBe(true);
    expect(loudness.truePeakDb).toBeLessThan(-0.999);
    expect(loudness.integratedLufs).toBeGreaterThan(-40);
  });
});

describe('a cue', () => {
  it('sounds when it is heard, to the sample', () => {
    const [left] = render([impactCue({ timeS: 0.1, heardAtS: 0.25 })]).mix.channels;
    const first = left.findIndex((value) => value !== 0);
    expect(first).toBeGreaterThanOrEqual(12_000);
    expect(first).toBeLessThanOrEqual(12_001);
  });

  it('that began before the start has its tail', () => {
    const whole = render([impactCue({ timeS: 0 })]).mix.channels[0];
    const tail = render([impactCue({ timeS: -0.1 })]).mix.channels[0];
    expect(tail.slice(0, 1000)).toEqual(whole.slice(4800, 5800));
  });

  it('peaks at its level and the make-up', () => {
    // In the middle each side has 1 / sqrt(2): -20 dB + 10 dB - 3.01 dB.
    expect(dbOf(peakOf(render([impactCue({ levelDb: -20 })]).mix.channels[0]))).toBeCloseTo(-13.01, 2);
  });

  it('is placed by constant power: negative is left', () => {
    const power = ({ mix }: Stems) => mix.channels.flatMap((c) => [...c]).reduce((sum, v) => sum + v * v, 0);
    const left = render([impactCue({ pan: -1 })]);
    expect(peakOf(left.mix.channels[1])).toBeLessThan(1e-15);
    expect(power(left) / power(render([impactCue({ pan: 0.4 })]))).toBeCloseTo(1, 5);
  });

  it('is 3 dB fainter for each doubling of distance beyond 1 m', () => {
    const at = (distanceM: number) => dbOf(peakOf(render([impactCue({ distanceM })]).mix.channels[0]));
    expect(at(1) - at(8)).toBeCloseTo(9.03, 1);
    expect(at(0)).toBe(at(1));
  });

  it('varies with its seed', () => {
    expect(hashOf(render([impactCue({ seed: 1 })]))).not.toBe(hashOf(render([impactCue({ seed: 2 })])));
  });
});

describe('a curve', () => {
  /** The peaks of left and right in each tenth of a second. */
  const peaks = (stems: Stems) =>
    Array.from({ length: 10 }, (_, n) => stems.mix.channels.map((c) => peakOf(c.slice(n * 4800, (n + 1) * 4800))));

  it('moves a sound and turns it up and down in straight lines', () => {
    const curve = [point(0, { pan: -1, gainDb: 0 }), point(1, { pan: 1, gainDb: -20 })];
    const heard = peaks(render([file({ curve, levelDb: -20 })], { recordings }));
    expect(heard[0]![0]).toBeGreaterThan(5 * heard[0]![1]!);
    expect(heard[9]![1]).toBeGreaterThan(5 * heard[9]![0]!);
    const power = heard.map(([l, r]) => dbOf(Math.hypot(l!, r!)));
    // 20 dB over ten tenths: from the first to the last, nine steps of 2 dB.
    expect(power[0]! - power[9]!).toBeGreaterThan(16);
    expect(power[0]! - power[9]!).toBeLessThan(20);
  });

  it('steps at a cut, without a click', () => {
    const curve = [point(0), point(0.5, { pan: -1 }), point(0.5, { pan: 1 }), point(1, { pan: 1 })];
    const stems = render([file({ curve, levelDb: -10 })], { recordings });
    const heard = peaks(stems);
    expect(heard[3]![0]).toBeGreaterThan(2 * heard[3]![1]!);
    expect(heard[6]![0]).toBeLessThan(1e-6);
    // A sine of 480 Hz and amplitude 0.5 moves by 0.0314 a sample at most; a ramp of 2 ms adds 0.5 / 96 to that.
    const [left] = stems.mix.channels;
    let most = 0;
    for (let i = 1; i < RATE - 1; i++) most = Math.max(most, Math.abs(left[i]! - left[i - 1]!));
    expect(most).toBeLessThan(0.0314 + 0.5 / 96);
  });
});

describe('a shot in slow motion', () => {
  /** Zero crossings upwards, that is periods. */
  const periods = ({ mix }: Stems) =>
    mix.channels[0].reduce((n, v, i, all) => n + (i > 0 && all[i - 1]! < 0 && v >= 0 ? 1 : 0), 0);
  const slow = { ...file({ endTimeS: 1 }), speed: 0.5 };

  it('keeps the pitch of its sounds, or lowers them with its speed', () => {
    // Half speed is an octave down: 480 periods in a second become 240.
    expect(Math.abs(periods(render([slow], { recordings, keepsPitch: true })) - 480)).toBeLessThanOrEqual(1);
    expect(Math.abs(periods(render([slow], { recordings, keepsPitch: false })) - 240)).toBeLessThanOrEqual(1);
  });

  it('draws a blow out where the pitch is not kept', () => {
    const blow = { ...impactCue({ materials: ['plastic', 'plastic'], sizesM: [0.3, 0.3] }), speed: 0.25 };
    const [kept, lower] = [true, false].map((keepsPitch) => render([blow], { keepsPitch, durationS: 4 }));
    // As many periods, in four times the time.
    expect(Math.abs(periods(lower!) / periods(kept!) - 1)).toBeLessThan(0.2);
    const last = (stems: Stems) => stems.mix.channels[0].findLastIndex((v) => v !== 0);
    expect(last(lower!)).toBeGreaterThan(2 * last(kept!));
  });

  it('leaves true speed alone', () => {
    const cue = impactCue();
    expect(hashOf(render([{ ...cue, speed: 1 }], { keepsPitch: false }))).toBe(hashOf(render([cue])));
  });
});

describe('a silence', () => {
  const quiet = authoredCue({
    id: 'quiet',
    kind: 'silence',
    source: { type: 'told' },
    timeS: 0.4,
    heardAtS: 0.4,
    endTimeS: 0.6,
  });
  const between = ({ channels: [left] }: Stems['mix'], fromS: number, toS: number) =>
    left.slice(Math.round(fromS * RATE), Math.round(toS * RATE));

  it('leaves nothing of any stem but a fade of 10 ms at its ends, and all the rest as it was', () => {
    const room = { sizeM: 12, t60S: 1, wetDb: -6 };
    // So quiet that no mix comes to the ceiling, where both would be turned down.
    const low = everything.map((cue) => ({ ...cue, levelDb: cue.levelDb - 20 }));
    const [before, after] = [low, [...low, quiet]].map((cues) => render(cues, { room, recordings }));
    for (const id of [...STEM_IDS, 'mix'] as const) {
      const of = (stems: Stems) => (id === 'mix' ? stems.mix : stems.stems[id]);
      expect([id, peakOf(between(of(after!), 0.41, 0.59))]).toEqual([id, 0]);
    }
    expect(peakOf(between(before!.mix, 0.41, 0.59))).toBeGreaterThan(1e-4);
    expect([before!.commonGainDb, after!.commonGainDb]).toEqual([0, 0]);
    expect(between(after!.mix, 0, 0.4)).toEqual(between(before!.mix, 0, 0.4));
    expect(between(after!.mix, 0.6, 1)).toEqual(between(before!.mix, 0.6, 1));
  });

  it('fades along a straight line', () => {
    const [left] = render([file({ levelDb: -10 }), quiet], { recordings }).mix.channels;
    const [plain] = render([file({ levelDb: -10 })], { recordings }).mix.channels;
    const FADE = 480;
    const from = 0.4 * RATE;
    for (let i = 0; i <= FADE; i++) {
      // Half a unit in the last place of a float below 1.
      expect(Math.abs(left[from + i]! - plain[from + i]! * (1 - i / FADE))).toBeLessThan(2 ** -24);
      expect(Math.abs(left[from + 9600 - i]! - plain[from + 9600 - i]! * (1 - i / FADE))).toBeLessThan(2 ** -24);
    }
  });

  it('holds where its own stem is muted, and not where it is muted itself', () => {
    const levels = { ...LEVELS, ambience: { gainDb: 0, isMuted: true } };
    const heard = (silence: Cue) =>
      peakOf(between(render([...everything, silence], { levels, recordings }).mix, 0.41, 0.59));
    expect(heard(quiet)).toBe(0);
    expect(heard({ ...quiet, isMuted: true })).toBeGreaterThan(0.001);
  });
});

describe('a recording', () => {
  it('is found by its file, or by voice and words', () => {
    const spoken = (text: string, voice: 'kal' | 'slt') =>
      recordingKey(authoredCue({ text, source: { type: 'spoken', voice } }));
    expect(recordingKey(file())).toBe('tone');
    expect(recordingKey(impactCue())).toBeNull();
    expect(spoken('Shoot!', 'kal')).toBe(spoken('Shoot!', 'kal'));
    expect(
      new Set([spoken('Shoot!', 'kal'), spoken('Shoot!', 'slt'), spoken('Pass!', 'kal'), spoken('射て', 'kal')]).size,
    ).toBe(4);
  });

  it('that is missing is told, unless its cue is muted', () => {
    const cues = [file({ id: 'a' }), file({ id: 'b', isMuted: true }), impactCue()];
    expect(missingRecordings(cues, new Map()).map(({ id }) => id)).toEqual(['a']);
    expect(missingRecordings(cues, recordings)).toEqual([]);
  });

  it('starts at its offset and ends with its cue, or with the line that is spoken', () => {
    const ramp: Recording = {
      sampleRate: RATE,
      channels: [0, 1]
        .map(() => Float64Array.from({ length: RATE }, (_, i) => i / RATE))
        .map((c) => new Float32Array(c)),
    };
    const source = { type: 'file', assetId: 'ramp', offsetS: 0.25 } as const;
    const cue = authoredCue({ source, endTimeS: 0.5 });
    const [left] = render([cue], { recordings: new Map([['ramp', ramp]]) }).mix.channels;
    // A file of two channels at full scale and 0 dB at 1 m: after the fade in, its own samples.
    expect(left[4800]).toBeCloseTo(0.25 + 4800 / RATE, 6);
    expect(peakOf(left.slice(0.5 * RATE))).toBe(0);
    const line = { ...cue, kind: 'dialogue' as const };
    expect(
      peakOf(render([line], { recordings: new Map([['ramp', ramp]]) }).mix.channels[0].slice(0.5 * RATE)),
    ).toBeGreaterThan(0.5);
  });
});
