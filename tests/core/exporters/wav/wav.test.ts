import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/core/base/problem.ts';
import type { Recording } from '../../../../src/core/dsp/stems.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { wav } from '../../../../src/core/exporters/wav/wav.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { hasProgram } from '../../../support/has-program.ts';
import { shotWith } from './fixtures.ts';

interface Written {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly told: readonly Problem[];
}

async function write(
  shot: ShotSpec,
  options: unknown = {},
  recordings: ReadonlyMap<string, Recording> = new Map(),
): Promise<Written> {
  const sink = createMemorySink();
  const told: Problem[] = [];
  const tell = (problem: Problem) => void told.push(problem);
  const paths = await wav.write({ shot, options: wav.options.parse(options), sink, recordings, tell });
  expect([...sink.files.keys()]).toEqual(paths);
  return { files: sink.files, told };
}

const mixOf = async (shot: ShotSpec, options: object = {}) =>
  (await write(shot, { files: 'mix', ...options })).files.get('sound/mix.wav')!;

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

const bed: Partial<ShotCue> = {
  kind: 'ambience',
  stem: 'ambience',
  source: { type: 'bed', bed: 'wind' },
  timeS: 0,
  endTimeS: 2,
  label: 'wind',
  levelDb: -20,
  distanceM: 0,
};
const roll: Partial<ShotCue> = {
  kind: 'roll',
  stem: 'foley',
  source: { type: 'made', like: 'roll' },
  timeS: 0.9,
  endTimeS: 1.6,
  label: 'ball rolls',
  hits: [],
};
const line: Partial<ShotCue> = {
  kind: 'dialogue',
  stem: 'dialogue',
  source: { type: 'spoken', voice: 'kal' },
  text: 'Не попал!',
  timeS: 1,
  endTimeS: 1.5,
  label: 'тренер',
};
const silence: Partial<ShotCue> = { kind: 'silence', stem: 'ambience', source: { type: 'told' }, label: 'nothing' };

describe('wav', () => {
  it('is as long as the clip, 48 kHz, 24 bits, stereo unless told otherwise', async () => {
    const chunks = chunksOf(await mixOf(shotWith([{}])));
    const format = chunks.get('fmt ')!;
    expect([format.getUint16(2, true), format.getUint32(4, true), format.getUint16(14, true)]).toEqual([2, 48_000, 24]);
    expect(chunks.get('data')!.byteLength).toBe(2 * 48_000 * 2 * 3);
    const small = chunksOf(await mixOf(shotWith([{}]), { sampleRate: 16_000, bitDepth: 16 }));
    expect(small.get('data')!.byteLength).toBe(2 * 16_000 * 2 * 2);
  });

  it('has a file for each stem that sounds', async () => {
    const shot = shotWith([{}, bed, roll, { ...line, isMuted: true }, silence]);
    expect([...(await write(shot)).files.keys()]).toEqual([
      'sound/mix.wav',
      'sound/stems/effects.wav',
      'sound/stems/foley.wav',
      'sound/stems/ambience.wav',
    ]);
  });

  it('is the same twice', async () => {
    expect(Buffer.compare(await mixOf(shotWith([{}, {}])), await mixOf(shotWith([{}, {}])))).toBe(0);
  });

  it('marks each cue that is not muted where it is heard, also what is told only', async () => {
    const shot = shotWith([
      { timeS: 1.5, label: 'rim' },
      { timeS: 0.25, heardAtS: 0.3, label: 'board' },
      { label: 'muted', isMuted: true },
      line,
      silence,
    ]);
    const chunks = chunksOf(await mixOf(shot));
    const points = chunks.get('cue ')!;
    const positions = Array.from({ length: points.getUint32(0, true) }, (_, i) =>
      points.getUint32(4 + 24 * i + 20, true),
    );
    expect(positions).toEqual([14_400, 48_000, 72_000]);
    const list = chunks.get('LIST')!;
    const labels = new TextDecoder().decode(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
    expect(['board', 'тренер', 'rim'].map((label) => labels.includes(`${label}\0`))).toEqual([true, true, true]);
    expect(labels).not.toContain('muted');
    expect(labels).not.toContain('nothing');
  });

  it('brings the mix to a loudness, writes it down, and says when it cannot', async () => {
    const loudness = async (shot: ShotSpec, target: string) => {
      const { files, told } = await write(shot, { loudness: target });
      return {
        told: told.map(({ message }) => message).join(),
        lufs: chunksOf(files.get('sound/mix.wav')!).get('bext')!.getInt16(412, true),
      };
    };
    const met = await loudness(shotWith([bed]), '-27');
    expect(met).toEqual({ told: '', lufs: -2700 });
    const capped = await loudness(shotWith([{}]), '-14');
    expect(capped.told).toContain('nothing is limited');
    expect(capped.lufs).toBeLessThan(-1450);
    expect((await loudness(shotWith([]), '-23')).told).toContain('The mix is silent');
    const short = shotWith([{ timeS: 0 }]);
    expect((await loudness({ ...short, clip: { ...short.clip, durationS: 0.3 } }, '-23')).told).toContain('too short');
  });

  it('says what will not be heard', () => {
    const options = wav.options.parse({});
    expect(wav.preflight(shotWith([{}]), options)).toEqual([]);
    expect(wav.preflight(shotWith([{ isMuted: true }]), options)[0]!.message).toContain('silent');
    expect(wav.preflight(shotWith([line]), options)).toEqual([]);
    const unspoken = wav.preflight(shotWith([line]), options, new Map());
    expect(unspoken[0]!.message).toContain('"тренер" is silent: its line has not been spoken.');
    const losses = wav.losses!(shotWith([{}, { ...line, source: { type: 'told' } }, silence]));
    expect(losses.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([
      expect.stringContaining('1 cue (dialogue)'),
    ]);
    expect(wav.losses!(shotWith([{}])).some(({ level }) => level === 'warning')).toBe(false);
  });

  it('refuses what readers do not know, and clips that no file holds', () => {
    expect(wav.options.safeParse({ sampleRate: 12_345 }).success).toBe(false);
    expect(wav.options.safeParse({ bitDepth: 20 }).success).toBe(false);
    const shot = shotWith([{}]);
    const long = { ...shot, clip: { ...shot.clip, durationS: 20_000 } };
    expect(wav.preflight(long, wav.options.parse({ bitDepth: 32 })).map(({ level }) => level)).toEqual(['error']);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    const options = wav.options.parse({});
    const job = { shot: shotWith([{}]), options, sink: createMemorySink(), recordings: new Map(), signal };
    await expect(wav.write(job)).rejects.toThrow();
  });
});

describe.skipIf(!hasProgram('ffmpeg', '-version') || !hasProgram('ffprobe', '-version'))('as ffmpeg reads them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rimshot-stems-'));
  mkdirSync(join(folder, 'sound/stems'), { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('the float stems sum to the float mix exactly, and the mix names its cues', async () => {
    // Loud enough that all are turned down.
    const cues = [{ levelDb: 0 }, { levelDb: 0, pan: 0.2 }, { ...bed, levelDb: -6 }, { ...roll, levelDb: -3 }];
    const { files } = await write(shotWith(cues, { room: { sizeM: 10, t60S: 0.5, wetDb: -12 } }), { bitDepth: 32 });
    const read = (path: string) => {
      writeFileSync(join(folder, path), files.get(path)!);
      const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', join(folder, path), '-f', 'f32le', '-'], {
        maxBuffer: 1e8,
      });
      return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
    };
    const mix = read('sound/mix.wav');
    const stems = ['effects', 'foley', 'ambience'].map((id) => read(`sound/stems/${id}.wav`));
    expect(mix.length).toBe(2 * 2 * 48_000);
    let wrong = 0;
    for (let i = 0; i < mix.length; i++) {
      if (Math.fround(stems.reduce((sum, stem) => sum + stem[i]!, 0)) !== mix[i]) wrong++;
    }
    expect(wrong).toBe(0);
    const args = ['-v', 'error', '-of', 'json', '-show_chapters', join(folder, 'sound/mix.wav')];
    const { chapters } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' }));
    expect(chapters.map(({ tags }: { tags: { title: string } }) => tags.title).sort()).toEqual([
      'ball rolls',
      'hit 0',
      'hit 1',
      'wind',
    ]);
  });
});
