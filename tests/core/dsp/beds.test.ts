import { describe, expect, it } from 'vitest';
import { bedSound, beds } from '../../../src/core/dsp/beds/index.ts';
import { centroidHz } from './fixtures.ts';

const RATE = 16_000;
const ids = Object.keys(beds) as (keyof typeof beds)[];
const made = (id: keyof typeof beds, durationS: number, seed = 1, sampleRate = RATE) =>
  bedSound(id, { durationS, sampleRate, seed });
const rmsDb = (signal: Float64Array) => 10 * Math.log10(signal.reduce((sum, v) => sum + v * v, 0) / signal.length);

describe.each(ids)('%s', (id) => {
  const [left, right] = made(id, 30);

  it('lies at its level, 12 dB below its peaks, in both ears', () => {
    // Gusts, waves and cars come and go: half a minute holds ten of them, each anything from faint to full.
    for (const side of [left, right]) expect(Math.abs(rmsDb(side) + 12)).toBeLessThan(6);
  });

  it('is as loud at another sample rate', () => {
    const [other] = made(id, 30, 1, 44_100);
    expect(Math.abs(rmsDb(other) - rmsDb(left))).toBeLessThan(4);
  });

  it('is different left and right, and with every seed', () => {
    const both = left.reduce((sum, v, i) => sum + v * right[i]!, 0);
    const correlation = both / Math.sqrt(left.reduce((s, v) => s + v * v, 0) * right.reduce((s, v) => s + v * v, 0));
    expect(Math.abs(correlation)).toBeLessThan(0.8);
    expect(made(id, 1, 2)[0]).not.toEqual(made(id, 1, 1)[0]);
  });

  it('begins the same however long it is, and comes and goes without a click', () => {
    const fade = 0.05 * RATE;
    const short = made(id, 2)[0];
    expect(short.slice(0, -fade)).toEqual(left.slice(0, short.length - fade));
    // The fade is half way down after 25 ms, and starts from nothing.
    expect(Math.abs(left[0]!)).toBe(0);
    expect(short.at(-1)).toBeCloseTo(0, 10);
    const largest = left.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    expect(Math.abs(left[1]!)).toBeLessThan(0.02 * largest);
  });

  it('has no jumps', () => {
    // A click would be a step of a good part of the peak; the sea at 16 kHz is the brightest, and is noise up to 6.5 kHz.
    let most = 0;
    for (let i = 1; i < left.length; i++) most = Math.max(most, Math.abs(left[i]! - left[i - 1]!));
    expect(most).toBeLessThan(1.7 * left.reduce((peak, v) => Math.max(peak, Math.abs(v)), 0));
  });

  it('lasts no time where there is none', () => {
    expect(made(id, 0)[0]).toHaveLength(0);
  });
});

it('beds are told from each other by their brightness and their swell', () => {
  const centroid = (id: keyof typeof beds) => centroidHz(made(id, 4)[0].slice(RATE, 2 * RATE), RATE);
  expect(centroid('room-tone')).toBeLessThan(centroid('crowd'));
  expect(centroid('crowd')).toBeLessThan(3000);
  /** How far the loudest and the softest second of half a minute lie apart. */
  const swellDb = (id: keyof typeof beds) => {
    const [left] = made(id, 30);
    const seconds = Array.from({ length: 28 }, (_, n) => rmsDb(left.slice((n + 1) * RATE, (n + 2) * RATE)));
    return Math.max(...seconds) - Math.min(...seconds);
  };
  expect(swellDb('room-tone')).toBeLessThan(2);
  expect(swellDb('wind')).toBeGreaterThan(6);
  expect(swellDb('sea')).toBeGreaterThan(6);
});
