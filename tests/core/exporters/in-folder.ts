import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Puts files into a folder for others to read, which is gone afterwards. */
export function inFolder<T>(files: ReadonlyMap<string, Uint8Array>, look: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-files-'));
  try {
    for (const [name, bytes] of files) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
