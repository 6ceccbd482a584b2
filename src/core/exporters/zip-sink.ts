import type { Sink } from '../base/ports.ts';
import { digestedFile, type StoredDigest } from './digested-file.ts';
import { checkPath } from './memory-sink.ts';
import { createMemorySpool, type Spool, type SpoolFile } from './spool.ts';
import { createZipWriter, type ZipTarget } from './zip-writer.ts';

/**
 * A sink that packs everything into one zip on commit; the same files give the same bytes. Files wait in the spool, so memory
 * does not grow with them where the spool is on a disk; `target` is opened when packing begins.
 */
export function createZipSink(openTarget: () => Promise<ZipTarget>, spool: Spool = createMemorySpool()): Sink {
  const waiting = new Map<string, { readonly file: SpoolFile; readonly digest: StoredDigest }>();
  const paths = new Set<string>();
  return {
    async open(path) {
      checkPath(path);
      if (paths.has(path)) throw new Error(`"${path}" is written twice.`);
      paths.add(path);
      const file = await spool.open();
      const written = digestedFile(file);
      return {
        write: written.write,
        async close() {
          const digest = await written.close();
          waiting.set(path, { file, digest });
          return digest;
        },
      };
    },
    async commit() {
      const target = await openTarget();
      try {
        const zip = createZipWriter(target);
        for (const path of [...waiting.keys()].sort()) {
          const { file, digest } = waiting.get(path)!;
          await zip.add(path, file, digest);
          await file.remove();
        }
        await zip.finish();
        await target.close();
      } catch (cause) {
        await target.abort();
        throw cause;
      }
      await spool.clear();
    },
    abort: () => spool.clear(),
  };
}
