import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../../src/core/cues/cue.ts';
import { soundOf } from '../../../../src/core/dsp/voices/index.ts';
import { materials } from '../../../../src/core/materials/index.ts';
import { hashOf } from './hash-of.ts';
import { curveOf, everyPair, madeCue, RATE, sizeOf, sound } from './made-cue.ts';
import { centreHz, powerSpectrum, rms, shareBetween } from './measure.ts';

/** Each material on itself and on concrete. */
const pairs = everyPair.filter(([a, b]) => a === b || a === 'concrete' || b === 'concrete');
const FLOOR = { materials: ['hardwood', 'hardwood'], sizesM: [0.3, 5] };

describe.each(['roll', 'slide'] as const)('%s', (like) => {
  it.each(pairs)('of %s on %s sounds as long as it lasts, and begins and ends in silence', (a, b) => {
    const cue = madeCue(like, { timeS: 1, endTimeS: 1.3, materials: [a, b], sizesM: [sizeOf(a), sizeOf(b)] });
    const signal = sound(cue);
    expect(signal.length).toBe(0.3 * RATE);
    expect(signal.every(Number.isFinite)).toBe(true);
    expect(Math.abs(signal[0]!)).toBe(0);
    expect(Math.abs(signal.at(-1)!)).toBe(0);
    expect(rms(signal, 0.05, 0.25, RATE)).toBeGreaterThan(0.02);
    // Its noise has no weight at 0 Hz beyond chance: 1 / sqrt(0.3 s * 35 Hz) of its level at the very most.
    const mean = signal.reduce((sum, value) => sum + value, 0) / signal.length;
    expect(Math.abs(mean)).toBeLessThan(0.3 * rms(signal, 0, 0.3, RATE));
  });

  it('follows the gains of its curve, its loudest sample where it is loudest', () => {
    const curve = curveOf([0, -30, 2], [1, 0, 2], [2, -20, 2]);
    const signal = sound(madeCue(like, { ...FLOOR, sizesM: [0.01, 5], endTimeS: 2, curve }));
    const level = (atS: number) => 20 * Math.log10(rms(signal, atS - 0.1, atS + 0.1, RATE));
    // Halfway up in time is halfway up in decibels; noise of 0.2 s and 200 Hz or more varies by less than 1.5 dB.
    expect(Math.abs(level(0.5) - level(1) + 15 - 1.5)).toBeLessThan(3);
    expect(Math.abs(level(1.5) - level(1) + 10 - 1.2)).toBeLessThan(3);
    const peakAt = signal.findIndex((value) => Math.abs(value) === 1) / RATE;
    expect(Math.abs(peakAt - 1)).toBeLessThan(0.25);
  });

  it('is brighter where it is faster, along one cue', () => {
    const cue = madeCue(like, { ...FLOOR, endTimeS: 2, curve: curveOf([0, 0, 4], [2, 0, 0.1]) });
    const signal = sound(cue);
    const [fast, slow] = [signal.subarray(0, RATE / 2), signal.subarray(1.5 * RATE)];
    expect(centreHz(fast, RATE)).toBeGreaterThan(1.25 * centreHz(slow, RATE));
  });

  it('is as loud fast as slow where its curve says so', () => {
    const signal = sound(madeCue(like, { ...FLOOR, endTimeS: 2, curve: curveOf([0, 0, 4], [2, 0, 0.3]) }));
    const ratio = rms(signal, 0.2, 0.9, RATE) / rms(signal, 1.1, 1.8, RATE);
    expect(Math.abs(20 * Math.log10(ratio))).toBeLessThan(3);
  });

  it('sounds without a curve, and is the same each time', () => {
    const cue = madeCue(like, { ...FLOOR, curve: [] });
    expect(hashOf(soundOf(cue, RATE)[0]!)).toBe(hashOf(soundOf(cue, RATE)[0]!));
  });

  it('of no length is no sound', () => {
    expect(soundOf(madeCue(like, { endTimeS: 0 }), RATE)[0]).toHaveLength(0);
  });
});

describe('rolling', () => {
  it('comes and goes once in a turn', () => {
    // A ball 0.2 m across at 2 m/s turns 2 / (0.2 pi) = 3.18 times a second.
    const curve = curveOf([0, 0, 2], [8, 0, 2]);
    const signal = sound(madeCue('roll', { materials: ['steel', 'glass'], sizesM: [0.2, 5], endTimeS: 8, curve }));
    const levels = Array.from({ length: 800 }, (_, i) => rms(signal, i / 100, (i + 1) / 100, RATE));
    const mean = levels.reduce((sum, value) => sum + value, 0) / levels.length;
    const power = powerSpectrum(
      levels.map((value) => value - mean),
      4096,
    );
    const turnsHz = (power.indexOf(Math.max(...power)) * 100) / 4096;
    expect(Math.abs(turnsHz - 2 / (0.2 * Math.PI))).toBeLessThan(0.1);
  });
});

describe('sliding', () => {
  const slide = (ids: readonly [string, string], curve: Cue['curve'] = []) =>
    sound(madeCue('slide', { materials: ids, sizesM: [0.3, 5], endTimeS: 1, curve, slipSpeedMps: 1.5 }));

  it('of rubber squeaks: its spectrum has lines', () => {
    // Power of the strongest 20 Hz against that of the 500 Hz to 2 kHz around it; of even noise that is 20 / 1500.
    const line = (signal: Float64Array) => {
      const power = powerSpectrum(signal.subarray(0, 16_384), 16_384);
      const perBin = RATE / 16_384;
      const band = power.subarray(Math.round(500 / perBin), Math.round(2000 / perBin));
      const near = Math.round(20 / perBin);
      const at = band.indexOf(Math.max(...band));
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      return sum(band.subarray(Math.max(0, at - near), at + near + 1)) / sum(band);
    };
    expect(line(slide(['rubber', 'hardwood']))).toBeGreaterThan(2 * line(slide(['plastic', 'hardwood'])));
  });

  it('of cloth swishes between 1 and 6 kHz', () => {
    expect(shareBetween(slide(['cloth', 'hardwood']), 1000, 6000, RATE)).toBeGreaterThan(0.6);
  });
});

describe('a whoosh', () => {
  const whoosh = (sizeM: number, curve: Cue['curve']) =>
    sound(madeCue('whoosh', { materials: [], sizesM: [sizeM], endTimeS: 2, curve }));

  it('of a thin rod lies around 0.2 v / d', () => {
    // 0.2 * 20 / 0.01 = 400 Hz; the upper slope of the band draws the centre of its power up by less than a half.
    const centre = centreHz(whoosh(0.01, curveOf([0, 0, 20], [2, 0, 20])), RATE);
    expect(centre).toBeGreaterThan(380);
    expect(centre).toBeLessThan(600);
  });

  it('glides with the speed', () => {
    const signal = whoosh(0.01, curveOf([0, 0, 10], [2, 0, 40]));
    const ratio =
      centreHz(signal.subarray(1.4 * RATE, 1.6 * RATE), RATE) / centreHz(signal.subarray(0.4 * RATE, 0.6 * RATE), RATE);
    // 32.5 m/s against 17.5 m/s.
    expect(ratio).toBeGreaterThan(1.4);
    expect(ratio).toBeLessThan(2.4);
  });

  it('is higher on its way here than on its way off, as Doppler has it', () => {
    // At 100 m/s radially f is divided by 0.71 and by 1.29.
    const signal = whoosh(0.03, curveOf([0, 0, 100, 101], [1, 0, 100, 1], [2, 0, 100, 101]));
    const ratio =
      centreHz(signal.subarray(0.5 * RATE, 0.9 * RATE), RATE) / centreHz(signal.subarray(1.1 * RATE, 1.5 * RATE), RATE);
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(2.2);
  });

  it('does not take a cut of cameras for a motion', () => {
    const steady = curveOf([0, 0, 20, 5], [1, 0, 20, 5], [1, 0, 20, 90], [2, 0, 20, 90]);
    const still = curveOf([0, 0, 20, 5], [2, 0, 20, 5]);
    expect(hashOf(whoosh(0.02, steady))).toBe(hashOf(whoosh(0.02, still)));
  });
});

describe('a splash', () => {
  const splash = (sizeM: number, normalSpeedMps: number, seed = 7) =>
    sound(madeCue('splash', { materials: ['plastic', 'water'], sizesM: [sizeM, 10], normalSpeedMps, seed }));

  it('begins at once, bright, and ends in bubbles that are lower', () => {
    const signal = splash(0.3, 5);
    expect(rms(signal, 0, 0.02, RATE)).toBeGreaterThan(0.1);
    expect(centreHz(signal.subarray(0.2 * RATE, 0.6 * RATE), RATE)).toBeLessThan(
      centreHz(signal.subarray(0, 0.1 * RATE), RATE) / 1.5,
    );
    // Minnaert: the largest bubbles here, of 13 mm, ring at 250 Hz, the smallest, of 1 mm, at 3.26 kHz.
    expect(shareBetween(signal.subarray(0.15 * RATE), 200, 3500, RATE)).toBeGreaterThan(0.6);
  });

  it('of a small thing that drips is higher and shorter than of a big one', () => {
    const [small, big] = [splash(0.02, 1), splash(1, 8)];
    expect(rms(small, 0.3, 0.5, RATE)).toBeLessThan(rms(big, 0.3, 0.5, RATE));
  });

  it('is what a blow on water makes too', () => {
    const blow = madeCue('impact', { materials: ['plastic', 'water'], sizesM: [0.3, 10], normalSpeedMps: 5 });
    expect(hashOf(sound(blow))).toBe(hashOf(splash(0.3, 5)));
  });
});

describe('a break', () => {
  const snap = (materialIds: readonly string[]) =>
    sound(madeCue('break', { materials: materialIds, sizesM: materialIds.map(() => 0.5) }));

  it.each(materials.all.map(({ id }) => id))('of %s cracks at once and is loudest in its first 30 ms', (id) => {
    const signal = snap([id, id]);
    expect(signal.every(Number.isFinite)).toBe(true);
    expect(signal.findIndex((value) => Math.abs(value) === 1) / RATE).toBeLessThan(0.03);
    expect(rms(signal, 0, 0.001, RATE)).toBeGreaterThan(0.05);
  });

  it('of metal rings on, of wood does not, of a rope whips', () => {
    const [metal, wood, rope] = [snap(['steel', 'steel']), snap(['hardwood', 'hardwood']), snap(['cloth', 'cloth'])];
    expect(rms(metal, 0.2, 0.4, RATE)).toBeGreaterThan(0.003);
    expect(wood.length / RATE < 0.25 || rms(wood, 0.2, 0.4, RATE) < 3e-4).toBe(true);
    expect(rms(rope, 0.04, 0.08, RATE)).toBeGreaterThan(0.003);
  });
});

describe('what is not made of physics', () => {
  it('has no sound here', () => {
    const sources: Cue['source'][] = [{ type: 'told' }, { type: 'bed', bed: 'wind' }, { type: 'spoken', voice: 'kal' }];
    for (const source of sources) expect(soundOf({ ...madeCue('impact'), source }, RATE)).toEqual([]);
  });
});
