import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkPath, createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { createZipSink } from '../../../src/core/exporters/zip-sink.ts';
import { gatheredZip } from '../../support/gathered-zip.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('the memory sink', () => {
  it('appends, and overwrites where told', async () => {
    const sink = createMemorySink();
    const file = await sink.open('a/b.bin');
    await file.write(bytes(1, 2, 3));
    await file.write(bytes(4));
    await file.write(bytes(9), 1);
    await file.write(bytes(7), 6);
    await file.close();
    // What lies between the end and a write beyond it is zero.
    expect(sink.files.get('a/b.bin')).toEqual(bytes(1, 9, 3, 4, 0, 0, 7));
  });

  it('forgets all when aborted', async () => {
    const sink = createMemorySink();
    await (await sink.open('a')).close();
    await sink.abort();
    expect(sink.files.size).toBe(0);
  });

  it('refuses a path twice, and paths that leave the package', async () => {
    const sink = createMemorySink();
    await sink.open('a');
    await expect(sink.open('a')).rejects.toThrow('twice');
    for (const path of ['', '/a', 'a/', '../a', 'a/../b', './a', 'a\\b', 'c:/a', 'a//b'])
      expect(() => checkPath(path)).toThrow();
    for (const path of ['a', 'a/b.txt', '.a', 'a..b']) expect(() => checkPath(path)).not.toThrow();
  });
});

describe('the zip sink', () => {
  const zipOf = async (order: readonly string[]) => {
    let zip = new Uint8Array(0);
    const sink = createZipSink(
      gatheredZip(async (made) => {
        zip = made.slice();
      }),
    );
    for (const path of order) {
      const file = await sink.open(path);
      await file.write(new TextEncoder().encode(path.repeat(100)));
      await file.close();
    }
    await sink.commit();
    return zip;
  };

  it('gives the same bytes for the same files, in whatever order they came', async () => {
    const paths = ['shot.json', 'b/preview.mp4', 'a.txt'];
    const zip = await zipOf(paths);
    expect(await zipOf([...paths].reverse())).toEqual(zip);
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['a.txt', 'b/preview.mp4', 'shot.json']);
    expect(new TextDecoder().decode(files['b/preview.mp4'])).toBe('b/preview.mp4'.repeat(100));
    // The date of the first entry, bytes 10 to 13: 1 January 1980, midnight, as zips write it: day 1, month 1, year 0.
    expect([...zip.subarray(10, 14)]).toEqual([0, 0, 0b00100001, 0]);
  });
});
