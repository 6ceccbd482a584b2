import { readFileSync } from 'node:fs';

/** The version of this program, from the package that it came in. */
export function readVersion(): string {
  // As compiled this file lies in dist/node/cli, in the sources in src/cli.
  for (const up of ['../../../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8'));
      if (name === 'rimshot') return version;
    } catch {
      // Not there: look in the next place.
    }
  }
  throw new Error('The package that this program came in is not beside it.');
}
