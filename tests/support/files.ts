import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const rootFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Every file under a folder of the project whose name matches, relative to the root, with forward slashes, sorted. */
export function filesUnder(folder: string, name: RegExp): readonly string[] {
  return readdirSync(path.join(rootFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.relative(rootFolder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
