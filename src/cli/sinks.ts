import { type FileHandle, mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Sink } from '../core/base/ports.ts';
import { digestedFile } from '../core/exporters/digested-file.ts';
import { checkPath } from '../core/exporters/memory-sink.ts';
import type { Spool } from '../core/exporters/spool.ts';
import { createZipSink } from '../core/exporters/zip-sink.ts';
import { cannot, isZip, type Made, makeFolder, siblingOf } from './files.ts';
import { InputError } from './verb.ts';

/** A sink for a folder, or for a zip file where `target` ends in `.zip`; what is written goes to the disk at once. */
export function createFileSink(target: string): Sink {
  return isZip(target) ? createZipFileSink(target) : createFolderSink(target);
}

type Attempt = <T>(step: () => Promise<T>) => Promise<T>;

/** Runs steps of writing; what the disk says against one is the user's to read. */
function attemptsOn(target: string): Attempt {
  return async (step) => {
    try {
      return await step();
    } catch (cause) {
      throw new InputError(cannot('write', target, cause as NodeJS.ErrnoException));
    }
  };
}

async function readAt(handle: FileHandle, at: number, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  const { bytesRead } = await handle.read(bytes, 0, count, at);
  return bytes.subarray(0, bytesRead);
}

/** A full disk may take a part of what is written before it refuses. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** Files that are open, so that whoever breaks off can close them all; several may be opened at once. */
function createOpenFiles(attempt: Attempt) {
  const handles = new Set<FileHandle>();
  const opening = new Set<Promise<FileHandle>>();
  let isOver = false;
  return {
    /** Makes the folders above it, where they are missing. */
    async open(place: string, flags: 'wx+' | 'r'): Promise<FileHandle> {
      if (isOver) throw new Error(`${place} is opened after the package was broken off.`);
      const opened = attempt(async () => {
        await mkdir(path.dirname(place), { recursive: true });
        const handle = await open(place, flags);
        handles.add(handle);
        return handle;
      });
      opening.add(opened);
      return opened.finally(() => opening.delete(opened));
    },
    async close(handle: FileHandle): Promise<void> {
      handles.delete(handle);
      await attempt(() => handle.close());
    },
    /** Closes all; none is opened from now on. */
    async end(): Promise<void> {
      isOver = true;
      await Promise.allSettled(opening);
      for (const handle of handles) await handle.close().catch(() => {});
      handles.clear();
    },
  };
}

/**
 * A sink that fills a folder beside `target` and moves it into place on commit. Where `target` is there already it may be
 * the folder one stands in, a link or a disk of its own, so it stays: the new files are gathered within it and moved in
 * among what it has, and those that an earlier package left are removed.
 */
function createFolderSink(target: string): Sink {
  let partial = siblingOf(target);
  const paths: string[] = [];
  const attempt = attemptsOn(target);
  const files = createOpenFiles(attempt);
  let made: Made | null = null;
  /** Settles when there is a place for files: several may be opened at once. */
  let making: Promise<void> | null = null;

  const make = async () => {
    const isThere = await isFolder(target);
    if (isThere) partial = path.join(target, path.basename(partial));
    made = await makeFolder(isThere ? target : path.dirname(target));
  };

  return {
    async open(name) {
      checkPath(name);
      making ??= attempt(make);
      await making;
      const handle = await files.open(path.join(partial, name), 'wx+');
      paths.push(name);
      const file = digestedFile({
        write: (bytes, at) => attempt(() => writeAll(handle, bytes, at)),
        read: (at, count) => attempt(() => readAt(handle, at, count)),
        close: async () => {},
      });
      return {
        write: file.write,
        async close() {
          const digest = await file.close();
          await files.close(handle);
          return digest;
        },
      };
    },
    async commit() {
      await attempt(async () => {
        if (!(await isFolder(target))) return rename(partial, target);
        for (const stale of await packagedPaths(target))
          if (!paths.includes(stale)) await removeWithFolders(target, stale);
        for (const name of paths) {
          await mkdir(path.dirname(path.join(target, name)), { recursive: true });
          await rename(path.join(partial, name), path.join(target, name));
        }
        await rm(partial, { recursive: true, force: true });
      });
    },
    async abort() {
      await making?.catch(() => {});
      await files.end();
      if (!made) return;
      await rm(partial, { recursive: true, force: true });
      await made.undo();
    },
  };
}

/** Removes a file, and the folders above it that it leaves empty, up to `root`. */
async function removeWithFolders(root: string, name: string): Promise<void> {
  await rm(path.join(root, name), { force: true });
  for (let folder = path.dirname(name); folder !== '.'; folder = path.dirname(folder)) {
    const isEmptied = await rmdir(path.join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!isEmptied) return;
  }
}

/** A zip beside `target` that is moved into place when it is whole; its files wait in a folder beside it. */
function createZipFileSink(target: string): Sink {
  const attempt = attemptsOn(target);
  const waiting = siblingOf(target);
  let made: Promise<Made> | null = null;
  let isWritten = false;
  const folder = () => {
    made ??= attempt(() => makeFolder(path.dirname(target)));
    return made;
  };
  const spool = createFolderSpool(waiting, attempt, folder);
  const sink = createZipSink(async () => {
    await folder();
    const partial = siblingOf(target);
    const handle = await attempt(() => open(partial, 'wx'));
    let length = 0;
    return {
      async write(bytes) {
        await attempt(() => writeAll(handle, bytes, length));
        length += bytes.length;
      },
      async close() {
        await attempt(() => handle.close());
        await attempt(() => rename(partial, target));
        isWritten = true;
      },
      async abort() {
        await handle.close().catch(() => {});
        await rm(partial, { force: true });
      },
    };
  }, spool);
  return {
    ...sink,
    async abort() {
      await sink.abort();
      if (!isWritten) await (await made)?.undo();
    },
  };
}

/** A file that waits is open while it is written and while it is packed: thousands may wait at once. */
function createFolderSpool(waiting: string, attempt: Attempt, makeParent: () => Promise<Made>): Spool {
  const files = createOpenFiles(attempt);
  let count = 0;
  return {
    async open() {
      await makeParent();
      const place = path.join(waiting, String(count++));
      let handle: FileHandle | null = await files.open(place, 'wx+');
      const close = async () => {
        if (handle) await files.close(handle);
        handle = null;
      };
      return {
        write: (bytes, at) => attempt(() => writeAll(handle!, bytes, at)),
        async read(at, size) {
          const opened = handle ?? (await files.open(place, 'r'));
          handle = opened;
          return attempt(() => readAt(opened, at, size));
        },
        close,
        async remove() {
          await close();
          await rm(place, { force: true });
        },
      };
    },
    async clear() {
      await files.end();
      await rm(waiting, { recursive: true, force: true });
    },
  };
}

async function isFolder(target: string): Promise<boolean> {
  const about = await stat(target).catch(() => null);
  return about?.isDirectory() ?? false;
}

/** The files that the package in a folder says it is made of; none where there is no package. */
async function packagedPaths(folder: string): Promise<readonly string[]> {
  try {
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
    if (manifest.format !== 'rimshot-package') return [];
    const paths: string[] = manifest.files.map((file: { path: string }) => file.path);
    for (const name of paths) checkPath(name);
    return paths;
  } catch {
    return [];
  }
}
