#!/usr/bin/env node
// Stands in the package before anything is built, so that npm can always link it; the program itself is compiled.
import { existsSync } from 'node:fs';

const program = new URL('../dist/node/cli/rimshot.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write('Rimshot is not built yet. Run `npm ci` and `npm run build:cli` once, then try again.\n');
  process.exitCode = 2;
}
