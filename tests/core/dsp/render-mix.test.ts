import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/core/base/hash.ts';
import type { Cue } from '../../../src/core/cues/cue.ts';
import type { Mix } from '../../../src/core/dsp/mix.ts';
import { renderMix } from '../../../src/core/dsp/render-mix.ts';
import { centroidHz, impactCue, schroederT60S } from './fixtures.ts';

const RATE = 48_000;
const FLOOR = { materials: ['basketball', 'hardwood'], sizesM: [0.24, 15] };
const BOARD = { materials: ['basketball', 'tempered-glass'], sizesM: [0.24, 1.83] };
const RIM = { materials: ['basketball', 'steel'], sizesM: [0.24, 0.489] };

const render = (cues: readonly Cue[], durationS = 1) => renderMix({ cues, durationS, sampleRate: RATE });
const hashOf = (mix: Mix) => mix.channels.map((channel) => hashBytes(new Uint8Array(channel.buffer))).join();
const peakOf = (channel: Float32Array) => channel.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
const powerOf = (mix: Mix) =>
  mix.channels.reduce((sum, channel) => sum + channel.reduce((total, value) => total + value * value, 0), 0);

describe('renderMix', () => {
  const throwCues = [
    impactCue({ id: 'board', timeS: 0.1, ...BOARD, seed: 1 }),
    impactCue({ id: 'rim', timeS: 0.1, ...RIM, seed: 2, pan: 0.3 }),
    impactCue({ id: 'floor', timeS: 0.5, ...FLOOR, seed: 3, pan: -0.2 }),
  ];

  it('gives the same bytes again, in whatever order the cues come', () => {
    const once = hashOf(render(throwCues));
    expect(hashOf(render(throwCues))).toBe(once);
    expect(hashOf(render([...throwCues].reverse()))).toBe(once);
  });

  it('varies a blow with its seed', () => {
    expect(hashOf(render([impactCue({ seed: 1 })]))).not.toBe(hashOf(render([impactCue({ seed: 2 })])));
  });

  it('is silent without cues, with muted cues, and with kinds that are not synthesized', () => {
    const silent: Cue[] = [
      impactCue({ isMuted: true }),
      impactCue({ kind: 'dialogue', text: 'Hello.' }),
      impactCue({ kind: 'music' }),
      impactCue({ kind: 'silence' }),
      impactCue({ timeS: 5 }),
      impactCue({ kind: 'roll', timeS: 0.5, endTimeS: 0.5 }),
    ];
    for (const cues of [[], silent]) expect(render(cues).channels.every((channel) => peakOf(channel) === 0)).toBe(true);
  });

  it('has the length and rate that were asked for', () => {
    const mix = renderMix({ cues: throwCues, durationS: 0.75, sampleRate: 44_100 });
    expect(mix.sampleRate).toBe(44_100);
    expect(mix.channels.map((channel) => channel.length)).toEqual([33_075, 33_075]);
  });

  it('starts a cue at its instant, to the sample', () => {
    const [left] = render([impactCue({ timeS: 0.25 })]).channels;
    const first = left.findIndex((value) => value !== 0);
    expect(first).toBeGreaterThanOrEqual(12_000);
    expect(first).toBeLessThanOrEqual(12_001);
  });

  it('keeps the tail of a cue that began before the start', () => {
    const whole = render([impactCue({ timeS: 0 })]).channels[0];
    const tail = render([impactCue({ timeS: -0.1 })]).channels[0];
    expect(tail.slice(0, 1000)).toEqual(whole.slice(4800, 5800));
  });

  it('sets the peak of a lone cue to its level and the make-up', () => {
    // In the middle each side has 1 / sqrt(2): -20 dB + 10 dB - 3.01 dB.
    const mix = render([impactCue({ levelDb: -20 })]);
    expect(20 * Math.log10(peakOf(mix.channels[0]))).toBeCloseTo(-13.01, 2);
  });

  it('places cues by constant power: negative is left', () => {
    const left = render([impactCue({ pan: -1 })]);
    const middle = render([impactCue({ pan: 0 })]);
    expect(peakOf(left.channels[1])).toBeLessThan(1e-15);
    expect(peakOf(left.channels[0])).toBeGreaterThan(0);
    expect(powerOf(left)).toBeCloseTo(powerOf(middle), 5);
  });

  it('lowers a cue by 3 dB for each doubling of distance beyond 1 m', () => {
    const at = (distanceM: number) => 20 * Math.log10(peakOf(render([impactCue({ distanceM })]).channels[0]));
    expect(at(1) - at(8)).toBeCloseTo(9.03, 1);
    expect(at(0)).toBe(at(1));
  });

  it('turns a mix that is too loud down as a whole, and never up', () => {
    const one = impactCue({ levelDb: 0, pan: -1 });
    const loud = render(Array.from({ length: 10 }, (_, i) => ({ ...one, id: `hit-${i}` })));
    expect(20 * Math.log10(peakOf(loud.channels[0]))).toBeCloseTo(-1, 3);
    const faint = render([impactCue({ levelDb: -60 })]);
    // -60 dB + 10 dB is 0.0032 of full scale.
    expect(peakOf(faint.channels[0])).toBeLessThan(0.0032);
  });

  it('renders 5,000 cues', () => {
    const cues = Array.from({ length: 5000 }, (_, i) =>
      impactCue({ id: `hit-${i}`, timeS: i / 500, seed: i, materials: ['plastic', 'hardwood'], sizesM: [0.1, 2] }),
    );
    const mix = render(cues, 10);
    expect(mix.channels.every((channel) => channel.every(Number.isFinite))).toBe(true);
    expect(peakOf(mix.channels[0])).toBeLessThanOrEqual(0.8913);
    expect(peakOf(mix.channels[0])).toBeGreaterThan(0.1);
  });

  it.each(['roll', 'slide', 'ambience'] as const)('sounds a %s from its start to its end', (kind) => {
    const cue = impactCue({
      kind,
      timeS: 0.2,
      endTimeS: 0.7,
      ...(kind === 'ambience' ? { materials: [], sizesM: [] } : FLOOR),
    });
    const [left] = render([cue]).channels;
    expect(peakOf(left.slice(0, 9600))).toBe(0);
    expect(peakOf(left.slice(9600, 33_600))).toBeGreaterThan(0.01);
    expect(peakOf(left.slice(33_600))).toBe(0);
  });
});

describe('what is struck can be heard', () => {
  const soundOf = (changes: Partial<Cue>) => {
    const mix = render([impactCue({ timeS: 0, ...changes })], 1.2);
    const signal = Float64Array.from(mix.channels[0]);
    return { centroid: centroidHz(signal.slice(0, 24_000), RATE), t60S: schroederT60S(signal, RATE) };
  };

  it('rubber is duller than wood, wood duller than glass', () => {
    const [rubber, wood, glass] = ['rubber', 'hardwood', 'glass'].map((id) =>
      soundOf({ materials: [id, id], sizesM: [0.25, 0.25], normalSpeedMps: 2 }),
    );
    expect(rubber!.centroid).toBeLessThan(wood!.centroid / 2);
    expect(wood!.centroid).toBeLessThan(glass!.centroid / 2);
    expect(rubber!.t60S).toBeLessThan(wood!.t60S);
    expect(wood!.t60S).toBeLessThan(glass!.t60S);
  });

  it('a basketball booms on the board, thumps on the floor and clangs on the rim', () => {
    const board = soundOf(BOARD);
    const floor = soundOf(FLOOR);
    const rim = soundOf(RIM);
    expect(board.centroid).toBeLessThan(floor.centroid / 2);
    expect(floor.centroid).toBeLessThan(rim.centroid);
    // The rim rings on, the floor is short.
    expect(rim.t60S).toBeGreaterThan(2 * floor.t60S);
    expect(board.t60S).toBeGreaterThan(1.5 * floor.t60S);
  });

  it('a harder blow of stiff bodies is brighter', () => {
    const hit = (normalSpeedMps: number) =>
      soundOf({ materials: ['plastic', 'hardwood'], sizesM: [0.25, 1], normalSpeedMps }).centroid;
    expect(hit(10)).toBeGreaterThan(hit(0.1));
  });

  it('a small thing sounds higher than a large one', () => {
    const of = (sizeM: number) => soundOf({ materials: ['plastic', 'plastic'], sizesM: [sizeM, sizeM] }).centroid;
    expect(of(0.05)).toBeGreaterThan(1.5 * of(0.4));
  });
});
