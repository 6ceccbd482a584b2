import { type Zippable, zipSync } from 'fflate';
import type { Sink } from '../base/ports.ts';
import { ZIP_TIME } from '../base/zip.ts';
import { createMemorySink } from './memory-sink.ts';

/** What is compressed already only grows. */
const PACKED = /\.(?:mp4|webm|png|jpg|zip)$/;

/** A sink that hands one zip to `deliver` on commit; the same files give the same bytes. Holds all files in memory. */
export function createZipSink(deliver: (zip: Uint8Array) => Promise<void>): Sink {
  const memory = createMemorySink();
  return {
    open: memory.open,
    async commit() {
      const entries: Zippable = {};
      for (const path of [...memory.files.keys()].sort())
        entries[path] = [memory.files.get(path)!, { level: PACKED.test(path) ? 0 : 6 }];
      await deliver(zipSync(entries, { mtime: ZIP_TIME }));
    },
    abort: memory.abort,
  };
}
