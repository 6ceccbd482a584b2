import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasProgram } from '../../../support/has-program.ts';
import { curveOf, everyPair, madeCue, RATE, sizeOf, sound } from './made-cue.ts';

const folder = mkdtempSync(join(tmpdir(), 'rimshot-onsets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every pair of materials, lightly and hard; what rings longest has died away when the next begins. */
const blows = everyPair.flatMap(([a, b], i) =>
  [0.7, 6].map((normalSpeedMps, k) => ({ a, b, normalSpeedMps, seed: 2 * i + k })),
);
const GAP_S = 2.2;
const FIRST_S = 0.3;
const PER_TRACK = 33;
const LEVEL = 0.3;

/** Onsets in seconds, as aubioonset finds them. */
function onsetsOf(name: string, signal: Float64Array): readonly number[] {
  const file = join(folder, name);
  writeFileSync(file, wavOf(signal));
  const settings = ['-O', 'hfc', '-B', '512', '-H', '128', '-s', '-70', '-t', '0.3', '-M', '0.05'];
  const text = execFileSync('aubioonset', ['-i', file, ...settings], { encoding: 'utf8' });
  return text.split('\n').filter(Boolean).map(Number);
}

/** One channel of 16 bits. */
function wavOf(signal: Float64Array): Buffer {
  const bytes = Buffer.alloc(44 + 2 * signal.length);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(2 * RATE, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * signal.length, 40);
  signal.forEach((value, i) => bytes.writeInt16LE(Math.round(value * 32_767), 44 + 2 * i));
  return bytes;
}

describe.skipIf(!hasProgram('aubioonset', '--help'))('as aubioonset hears it', () => {
  it('every blow begins within 5 ms of its time, and tails hold at most one false onset in 20 s', () => {
    const late: string[] = [];
    let falseOnsets = 0;
    let lengthS = 0;
    for (let start = 0; start < blows.length; start += PER_TRACK) {
      const track = blows.slice(start, start + PER_TRACK);
      const signal = new Float64Array(Math.ceil((FIRST_S + track.length * GAP_S) * RATE));
      lengthS += signal.length / RATE;
      track.forEach(({ a, b, normalSpeedMps, seed }, i) => {
        const sizesM = [sizeOf(a), sizeOf(b)];
        const one = sound(madeCue('impact', { materials: [a, b], sizesM, normalSpeedMps, seed, hits: [] }));
        const at = Math.round((FIRST_S + i * GAP_S) * RATE);
        one.subarray(0, signal.length - at).forEach((value, k) => {
          signal[at + k]! += LEVEL * value;
        });
      });
      const onsetsS = onsetsOf(`blows-${start}.wav`, signal);
      const timesS = track.map((_, i) => FIRST_S + i * GAP_S);
      const near = (a: number) => (b: number) => Math.abs(a - b) < 0.005;
      timesS.forEach((timeS, i) => {
        if (!onsetsS.some(near(timeS)))
          late.push(`${track[i]!.a} on ${track[i]!.b} at ${track[i]!.normalSpeedMps} m/s`);
      });
      falseOnsets += onsetsS.filter((onsetS) => !timesS.some(near(onsetS))).length;
    }
    expect(late).toEqual([]);
    expect(falseOnsets).toBeLessThanOrEqual(lengthS / 20);
  });

  it('a whoosh of a second, and longer ones, have no beginning of their own', () => {
    const heard = [1, 1.5, 2].flatMap((endTimeS) =>
      [0.01, 0.24].flatMap((sizeM) => {
        const curve = curveOf([0, -20, 15, 8], [endTimeS / 2, 0, 20, 2], [endTimeS, -20, 15, 8]);
        const one = sound(madeCue('whoosh', { materials: [], sizesM: [sizeM], endTimeS, curve }));
        const signal = new Float64Array(one.length + RATE);
        // As loud as passes are in scenes: 26 dB below full scale.
        one.forEach((value, i) => {
          signal[i + RATE / 2] = 0.05 * value;
        });
        return onsetsOf(`whoosh-${endTimeS}-${sizeM}.wav`, signal);
      }),
    );
    // At most one false onset in 20 s; these are 15 s of tracks.
    expect(heard.length).toBeLessThanOrEqual(1);
  });

  it('each of several hits far enough apart is one', () => {
    const timesS = [0, 0.31, 0.55, 0.93, 1.4];
    const hits = timesS.map((timeS, i) => ({ timeS, levelDb: -10 - 2 * i, impulseNs: 1, normalSpeedMps: 3 - 0.4 * i }));
    const one = sound(madeCue('rattle', { materials: ['basketball', 'hardwood'], sizesM: [0.24, 15], hits }));
    const signal = new Float64Array(one.length + RATE);
    one.forEach((value, i) => {
      signal[i + RATE / 2] = 0.5 * value;
    });
    const onsetsS = onsetsOf('hits.wav', signal).map((onsetS) => onsetS - 0.5);
    expect(onsetsS).toHaveLength(timesS.length);
    onsetsS.forEach((onsetS, i) => {
      expect(Math.abs(onsetS - timesS[i]!)).toBeLessThan(0.005);
    });
  });
});
