import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWav } from '../../../src/core/assets/read-wav.ts';
import { writeWav } from '../../../src/core/assets/write-wav.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', name)));

const reference = new DataView(fixture('reference.f64').buffer);
const FRAMES = 100;
const referenceAt = (frame: number, channel: number) => reference.getFloat64((frame * 2 + channel) * 8, true);

const recordingIn = (bytes: Uint8Array) => {
  const read = readWav(bytes);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.value;
};

/** Bytes with others put in, or in place of what stands there. */
function changed(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

function inserted(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  return new Uint8Array([...bytes.subarray(0, at), ...values, ...bytes.subarray(at)]);
}

describe('a WAV that others wrote', () => {
  // An integer of b bits is off by half a step of 2^(1 - b), and by a whole one where the writer cut it off; a float32 by
  // half a unit in the last place.
  it.each([
    ['int8.wav', 2 ** -7],
    ['int16.wav', 2 ** -15],
    ['int24.wav', 2 ** -23],
    ['int32.wav', 2 ** -24],
    ['float32.wav', 2 ** -24],
    ['float64.wav', 2 ** -24],
    ['rf64.wav', 2 ** -15],
    ['piped.wav', 2 ** -15],
  ])('%s is read as SoX reads it', (name, tolerance) => {
    const { sampleRate, channels } = recordingIn(fixture(name));
    expect(sampleRate).toBe(8000);
    expect(channels.map((samples) => samples.length)).toEqual([FRAMES, FRAMES]);
    for (let frame = 0; frame < FRAMES; frame++)
      for (const channel of [0, 1])
        expect(Math.abs(channels[channel]![frame]! - referenceAt(frame, channel))).toBeLessThanOrEqual(tolerance);
  });

  it('may have one channel', () => {
    const { channels } = recordingIn(fixture('mono.wav'));
    expect(channels).toHaveLength(1);
    expect(channels[0]![10]).toBeCloseTo(referenceAt(10, 0), 4);
  });

  it('may have chunks of odd length before its samples, and bytes before it in its buffer', () => {
    const whole = fixture('int16.wav');
    const odd = [...new TextEncoder().encode('junk'), 3, 0, 0, 0, 1, 2, 3, 0];
    expect(recordingIn(inserted(whole, 36, odd))).toEqual(recordingIn(whole));
    expect(recordingIn(inserted(whole, 0, [9, 9, 9]).subarray(3))).toEqual(recordingIn(whole));
  });

  it('is read as far as it goes where it is cut short, and that is said', () => {
    const read = readWav(fixture('int16.wav').subarray(0, 44 + 40 * 4 + 1));
    expect(read.ok && read.value.channels[0]!.length).toBe(40);
    expect(read.problems[0]).toMatchObject({ level: 'warning', message: expect.stringContaining('cut short') });
  });

  it('is silent where a float is no number, and keeps what lies beyond full scale', () => {
    const at = fixture('float32.wav').length - FRAMES * 8;
    const bytes = changed(fixture('float32.wav'), at, [0, 0, 0xc0, 0x7f, 0, 0, 0x80, 0x7f, 0, 0, 0, 0x40]);
    const { channels } = recordingIn(bytes);
    expect([channels[0]![0], channels[1]![0], channels[0]![1]]).toEqual([0, 0, 2]);
  });

  it.each([
    ['A-law', fixture('alaw.wav'), 'A-law'],
    ['ADPCM', fixture('adpcm.wav'), 'Microsoft ADPCM'],
    ['six channels', fixture('six.wav'), '6 channels'],
    ['the other byte order', fixture('big.wav'), 'RIFX'],
    ['no channels', changed(fixture('int16.wav'), 22, [0, 0]), '0 channels'],
    ['12 bits in 3 channels worth of bytes', changed(fixture('int16.wav'), 32, [7, 0]), 'samples of 16 bits'],
    ['a rate of a gigahertz', changed(fixture('int16.wav'), 24, [0, 0, 0, 64]), 'samples a second'],
    ['no samples', fixture('int16.wav').subarray(0, 44), 'no samples'],
    ['no data chunk', fixture('int16.wav').subarray(0, 36), 'no data chunk'],
    [
      'samples before their format',
      changed(fixture('int16.wav'), 12, [...new TextEncoder().encode('fmx ')]),
      'before their format',
    ],
    ['a text', new TextEncoder().encode('RIFF me this'), 'no WAV'],
    ['nothing', new Uint8Array(), 'no WAV'],
  ])('with %s is refused with a sentence', (_, bytes, words) => {
    const read = readWav(bytes);
    expect(read.ok).toBe(false);
    expect(read.problems[0]!.message).toContain(words);
    expect(read.problems[0]!.message).toMatch(/\.$/);
  });

  it('of more than ten minutes is refused', () => {
    // At 8 bits and 4000 samples a second, ten minutes are 2.4 MB.
    const recording = { sampleRate: 4000, channels: [new Float32Array(600 * 4000 + 1)] };
    expect(readWav(writeWav(recording)).problems[0]!.message).toContain('minutes; up to 10');
  });

  it('answers whatever its bytes are', () => {
    const whole = fixture('int24.wav');
    // Every byte of the header, each with a few values: none throws, and each gives samples or a sentence.
    for (let at = 0; at < 80; at++)
      for (const value of [0, 1, 127, 128, 255]) {
        const read = readWav(changed(whole, at, [value]));
        if (read.ok) expect(read.value.channels[0]!.every(Number.isFinite)).toBe(true);
        else expect(read.problems[0]!.message).toMatch(/\.$/);
      }
  });
});

describe('a WAV that is kept', () => {
  it('has the samples to 24 bits, and cuts off what lies beyond full scale', () => {
    const channels = [new Float32Array([0, 0.5, -1, 1, 2, -3, 2 ** -23]), new Float32Array(7).fill(-0.25)];
    const read = recordingIn(writeWav({ sampleRate: 44_100, channels }));
    const most = 1 - 2 ** -23;
    expect(read.sampleRate).toBe(44_100);
    expect([...read.channels[0]!]).toEqual([0, 0.5, -1, most, most, -1, 2 ** -23]);
    expect(read.channels[1]).toEqual(channels[1]);
  });

  it('of an odd number of bytes ends evenly', () => {
    const bytes = writeWav({ sampleRate: 8000, channels: [new Float32Array([0.5])] });
    expect(bytes.length % 2).toBe(0);
    expect([...recordingIn(bytes).channels[0]!]).toEqual([0.5]);
  });
});
