import { defineConfig } from 'vitest/config';

/** Tests that drive a real Chromium: one file at a time, so that they do not starve each other of the processor. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    // Of those that run at once, such as films: a Chromium that draws in software waits half of its time.
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
