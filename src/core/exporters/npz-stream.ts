import { Zip, ZipDeflate } from 'fflate';
import type { SinkFile } from '../base/ports.ts';
import { ZIP_TIME } from '../base/zip.ts';
import { npyHeader } from './npy.ts';

/** An `.npz` of one array that comes piece by piece and is never whole in memory. */
export interface NpzStream {
  /** The next elements in C order, little-endian. */
  push(bytes: Uint8Array): Promise<void>;
  /** Ends the array and the file, which is closed. Throws where elements are missing or too many. */
  finish(): Promise<void>;
}

/** `type` is NumPy's, as `<f2`; its size is told by `itemBytes`. */
export function openNpzStream(
  file: SinkFile,
  array: {
    readonly name: string;
    readonly type: string;
    readonly itemBytes: number;
    readonly shape: readonly number[];
  },
): NpzStream {
  const { name, type, itemBytes, shape } = array;
  const expected = shape.reduce((product, side) => product * side, itemBytes);
  let given = 0;
  let ready: Uint8Array[] = [];
  const zip = new Zip((cause, chunk) => {
    if (cause) throw cause;
    ready.push(chunk);
  });
  const entry = new ZipDeflate(`${name}.npy`, { level: 6 });
  entry.mtime = ZIP_TIME;
  zip.add(entry);
  entry.push(npyHeader(type, shape));
  const flush = async () => {
    const chunks = ready;
    ready = [];
    for (const chunk of chunks) await file.write(chunk);
  };
  return {
    async push(bytes) {
      given += bytes.length;
      // The packer keeps hold of what it is given, and frames are drawn into the same memory again.
      entry.push(bytes.slice());
      await flush();
    },
    async finish() {
      if (given !== expected) throw new Error(`"${name}" has ${expected} bytes by its shape, and ${given} were given.`);
      entry.push(new Uint8Array(0), true);
      zip.end();
      await flush();
      await file.close();
    },
  };
}
