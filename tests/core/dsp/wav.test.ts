import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/core/base/hash.ts';
import type { Mix } from '../../../src/core/dsp/mix.ts';
import { encodeWav, fitsWav, type WavOptions } from '../../../src/core/dsp/wav.ts';
import { hasProgram } from '../../support/has-program.ts';
import { impactCue, render } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'rimshot-wav-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pairs = [
  ['basketball', 'tempered-glass', 1.83],
  ['basketball', 'steel', 0.489],
  ['basketball', 'hardwood', 15],
  ['plastic', 'concrete', 10],
  ['steel', 'glass', 0.3],
  ['rubber', 'hardwood', 2],
] as const;
const cues = pairs.map(([a, b, sizeM], i) =>
  impactCue({
    id: `hit-${i}`,
    label: `hit ${i}: ${a} on ${b}`,
    timeS: 0.5 + 1.3 * i,
    materials: [a, b],
    sizesM: [0.24, sizeM],
    seed: i,
  }),
);
const { mix, loudness } = render(cues, { durationS: 8 });

function file(name: string, from: Mix, options: WavOptions): string {
  const path = join(folder, name);
  writeFileSync(path, encodeWav(from, options));
  return path;
}

describe('encodeWav', () => {
  it('writes the same bytes for the same mix, even in length', () => {
    const options = { bitDepth: 24, markers: cues, originator: 'rimshot' } as const;
    expect(hashBytes(encodeWav(mix, options))).toBe(hashBytes(encodeWav(mix, options)));
    const odd: Mix = { sampleRate: 8000, channels: [new Float32Array(3), new Float32Array(3)] };
    const bytes = encodeWav(odd, { bitDepth: 24, markers: [{ timeS: 0, label: 'odd' }] });
    expect(bytes.length % 2).toBe(0);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
  });

  it('keeps to full scale where a mix does not', () => {
    const loud: Mix = { sampleRate: 8000, channels: [Float32Array.of(2, -2), Float32Array.of(1, -1)] };
    const bytes = encodeWav(loud, { bitDepth: 16 });
    const view = new DataView(bytes.buffer, bytes.length - 8);
    expect([0, 2, 4, 6].map((at) => view.getInt16(at, true))).toEqual([32_767, 32_767, -32_767, -32_767]);
  });

  it("says how loud it is in hundredths, as two's complement, or that it does not know", () => {
    const at = (bytes: Uint8Array) => {
      const view = new DataView(bytes.buffer);
      expect(new TextDecoder().decode(bytes.subarray(12, 16))).toBe('bext');
      return [0, 1, 2, 3, 4].map((n) => view.getInt16(20 + 412 + 2 * n, true));
    };
    const { integratedLufs, rangeLu, truePeakDb, momentaryMaxLufs, shortTermMaxLufs } = loudness;
    const told = at(encodeWav(mix, { bitDepth: 16, loudness }));
    expect(told).toEqual(
      [integratedLufs, rangeLu, truePeakDb, momentaryMaxLufs, shortTermMaxLufs].map((value) =>
        Math.round(value! * 100),
      ),
    );
    expect(told[0]).toBeLessThan(0);
    expect(at(encodeWav(mix, { bitDepth: 16 }))).toEqual(Array(5).fill(0x7fff));
    const quiet = { ...loudness, integratedLufs: null };
    expect(at(encodeWav(mix, { bitDepth: 16, loudness: quiet }))[0]).toBe(0x7fff);
  });

  it('keeps labels of any script, and the length of what lasts', () => {
    const markers = [
      { timeS: 1, label: 'ゴール — «гол» 🏀' },
      { timeS: 2, endTimeS: 3.5, label: 'الكرة تتدحرج' },
      { timeS: 7, endTimeS: 20, label: 'beyond the end' },
    ];
    const bytes = encodeWav(mix, { bitDepth: 16, markers });
    const view = new DataView(bytes.buffer);
    const text = (at: number, length: number) => new TextDecoder().decode(bytes.subarray(at, at + length));
    const found: unknown[] = [];
    for (let at = 12; at < bytes.length; at += 8 + 2 * Math.ceil(view.getUint32(at + 4, true) / 2)) {
      if (text(at, 4) !== 'LIST') continue;
      for (let sub = at + 12; sub < at + 8 + view.getUint32(at + 4, true); ) {
        const [id, length] = [text(sub, 4), view.getUint32(sub + 4, true)];
        const skip = id === 'ltxt' ? 20 : 4;
        const label = text(sub + 8 + skip, length - skip - 1);
        found.push([
          id,
          view.getUint32(sub + 8, true),
          label,
          ...(id === 'ltxt' ? [view.getUint32(sub + 12, true)] : []),
        ]);
        sub += 8 + length + (length % 2);
      }
    }
    expect(found).toEqual([
      ['labl', 1, markers[0]!.label],
      ['labl', 2, markers[1]!.label],
      ['labl', 3, markers[2]!.label],
      ['ltxt', 2, markers[1]!.label, 72_000],
      ['ltxt', 3, markers[2]!.label, 48_000],
    ]);
  });

  it('says what is too long for a file of 4 GB', () => {
    // Six hours at 48 kHz and 32 bits are 8.3 GB; an hour is 1.4.
    expect(fitsWav(3600 * 48_000, 32)).toBe(true);
    expect(fitsWav(6 * 3600 * 48_000, 32)).toBe(false);
  });

  it('leaves out markers beyond the sound', () => {
    const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
    const markers = [-1, 9].map((timeS) => ({ timeS, label: 'outside' }));
    expect(text(encodeWav(mix, { bitDepth: 16, markers }))).not.toContain('outside');
  });
});

describe.skipIf(!hasProgram('ffprobe', '-version'))('as ffprobe reads it', () => {
  const probe = (path: string) =>
    JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', '-show_chapters', path], {
        encoding: 'utf8',
      }),
    );

  it.each([
    [16, 'pcm_s16le'],
    [24, 'pcm_s24le'],
    [32, 'pcm_f32le'],
  ] as const)('%i bits: rate, depth, length, originator, timecode, and cues as chapters', (bitDepth, codec) => {
    const path = file(`ffprobe-${bitDepth}.wav`, mix, {
      bitDepth,
      markers: [...cues].reverse(),
      originator: 'rimshot 1.0',
      description: 'Ünlucky throw',
      timecodeOriginS: 3600,
    });
    const { streams, format, chapters } = probe(path);
    expect(streams).toHaveLength(1);
    expect(streams[0]).toMatchObject({ codec_name: codec, sample_rate: '48000', channels: 2 });
    expect(Number(format.duration)).toBeCloseTo(8, 6);
    // Versions of ffprobe differ in what they call the fields.
    const { tags } = format;
    expect(tags.originator ?? tags.encoded_by).toBe('rimshot 1.0');
    expect(tags.description ?? tags.comment).toBe('?nlucky throw');
    // One hour at 48 kHz.
    expect(tags.time_reference).toBe('172800000');
    expect(tags.date).toBeUndefined();
    const read = chapters.map((chapter: { start_time: string; tags: { title: string } }) => ({
      timeS: Number(chapter.start_time),
      label: chapter.tags.title,
    }));
    expect(read.map(({ label }: { label: string }) => label)).toEqual(cues.map((cue) => cue.label));
    cues.forEach((cue, i) => {
      expect(Math.abs(read[i].timeS - cue.timeS)).toBeLessThan(1 / 48_000);
    });
  });
});

describe.skipIf(!hasProgram('sox', '--version'))('as sox reads it', () => {
  it.each([16, 24, 32] as const)('%i bits: every sample', (bitDepth) => {
    const path = file(`sox-${bitDepth}.wav`, mix, { bitDepth, markers: cues });
    const { stdout, stderr } = spawnSync('sox', [path, '-t', 'raw', '-e', 'floating-point', '-b', '32', '-'], {
      maxBuffer: 1e8,
    });
    expect(stderr.toString()).toBe('');
    const read = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
    expect(read.length).toBe(2 * mix.channels[0].length);
    let worst = 0;
    for (let i = 0; i < read.length; i++) worst = Math.max(worst, Math.abs(read[i]! - mix.channels[i % 2]![i >> 1]!));
    // Half a step of rounding, one step for 32767 against 32768, and what a float of 24 bits holds.
    expect(worst).toBeLessThan(bitDepth === 16 ? 1.6 / 32_768 : 1.6 / 8_388_608);
  });
});

describe.skipIf(!hasProgram('aubioonset', '--help'))('as aubioonset hears it', () => {
  /** Blows of every kind of pair, far enough apart to be told from each other, over 20 s. */
  const isolated = Array.from({ length: 20 }, (_, i) => {
    const [a, b, sizeM] = pairs[i % pairs.length]!;
    return impactCue({
      id: `blow-${i}`,
      label: `${i}: ${a} on ${b}`,
      timeS: 0.4 + 0.97 * i,
      materials: [a, b],
      sizesM: [0.24, sizeM],
      levelDb: -8 - 3 * (i % 4),
      distanceM: 1 + (i % 5),
      pan: (i % 7) / 3 - 1,
      seed: i,
    });
  });

  it.each([
    ['in the open', null],
    ['in a hall', { sizeM: 25, t60S: 1.4, wetDb: -18 }],
    ['in a small room', { sizeM: 5, t60S: 0.5, wetDb: -15 }],
  ] as const)('each isolated blow begins within 5 ms of its cue, and nothing else does: %s', (name, room) => {
    const { stems } = render(isolated, { durationS: 20, room });
    const path = file(`onsets ${name}.wav`, stems.effects, { bitDepth: 16 });
    const args = ['-i', path, '-O', 'hfc', '-B', '512', '-H', '128', '-s', '-70', '-t', '0.3', '-M', '0.05'];
    const onsetsS = execFileSync('aubioonset', args, { encoding: 'utf8' }).trim().split('\n').map(Number);
    for (const cue of isolated) {
      const nearest = Math.min(...onsetsS.map((onsetS) => Math.abs(onsetS - cue.timeS)));
      expect(nearest, cue.label).toBeLessThan(0.005);
    }
    const wrong = onsetsS.filter((onsetS) => !isolated.some(({ timeS }) => Math.abs(onsetS - timeS) < 0.005));
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1);
  });
});
