import type { Storage } from './digested-file.ts';

/** Where files wait until they are packed. */
export interface Spool {
  open(): Promise<SpoolFile>;
  /** Removes all that waits. */
  clear(): Promise<void>;
}

export interface SpoolFile extends Storage {
  remove(): Promise<void>;
}

/** A spool grows its files by pieces of this size, in bytes, so that no copy of a large file is ever made. */
const PIECE_BYTES = 1 << 20;
/** What a tab may take without being closed for it, beside what draws and encodes. */
const MOST_BYTES = 600e6;

/** A spool in memory, which refuses more than `mostBytes` in all with a sentence. */
export function createMemorySpool(mostBytes = MOST_BYTES): Spool {
  let bytes = 0;
  const grow = (by: number) => {
    bytes += by;
    if (bytes <= mostBytes) return;
    throw new Error(
      `The package is larger than ${Math.round(mostBytes / 1e6)} MB, and this browser has no disk for it to wait on: export ` +
        'fewer formats at a time, a smaller size, or from a recent Chrome or Edge.',
    );
  };
  return {
    async open() {
      const pieces: Uint8Array[] = [];
      let length = 0;
      return {
        async write(chunk, at) {
          const end = at + chunk.length;
          while (pieces.length * PIECE_BYTES < end) {
            grow(PIECE_BYTES);
            pieces.push(new Uint8Array(PIECE_BYTES));
          }
          for (let done = 0; done < chunk.length; ) {
            const within = (at + done) % PIECE_BYTES;
            const part = chunk.subarray(done, done + PIECE_BYTES - within);
            pieces[Math.floor((at + done) / PIECE_BYTES)]!.set(part, within);
            done += part.length;
          }
          length = Math.max(length, end);
        },
        async read(at, count) {
          const read = new Uint8Array(Math.max(Math.min(count, length - at), 0));
          for (let done = 0; done < read.length; ) {
            const within = (at + done) % PIECE_BYTES;
            const piece = pieces[Math.floor((at + done) / PIECE_BYTES)]!;
            const part = piece.subarray(within, Math.min(within + read.length - done, PIECE_BYTES));
            read.set(part, done);
            done += part.length;
          }
          return read;
        },
        async close() {},
        async remove() {
          grow(-pieces.length * PIECE_BYTES);
          pieces.length = 0;
          length = 0;
        },
      };
    },
    async clear() {
      bytes = 0;
    },
  };
}
