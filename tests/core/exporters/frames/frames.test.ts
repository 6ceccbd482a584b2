import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exrOf } from '../../../../src/core/exporters/exr.ts';
import { frameFiles } from '../../../../src/core/exporters/frames/frames.ts';
import { SERIES_IDS } from '../../../../src/core/exporters/frames/series.ts';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { hasProgram } from '../../../support/has-program.ts';
import { sampleInput } from '../../shot/sample.ts';
import { fakeFrames } from '../fake-frames.ts';
import { hasPython, python } from '../python.ts';

const FRAMES = 3;
const hasFfmpeg = hasProgram('ffmpeg', '-version');

const small = (): ShotSpec => {
  const shot = buildShotSpec(sampleInput());
  return { ...shot, clip: { ...shot.clip, widthPx: 64, heightPx: 36, frameCount: FRAMES } };
};

async function write(options: unknown) {
  const sink = createMemorySink();
  const paths = await frameFiles.write({
    shot: small(),
    options: frameFiles.options.parse(options),
    sink,
    recordings: new Map(),
    frames: fakeFrames(),
  });
  return { paths, files: sink.files };
}

const grey16 = (png: Uint8Array) => {
  const args = ['-v', 'error', '-f', 'png_pipe', '-i', '-', '-pix_fmt', 'gray16le', '-f', 'rawvideo', '-'];
  const raw = execFileSync('ffmpeg', args, { input: png });
  return Array.from({ length: raw.length / 2 }, (_, i) => raw.readUInt16LE(2 * i));
};

describe('frames', () => {
  it('writes a file for each frame of each kind, and what they mean', async () => {
    const { paths, files } = await write({ series: [...SERIES_IDS] });
    expect([...paths].sort()).toEqual([...files.keys()].sort());
    expect(paths).toHaveLength(FRAMES * SERIES_IDS.length + 1);
    for (const id of SERIES_IDS)
      expect(paths.filter((path) => path.startsWith(`frames/${id}/`)).map((path) => path.split(/[/.]/)[2])).toEqual([
        '00000',
        '00001',
        '00002',
      ]);
    const about = JSON.parse(new TextDecoder().decode(files.get('frames/about.json')));
    expect(Object.keys(about.series)).toEqual([...SERIES_IDS]);
    expect(about.subjects.map(({ id }: { id: string }) => id)).toEqual(small().subjects.map(({ id }) => id));
    // The nearest surface of the clip is 8 m away, at its last frame: 65535 * 8.
    expect(about.series['depth-inverse']).toContain('metres are 524280 divided');
  });

  // The surface is 10 m away in frame 0 and a metre nearer in each that follows.
  it.skipIf(!hasFfmpeg)('has depth in millimetres and as inverse distance, as ffmpeg reads it', async () => {
    const { files } = await write({ series: ['depth-mm', 'depth-inverse'] });
    for (let frame = 0; frame < FRAMES; frame++) {
      expect(new Set(grey16(files.get(`frames/depth-mm/0000${frame}.png`)!))).toEqual(new Set([10_000 - 1000 * frame]));
      const [value] = grey16(files.get(`frames/depth-inverse/0000${frame}.png`)!);
      expect(Math.abs(524_280 / value! - (10 - frame))).toBeLessThan(0.001);
    }
  });

  it.skipIf(!hasPython('numpy'))('has depth in metres and flow in pixels, as NumPy reads it', async () => {
    const { files } = await write({ series: ['depth-npy', 'flow-npy'] });
    const read = (path: string) =>
      python(
        'import sys, io, numpy as np; a = np.load(io.BytesIO(sys.stdin.buffer.read())); print(a.dtype, a.shape, a.max())',
        files.get(path)!,
      );
    expect(read('frames/depth-npy/00001.npy').trim()).toBe('float32 (36, 64) 9.0');
    expect(read('frames/flow-npy/00001.npy').trim()).toBe('float32 (36, 64, 2) 0.0');
  });
});

describe.skipIf(!hasFfmpeg)('EXR, as ffmpeg reads it', () => {
  it.each([
    [17, 5],
    [40, 33],
  ])('%i x %i comes back to the bit', (width, height) => {
    // Smooth, then noise that does not pack, then the void.
    const values = Float32Array.from({ length: width * height }, (_, i) =>
      i % 7 === 0 ? Number.POSITIVE_INFINITY : i < 17 ? 5 + i / 64 : ((i * 2_654_435_761) % 4_294_967_296) / 1e6,
    );
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'rimshot-exr-')), 'depth.exr');
    writeFileSync(file, exrOf(values, width, height));
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-pix_fmt', 'grayf32le', '-f', 'rawvideo', '-']);
    rmSync(path.dirname(file), { recursive: true });
    expect(raw).toHaveLength(4 * values.length);
    values.forEach((value, i) => {
      expect(raw.readFloatLE(4 * i)).toBe(value);
    });
  });
});
