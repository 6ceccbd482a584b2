import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileSink } from '../../src/cli/sinks.ts';
import { emptyFolder, run } from './run.ts';

/** Bytes that the disk takes before it is full, all files together. */
let roomBytes = Number.POSITIVE_INFINITY;

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof fs>();
  return {
    ...real,
    open: async (...args: Parameters<typeof fs.open>) => {
      const handle = await real.open(...args);
      const write = handle.write.bind(handle) as (...of: unknown[]) => Promise<{ bytesWritten: number }>;
      const limited = async (bytes: Uint8Array, from: number, length: number, at: number) => {
        const taken = Math.min(length, roomBytes);
        if (taken === 0 && length > 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
        roomBytes -= taken;
        return write(bytes, from, taken, at);
      };
      return Object.assign(handle, { write: limited });
    },
  };
});

beforeEach(() => {
  roomBytes = Number.POSITIVE_INFINITY;
});

const block = (value: number) => new Uint8Array(1000).fill(value);

describe.each([['a folder', 'out'] as const, ['a zip', 'out.zip'] as const])('a package in %s', (_, name) => {
  it('leaves nothing where the disk fills up half-way, and says so', async () => {
    const folder = emptyFolder();
    roomBytes = 2500;
    const sink = createFileSink(path.join(folder, 'new', name));
    const file = await sink.open('a/b.bin');
    await file.write(block(1));
    await file.write(block(2));
    // The disk takes the first half of it.
    await expect(file.write(block(3))).rejects.toThrow(
      /^Cannot write .*: the disk is full\. Make room and try again\.$/,
    );
    expect(readdirSync(folder)).not.toEqual([]);
    await sink.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([0, 5000])(
    'ends the command line with code 2 and a sentence after %i bytes',
    { timeout: 300_000 },
    async (room) => {
      const folder = emptyFolder();
      roomBytes = room;
      const argv = ['export', 'clean-swish', '--to', 'prompt,state-npz', '--no-trials', '-o', path.join(folder, name)];
      const { code, err } = await run(argv);
      expect({ code, left: readdirSync(folder) }).toEqual({ code: 2, left: [] });
      expect(err).toMatch(/Cannot write .*: the disk is full\. Make room and try again\./);
    },
  );

  it('leaves what was there before as it was', async () => {
    const folder = emptyFolder();
    const target = path.join(folder, name);
    const place = name === 'out' ? path.join(target, 'mine.txt') : target;
    await fs.mkdir(path.dirname(place), { recursive: true });
    writeFileSync(place, 'mine');
    roomBytes = 1500;
    const sink = createFileSink(target);
    const file = await sink.open('a.bin');
    await file.write(block(1));
    await expect(file.write(block(2))).rejects.toThrow('the disk is full');
    await sink.abort();
    expect(readFileSync(place, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual([name]);
    if (name === 'out') expect(readdirSync(target)).toEqual(['mine.txt']);
  });

  it('opens no file once it was broken off, though one was on its way', async () => {
    const folder = emptyFolder();
    const sink = createFileSink(path.join(folder, name));
    await (await sink.open('a.bin')).close();
    const late = sink.open('b.bin').catch((cause: Error) => cause.message);
    await sink.abort();
    await late;
    await expect(sink.open('c.bin')).rejects.toThrow('broken off');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('a zip packs files that were written out of order', async () => {
  const folder = emptyFolder();
  const sink = createFileSink(path.join(folder, 'out.zip'));
  for (const name of ['b.mp4', 'a.bin']) {
    const file = await sink.open(name);
    await file.write(block(1));
    await file.write(block(2));
    await file.write(Uint8Array.of(9, 9), 500);
    await file.close();
  }
  await sink.commit();
  const whole = Uint8Array.from([...block(1), ...block(2)]).fill(9, 500, 502);
  expect(unzipSync(readFileSync(path.join(folder, 'out.zip')))).toEqual({ 'a.bin': whole, 'b.mp4': whole });
  expect(readdirSync(folder)).toEqual(['out.zip']);
});
