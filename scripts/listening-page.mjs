// Writes what docs/listening plays: the voices as one file for browsers, and the cues of the ready-made scenes.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildForNode } from './build-node.mjs';
import { rootFolder } from './process.mjs';

const page = path.join(rootFolder, 'docs/listening');
await build({
  configFile: false,
  root: rootFolder,
  logLevel: 'error',
  publicDir: false,
  build: {
    outDir: page,
    emptyOutDir: false,
    target: 'es2023',
    minify: true,
    lib: {
      entry: path.join(rootFolder, 'scripts/listening-page/sound.ts'),
      formats: ['es'],
      fileName: () => 'sound.js',
    },
  },
});
const { sceneCues } = await import(pathToFileURL(await buildForNode('scripts/listening-page/scene-cues.ts')).href);
await writeFile(path.join(page, 'scenes.json'), `${JSON.stringify(await sceneCues())}\n`);
console.log(page);
