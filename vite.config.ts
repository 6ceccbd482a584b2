import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/app',
    target: 'es2023',
    // The physics engine carries its WebAssembly inside one file, in the worker: larger than what is usually worth a warning.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      // The editor, and the page in which the command line draws frames.
      input: ['index.html', 'src/render/package-page.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'three', test: /node_modules[\\/](three|@react-three|three-stdlib)[\\/]/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
});
