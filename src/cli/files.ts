import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_PROJECT_ASSET_BYTES } from '../core/assets/limits.ts';
import { byteText } from '../core/base/byte-text.ts';
import type { Sink } from '../core/base/ports.ts';
import { checkPath } from '../core/exporters/memory-sink.ts';
import { createZipSink } from '../core/exporters/zip-sink.ts';
import { MAX_SCENE_BYTES, tooLarge } from '../core/scene/load.ts';
import { InputError } from './verb.ts';

/** Largest project file that is read, in bytes: it may hold assets beside the scene. */
const MAX_PROJECT_BYTES = MAX_SCENE_BYTES + MAX_PROJECT_ASSET_BYTES;

/** The bytes of a scene file. Throws an `InputError` where it is not there, not a file or too large to be a scene. */
export async function readSceneBytes(file: string): Promise<Uint8Array> {
  const about = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(cannot('read', file, cause));
  });
  if (!about.isFile()) throw new InputError(`${file} is not a file. Name a scene file (.json or .rimshot).`);
  const isProject = file.toLowerCase().endsWith('.rimshot');
  if (!isProject && about.size > MAX_SCENE_BYTES) throw new InputError({ ...tooLarge(about.size), path: file });
  if (about.size > MAX_PROJECT_BYTES)
    throw new InputError(
      `${file} has ${byteText(about.size)}; a project may have ${byteText(MAX_PROJECT_BYTES)}. Take sounds out of it.`,
    );
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(cannot('read', file, cause));
  });
}

/** Throws an `InputError` where a package at `target` would destroy something that the user did not offer. */
export async function assertFree(target: string, force: boolean): Promise<void> {
  if (isZip(target)) return assertNoFile(target, force);
  const about = await stat(target).catch(() => null);
  if (!about) return;
  if (!about.isDirectory()) throw new InputError(`${target} is a file, not a folder. Name another folder.`);
  if (!force && (await readdir(target)).length > 0)
    throw new InputError(`The folder ${target} is not empty. Name another folder, or give --force to write into it.`);
}

/** Throws an `InputError` where a file at `target` would destroy something that the user did not offer. */
export async function assertNoFile(target: string, force: boolean): Promise<void> {
  const about = await stat(target).catch(() => null);
  if (!about) return;
  if (!about.isFile()) throw new InputError(`${target} is there already and is not a file. Name another file.`);
  if (!force) throw new InputError(`${target} is there already. Name another file, or give --force to replace it.`);
}

/** A sink for a folder, or for a zip file where `target` ends in `.zip`. */
export function createFileSink(target: string): Sink {
  return isZip(target) ? createZipSink((bytes) => writeWhole(target, bytes)) : createFolderSink(target);
}

/** Writes a file beside its place and moves it there when it is whole. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const partial = siblingOf(file);
  let made: Made | null = null;
  try {
    made = await makeFolder(path.dirname(file));
    await writeFile(partial, content);
    await rename(partial, file);
  } catch (cause) {
    if (made) await rm(partial, { force: true });
    await made?.undo();
    throw new InputError(cannot('write', file, cause as NodeJS.ErrnoException));
  }
}

/**
 * A sink that fills a folder beside `target` and moves it into place on commit. Where `target` is there already it may be
 * the folder one stands in, a link or a disk of its own, so it stays: the new files are gathered within it and moved in
 * among what it has, and those that an earlier package left are removed.
 */
function createFolderSink(target: string): Sink {
  let partial = siblingOf(target);
  const paths: string[] = [];
  /** Files that are still being written. */
  const handles = new Set<FileHandle>();
  let made: Made | null = null;

  const undo = async () => {
    if (!made) return;
    for (const handle of handles) await handle.close();
    await rm(partial, { recursive: true, force: true });
    await made.undo();
  };
  /** Runs a step of writing; what the disk says against it is the user's to read. */
  const attempt = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (cause) {
      throw new InputError(cannot('write', target, cause as NodeJS.ErrnoException));
    }
  };

  return {
    async open(name) {
      checkPath(name);
      const file = await attempt(async () => {
        if (!made) {
          const isThere = await isFolder(target);
          if (isThere) partial = path.join(target, path.basename(partial));
          made = await makeFolder(isThere ? target : path.dirname(target));
        }
        return path.join(partial, name);
      });
      const handle = await attempt(async () => {
        await mkdir(path.dirname(file), { recursive: true });
        return open(file, 'wx');
      });
      paths.push(name);
      handles.add(handle);
      let length = 0;
      return {
        async write(bytes, at = length) {
          await attempt(() => handle.write(bytes, 0, bytes.length, at));
          length = Math.max(length, at + bytes.length);
        },
        async close() {
          handles.delete(handle);
          await attempt(() => handle.close());
        },
      };
    },
    async commit() {
      await attempt(async () => {
        if (!(await isFolder(target))) return rename(partial, target);
        for (const stale of await packagedPaths(target))
          if (!paths.includes(stale)) await rm(path.join(target, stale), { force: true });
        for (const name of paths) {
          await mkdir(path.dirname(path.join(target, name)), { recursive: true });
          await rename(path.join(partial, name), path.join(target, name));
        }
        await rm(partial, { recursive: true, force: true });
      });
    },
    abort: undo,
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

interface Made {
  /** Removes the folders that were made, as far as they are empty. */
  undo(): Promise<void>;
}

async function makeFolder(folder: string): Promise<Made> {
  const first = await mkdir(folder, { recursive: true });
  return {
    async undo() {
      if (first === undefined) return;
      const top = path.resolve(first);
      for (let at = path.resolve(folder); at.startsWith(top); at = path.dirname(at)) {
        const isGone = await rmdir(at).then(
          () => true,
          () => false,
        );
        if (!isGone) return;
      }
    },
  };
}

/** A name beside `target` that nothing else has, on the same disk, so that it can be renamed. */
function siblingOf(target: string): string {
  const whole = path.resolve(target);
  return path.join(path.dirname(whole), `.${path.basename(whole)}.${randomBytes(6).toString('hex')}.partial`);
}

function isZip(target: string): boolean {
  return target.toLowerCase().endsWith('.zip');
}

function cannot(verb: 'read' | 'write', file: string, cause: NodeJS.ErrnoException): string {
  const known: Record<string, string> = {
    ENOENT: 'it does not exist. Check the name',
    EACCES: 'you may not. Check its permissions',
    EPERM: 'you may not. Check its permissions',
    ENOSPC: 'the disk is full. Make room',
    EROFS: 'the disk is read-only. Choose another place',
    ENOTDIR: 'a folder in its path is a file. Check the path',
    EISDIR: 'it is a folder. Name a file',
    ENAMETOOLONG: 'its name is too long. Choose a shorter one',
  };
  return `Cannot ${verb} ${file}: ${known[cause.code ?? ''] ?? cause.message}.`;
}
