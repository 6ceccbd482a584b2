import type { FileDigest, SinkFile } from '../core/base/ports.ts';
import type { Recording } from '../core/dsp/stems.ts';
import { type PackageJob, type PackageReport, writePackage } from '../core/exporters/write-package.ts';
import { createFramesPort } from './frames-port.ts';

/** A package job as it travels into the page: values that can be copied, and no sink. */
export interface TravellingJob
  extends Pick<PackageJob, 'shot' | 'clips' | 'sceneJson' | 'project' | 'exporterIds' | 'optionsById'> {
  readonly recordings: readonly (readonly [key: string, recording: Recording])[];
}

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
    writePackageHere(job: TravellingJob): Promise<PackageReport>;
    cancelPackage(): void;
  }
}

/** Files cross into the program in pieces of this size, in bytes. */
const PIECE_BYTES = 1 << 22;

const control = new AbortController();

window.cancelPackage = () => control.abort();
// The program commits the sink, or aborts it, by how this promise ends.
window.writePackageHere = ({ recordings, ...job }) =>
  writePackage({
    ...job,
    recordings: new Map(recordings),
    frames: (shot) => createFramesPort({ shot }),
    signal: control.signal,
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
