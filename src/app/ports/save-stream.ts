import type { ZipTarget } from '../../core/exporters/zip-writer.ts';
import { unlessFull } from './unless-full.ts';

/** Pieces are handed to the browser, which may keep them on its disk, once they are this large together, in bytes. */
const BLOB_BYTES = 1 << 24;

/** The part of a file handle that TypeScript does not declare. */
interface Removable {
  remove?(): Promise<void>;
}

/** Streams into a picked file, which is as it was until all is there; a file that the picker made is removed by `abort`. */
export async function fileTarget(handle: FileSystemFileHandle): Promise<ZipTarget> {
  const wasEmpty = (await handle.getFile()).size === 0;
  const remove = async () => {
    if (wasEmpty) await (handle as Removable).remove?.();
  };
  const writable = await handle.createWritable().catch(async (cause: unknown) => {
    await remove();
    throw cause;
  });
  let isOver = false;
  return {
    write: (bytes) => unlessFull('The disk', writable.write(bytes as Uint8Array<ArrayBuffer>)),
    async close() {
      await unlessFull('The disk', writable.close());
      isOver = true;
    },
    async abort() {
      if (isOver) return;
      isOver = true;
      await writable.abort().catch(() => {});
      await remove();
    },
  };
}

/** Gathers blobs and hands them over as one. */
export function blobTarget(mediaType: string, deliver: (blob: Blob) => void): ZipTarget {
  let blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let gathered = 0;
  const flush = () => {
    blobs.push(new Blob(pieces));
    pieces = [];
    gathered = 0;
  };
  return {
    async write(bytes) {
      pieces.push(bytes.slice());
      gathered += bytes.length;
      if (gathered >= BLOB_BYTES) flush();
    },
    async close() {
      flush();
      deliver(new Blob(blobs, { type: mediaType }));
    },
    async abort() {
      blobs = [];
      pieces = [];
    },
  };
}
