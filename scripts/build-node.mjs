import path from 'node:path';
import { build } from 'vite';
import { rootFolder } from './process.mjs';

/**
 * Builds a module that is not shipped so that a bare Node can run it; resolves to the file to import or run.
 * @param {string} entry Relative to the project.
 * @param {string} [outFolder] Likewise.
 */
export async function buildForNode(entry, outFolder = path.join('dist/node-pages', path.dirname(entry))) {
  const outDir = path.join(rootFolder, outFolder);
  await build({
    configFile: false,
    publicDir: false,
    root: rootFolder,
    logLevel: 'error',
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'es2023' },
  });
  return path.join(outDir, `${path.basename(entry).replace(/\.[^.]+$/, '')}.js`);
}
