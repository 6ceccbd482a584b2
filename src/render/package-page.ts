import type { FileDigest, SinkFile } from '../core/base/ports.ts';
import { createJobReceiver, type JobPiece } from '../core/exporters/travelling-job.ts';
import { type PackageReport, writePackage } from '../core/exporters/write-package.ts';
import { createFramesPort } from './frames-port.ts';

/** What the program that opened the page offers: a place to write, and an ear for progress. */
interface Host {
  packageOpen(path: string): Promise<number>;
  /** `at` is -1 to append. */
  packageWrite(file: number, bytes: Uint8Array, at: number): Promise<void>;
  packageClose(file: number): Promise<FileDigest>;
  packageProgress(share: number): Promise<void>;
}

declare global {
  interface Window extends Host {
    /** Takes a piece of the job. */
    takePiece(piece: JobPiece): void;
    /** Writes the package whose pieces were taken; the program commits the sink, or aborts it, by how the promise ends. */
    writePackageHere(): Promise<PackageReport>;
  }
}

/** Files cross into the program in pieces of this size, in bytes. */
const PIECE_BYTES = 1 << 22;

const receiver = createJobReceiver();
window.takePiece = receiver.take;
window.writePackageHere = () =>
  writePackage({
    ...receiver.job(),
    frames: (shot) => createFramesPort({ shot }),
    onProgress: (share) => void window.packageProgress(share),
    sink: { open, commit: async () => {}, abort: async () => {} },
  });

async function open(path: string): Promise<SinkFile> {
  const file = await window.packageOpen(path);
  return {
    async write(bytes, at) {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
        const piece = bytes.slice(from, from + PIECE_BYTES);
        await window.packageWrite(file, piece, at === undefined ? -1 : at + from);
      }
    },
    close: () => window.packageClose(file),
  };
}
