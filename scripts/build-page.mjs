import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { rootFolder } from './process.mjs';

/**
 * Builds a page that is not shipped, as the editor is built; resolves to the folder to serve.
 * @param {string} pageFolder Relative to the project.
 */
export async function buildPage(pageFolder) {
  const outDir = path.join(rootFolder, 'dist/pages', pageFolder);
  await build({
    configFile: false,
    root: path.join(rootFolder, pageFolder),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 6000 },
  });
  return outDir;
}
