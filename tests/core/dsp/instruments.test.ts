import { describe, expect, it } from 'vitest';
import { instruments, notesSound } from '../../../src/core/dsp/instruments/index.ts';

const RATE = 48_000;
const ids = Object.keys(instruments) as (keyof typeof instruments)[];
const play = (id: keyof typeof instruments, pitch: number, velocity = 0.8) =>
  notesSound(id, [{ startS: 0.25, durationS: 1, pitch, velocity }], { sampleRate: RATE, durationS: 2, seed: 3 });
const peakOf = (signal: Float64Array) => signal.reduce((peak, v) => Math.max(peak, Math.abs(v)), 0);

/** The period that a sound repeats with best, near the one expected, as a frequency: by the differences of shifted copies. */
function pitchHz(signal: Float64Array, nearHz: number): number {
  let best = { lag: 0, error: Number.POSITIVE_INFINITY };
  const from = Math.floor((0.9 * RATE) / nearHz);
  const errors: number[] = [];
  for (let lag = from; lag <= Math.ceil((1.1 * RATE) / nearHz); lag++) {
    let error = 0;
    for (let i = 0; i < 6000; i++) error += (signal[i]! - signal[i + lag]!) ** 2;
    errors.push(error);
    if (error < best.error) best = { lag, error };
  }
  // Between whole samples, along a parabola through the best and its neighbours.
  const i = best.lag - from;
  const [a, b, c] = [errors[i - 1] ?? errors[i]!, errors[i]!, errors[i + 1] ?? errors[i]!];
  return RATE / (best.lag + (a === b && b === c ? 0 : (a - c) / (2 * (a - 2 * b + c))));
}

describe.each(ids)('%s', (id) => {
  it('is silent before its note and at its end, and peaks at its velocity', () => {
    const sides = play(id, 45);
    for (const side of sides) {
      expect(peakOf(side.slice(0, 0.25 * RATE))).toBe(0);
      expect(side.every(Number.isFinite)).toBe(true);
      expect(side.at(-1)).toBe(0);
    }
    expect(Math.max(...sides.map(peakOf))).toBeCloseTo(0.8, 10);
  });

  it('sounds at once', () => {
    const [left] = play(id, 45);
    // Bowed notes swell, the slowest over 0.22 s.
    expect(peakOf(left.slice(0.25 * RATE, 0.3 * RATE))).toBeGreaterThan(0.05);
  });

  it('plays the same again', () => {
    expect(play(id, 45)).toEqual(play(id, 45));
  });
});

describe.each(ids.filter((id) => id !== 'drums'))('%s', (id) => {
  it.each([40, 45, 57, 69])('plays pitch %i in tune', (pitch) => {
    const [left] = play(id, pitch);
    const hz = 440 * 2 ** ((pitch - 69) / 12);
    const cents = 1200 * Math.log2(pitchHz(left.slice(0.5 * RATE), hz) / hz);
    // An ear hears 5 to 10 cents; strings waver by 4 of themselves, and a piano's partials are stretched.
    expect(Math.abs(cents)).toBeLessThan(10);
  });
});

it('drums differ', () => {
  const [kick, hat] = [36, 42].map((pitch) => play('drums', pitch)[0].slice(0.25 * RATE, 0.3 * RATE));
  const crossings = (signal: Float64Array) =>
    signal.reduce((n, v, i) => n + (i > 0 && signal[i - 1]! < 0 !== v < 0 ? 1 : 0), 0);
  expect(crossings(hat!)).toBeGreaterThan(10 * crossings(kick!));
});

it('notes that begin after the end are not heard', () => {
  const notes = [{ startS: 3, durationS: 1, pitch: 60, velocity: 1 }];
  expect(peakOf(notesSound('piano', notes, { sampleRate: RATE, durationS: 2, seed: 1 })[0])).toBe(0);
});
