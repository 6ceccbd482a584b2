import type { Sink } from '../base/ports.ts';
import { digestedFile } from './digested-file.ts';

/** A sink that keeps files in memory; `files` holds those that are closed, by path. */
export interface MemorySink extends Sink {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export function createMemorySink(): MemorySink {
  const files = new Map<string, Uint8Array>();
  const opened = new Set<string>();
  return {
    files,
    async open(path) {
      checkPath(path);
      if (opened.has(path)) throw new Error(`"${path}" is written twice.`);
      opened.add(path);
      let bytes = new Uint8Array(0);
      let length = 0;
      return digestedFile({
        async write(chunk, at) {
          const end = at + chunk.length;
          if (end > bytes.length) {
            const grown = new Uint8Array(Math.max(end, bytes.length * 2));
            grown.set(bytes);
            bytes = grown;
          }
          bytes.set(chunk, at);
          length = Math.max(length, end);
        },
        read: async (at, count) => bytes.subarray(at, Math.min(at + count, length)),
        async close() {
          files.set(path, bytes.slice(0, length));
        },
      });
    },
    async commit() {},
    async abort() {
      files.clear();
      opened.clear();
    },
  };
}

/** Throws unless `path` is relative, with forward slashes, and stays below its root. */
export function checkPath(path: string): void {
  const isSafe = path.split('/').every((step) => /^[^\\:*?"<>|]+$/.test(step) && step !== '.' && step !== '..');
  if (!isSafe) throw new Error(`"${path}" is not a relative path with forward slashes.`);
}
