import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_PROJECT_ASSET_BYTES } from '../core/assets/limits.ts';
import { byteText } from '../core/base/byte-text.ts';
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

/** Folders that were made on the way. */
export interface Made {
  /** Removes the folders that were made, as far as they are empty. */
  undo(): Promise<void>;
}

/** Makes a folder and those above it that are missing. */
export async function makeFolder(folder: string): Promise<Made> {
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
export function siblingOf(target: string): string {
  const whole = path.resolve(target);
  return path.join(path.dirname(whole), `.${path.basename(whole)}.${randomBytes(6).toString('hex')}.partial`);
}

/** Whether a package of this name is one file. */
export function isZip(target: string): boolean {
  return target.toLowerCase().endsWith('.zip');
}

/** What the disk says against something, as the user reads it. */
export function cannot(verb: 'read' | 'write', file: string, cause: NodeJS.ErrnoException): string {
  const known: Record<string, string> = {
    ENOENT: 'it does not exist. Check the name',
    EACCES: 'you may not. Check its permissions',
    EPERM: 'you may not. Check its permissions',
    ENOSPC: 'the disk is full. Make room and try again',
    EDQUOT: 'the disk has no more room for you. Make room and try again',
    EFBIG: 'a file would be larger than the disk or the system takes. Choose another place, or a shorter clip',
    EIO: 'the disk fails. Choose another place',
    EROFS: 'the disk is read-only. Choose another place',
    ENOTDIR: 'a folder in its path is a file. Check the path',
    EISDIR: 'it is a folder. Name a file',
    ENAMETOOLONG: 'its name is too long. Choose a shorter one',
  };
  return `Cannot ${verb} ${file}: ${known[cause.code ?? ''] ?? cause.message}.`;
}
