import { createDigester } from '../base/digester.ts';
import type { FileDigest, SinkFile } from '../base/ports.ts';

/** A place for the bytes of one file. */
export interface Storage {
  write(bytes: Uint8Array, at: number): Promise<void>;
  /** Up to `count` bytes that were written before. */
  read(at: number, count: number): Promise<Uint8Array>;
  /** No more is written. */
  close(): Promise<void>;
}

/** Files are read back in pieces of this size, in bytes. */
export const READ_BYTES = 1 << 22;

/** What a file in a storage came to, with what a zip wants to know. */
export type StoredDigest = FileDigest & { readonly crc32: number };

/**
 * A file that knows its sums when it is closed: they are taken as bytes are appended, and where something was overwritten the
 * file is read once more.
 */
export function digestedFile(storage: Storage): Pick<SinkFile, 'write'> & { close(): Promise<StoredDigest> } {
  let digester = createDigester();
  let length = 0;
  let isInOrder = true;
  return {
    async write(bytes, at = length) {
      if (at === length && isInOrder) digester.add(bytes);
      else isInOrder = false;
      length = Math.max(length, at + bytes.length);
      await storage.write(bytes, at);
    },
    async close() {
      await storage.close();
      if (!isInOrder) {
        digester = createDigester();
        for (let at = 0; at < length; at += READ_BYTES) digester.add(await storage.read(at, READ_BYTES));
      }
      return digester.digest();
    },
  };
}
