import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/core/base/hash.ts';
import type { Mix } from '../../../src/core/dsp/mix.ts';
import { renderMix } from '../../../src/core/dsp/render-mix.ts';
import { encodeWav, type WavOptions } from '../../../src/core/dsp/wav.ts';
import { hasProgram, impactCue } from './fixtures.ts';

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
const mix = renderMix({ cues, durationS: 8, sampleRate: 48_000 });

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
  it('each isolated blow begins within 5 ms of its cue', () => {
    const path = file('onsets.wav', mix, { bitDepth: 16 });
    const args = ['-i', path, '-O', 'hfc', '-B', '512', '-H', '128', '-s', '-70', '-t', '0.3', '-M', '0.05'];
    const onsetsS = execFileSync('aubioonset', args, { encoding: 'utf8' }).trim().split('\n').map(Number);
    for (const cue of cues) {
      const nearest = Math.min(...onsetsS.map((onsetS) => Math.abs(onsetS - cue.timeS)));
      expect(nearest, cue.label).toBeLessThan(0.005);
    }
  });
});
