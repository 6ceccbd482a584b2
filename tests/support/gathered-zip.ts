import { concat } from '../../src/core/base/concat.ts';
import type { ZipTarget } from '../../src/core/exporters/zip-writer.ts';

/** A zip that is gathered in memory and handed over whole. */
export function gatheredZip(deliver: (zip: Uint8Array) => Promise<void>): () => Promise<ZipTarget> {
  return async () => {
    const pieces: Uint8Array[] = [];
    return {
      async write(bytes) {
        pieces.push(bytes.slice());
      },
      close: () => deliver(concat(pieces)),
      async abort() {
        pieces.length = 0;
      },
    };
  };
}
