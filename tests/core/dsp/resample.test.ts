import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/core/dsp/resample.ts';

const sine = (hz: number, rate: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
/** Of the middle of a signal, where the ends are not felt. */
const rms = (signal: Float64Array) => {
  const middle = signal.slice(signal.length / 4, (3 * signal.length) / 4);
  return Math.sqrt(middle.reduce((sum, v) => sum + v * v, 0) / middle.length);
};

describe('resample', () => {
  it.each([
    [16_000, 48_000],
    [22_050, 48_000],
    [44_100, 48_000],
    [96_000, 48_000],
    [48_000, 44_100],
  ])('from %i to %i Hz, a tone stays itself', (from, to) => {
    const out = resample(sine(1000, from, from / 2), from, to);
    expect(out).toHaveLength(Math.ceil(to / 2));
    const wanted = sine(1000, to, out.length);
    const error = rms(out.map((v, i) => v - wanted[i]!));
    // 70 dB below the tone: a table of straight lines, and a window that falls to -80 dB.
    expect(20 * Math.log10(error / rms(wanted))).toBeLessThan(-70);
  });

  it('leaves out what the new rate cannot hold', () => {
    // 30 kHz does not fit into 44.1 kHz, and would come back as 14.1 kHz.
    const out = resample(sine(30_000, 96_000, 48_000), 96_000, 44_100);
    expect(20 * Math.log10(rms(out) / Math.SQRT1_2)).toBeLessThan(-70);
  });

  it('copies what has the rate already', () => {
    const signal = sine(440, 48_000, 100);
    expect(resample(signal, 48_000, 48_000)).toEqual(signal);
    expect(resample(new Float64Array(0), 8000, 48_000)).toHaveLength(0);
  });
});
