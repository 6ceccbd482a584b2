import { describe, expect, it } from 'vitest';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { wav } from '../../../../src/core/exporters/wav/wav.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { shotWith } from './fixtures.ts';

async function write(shot: ShotSpec, options: unknown = {}): Promise<Uint8Array> {
  const sink = createMemorySink();
  expect(await wav.write({ shot, options: wav.options.parse(options), sink })).toEqual(['mix.wav']);
  return sink.files.get('mix.wav')!;
}

/** The chunks of a RIFF file, read by the letter of its definition: id, length, content, padding to even. */
function chunksOf(bytes: Uint8Array): Map<string, DataView> {
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect([text(0), view.getUint32(4, true), text(8)]).toEqual(['RIFF', bytes.length - 8, 'WAVE']);
  const chunks = new Map<string, DataView>();
  for (let at = 12; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    chunks.set(text(at), new DataView(bytes.buffer, bytes.byteOffset + at + 8, length));
    at += 8 + length + (length % 2);
  }
  return chunks;
}

describe('wav', () => {
  it('is as long as the clip, 48 kHz, 24 bits, stereo unless told otherwise', async () => {
    const chunks = chunksOf(await write(shotWith([{}])));
    const format = chunks.get('fmt ')!;
    expect([format.getUint16(2, true), format.getUint32(4, true), format.getUint16(14, true)]).toEqual([2, 48_000, 24]);
    expect(chunks.get('data')!.byteLength).toBe(2 * 48_000 * 2 * 3);
    const small = chunksOf(await write(shotWith([{}]), { sampleRate: 16_000, bitDepth: 16 }));
    expect(small.get('data')!.byteLength).toBe(2 * 16_000 * 2 * 2);
  });

  it('is the same twice', async () => {
    expect(Buffer.compare(await write(shotWith([{}, {}])), await write(shotWith([{}, {}])))).toBe(0);
  });

  it('marks each cue that is not muted, also what a recording must fill', async () => {
    const shot = shotWith([
      { timeS: 1.5, label: 'rim' },
      { timeS: 0.25, label: 'board' },
      { label: 'muted', isMuted: true },
      { timeS: 1, kind: 'dialogue', label: 'coach' },
      { timeS: 1, kind: 'silence', label: 'nothing' },
    ]);
    const chunks = chunksOf(await write(shot));
    const points = chunks.get('cue ')!;
    const positions = Array.from({ length: points.getUint32(0, true) }, (_, i) =>
      points.getUint32(4 + 24 * i + 20, true),
    );
    expect(positions).toEqual([12_000, 48_000, 72_000]);
    const list = chunks.get('LIST')!;
    const labels = new TextDecoder().decode(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
    expect(['board', 'coach', 'rim'].map((label) => labels.includes(`${label}\0`))).toEqual([true, true, true]);
    expect(labels).not.toContain('muted');
    expect(labels).not.toContain('nothing');
  });

  it('says what will not be heard', () => {
    const options = wav.options.parse({});
    expect(wav.preflight(shotWith([{}]), options)).toEqual([]);
    expect(wav.preflight(shotWith([{ isMuted: true }]), options)[0]!.message).toContain('silent');
    const losses = wav.losses!(shotWith([{}, { kind: 'dialogue' }, { kind: 'music' }]));
    expect(
      losses
        .filter(({ level }) => level === 'warning')
        .map(({ message }) => message)
        .join(),
    ).toContain('2 cues (dialogue, music)');
    expect(wav.losses!(shotWith([{}])).some(({ level }) => level === 'warning')).toBe(false);
  });

  it('refuses rates and depths that readers do not know', () => {
    expect(wav.options.safeParse({ sampleRate: 12_345 }).success).toBe(false);
    expect(wav.options.safeParse({ bitDepth: 20 }).success).toBe(false);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    const job = { shot: shotWith([{}]), options: wav.options.parse({}), sink: createMemorySink(), signal };
    await expect(wav.write(job)).rejects.toThrow();
  });
});
