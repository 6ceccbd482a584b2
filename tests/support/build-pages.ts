import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { rootFolder } from './files.ts';

/** Builds a page that no one ships, as the editor is built; returns the folder to serve. */
export async function buildPage(pageFolder: string): Promise<string> {
  const outDir = path.join(rootFolder, 'test-results/pages', path.basename(pageFolder));
  await build({
    configFile: false,
    root: path.join(rootFolder, pageFolder),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 6000 },
  });
  return outDir;
}
