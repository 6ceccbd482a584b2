import { createMemorySpool, type Spool } from '../../core/exporters/spool.ts';
import { unlessFull } from './unless-full.ts';

/** The folder of the browser's own file system in which each spool has a folder, named by its lock. */
const FOLDER = 'rimshot-spool';
const PLACE = 'The browser’s own disk space, where files wait until they are packed,';

/** A spool on the disk where the browser has a file system of its own (OPFS), else in memory. */
export async function openBrowserSpool(): Promise<Spool> {
  try {
    return await openDiskSpool();
  } catch {
    return createMemorySpool();
  }
}

/** Removes what pages left that were closed or broke down while they wrote. */
export async function sweepSpools(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  const names: string[] = [];
  for await (const name of all.keys()) names.push(name);
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  for (const name of names) if (!held.has(lockOf(name))) await all.removeEntry(name, { recursive: true });
}

async function openDiskSpool(): Promise<Spool> {
  await sweepSpools();
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  const id = crypto.randomUUID();
  const release = await holdLock(lockOf(id));
  const folder = await all.getDirectoryHandle(id, { create: true });
  const open = new Set<FileSystemWritableFileStream>();
  let count = 0;
  return {
    async open() {
      const name = String(count++);
      const handle = await folder.getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      open.add(writable);
      let isClosed = false;
      return {
        write: (bytes, position) =>
          unlessFull(PLACE, writable.write({ type: 'write', position, data: bytes as Uint8Array<ArrayBuffer> })),
        async read(at, size) {
          if (!isClosed) throw new Error('A file that waits on the disk is read once it is closed.');
          const file = await handle.getFile();
          return new Uint8Array(await file.slice(at, at + size).arrayBuffer());
        },
        async close() {
          isClosed = true;
          open.delete(writable);
          await unlessFull(PLACE, writable.close());
        },
        remove: () => folder.removeEntry(name),
      };
    },
    async clear() {
      for (const writable of open) await writable.abort().catch(() => {});
      open.clear();
      await all.removeEntry(id, { recursive: true }).catch(() => {});
      release();
    },
  };
}

function lockOf(id: string): string {
  return `${FOLDER}/${id}`;
}

/** Resolves once the lock is held, to what lets it go. */
function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks.request(name, () => new Promise<void>((release) => resolve(release))).catch(reject);
  });
}
