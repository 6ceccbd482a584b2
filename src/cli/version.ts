import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version of this program, from the package that it came in. */
export function readVersion(): string {
  return readPackage().version;
}

/** The folder of the package that this program came in. */
export function programRoot(): string {
  return readPackage().folder;
}

function readPackage(): { readonly folder: string; readonly version: string } {
  // As compiled this file lies in dist/node/cli, in the sources in src/cli.
  for (const up of ['../../../', '../../']) {
    try {
      const folder = new URL(up, import.meta.url);
      const { name, version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
      if (name === 'rimshot') return { folder: fileURLToPath(folder), version };
    } catch {
      // Not there: look in the next place.
    }
  }
  throw new Error('The package that this program came in is not beside it.');
}
