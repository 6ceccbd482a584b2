import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/browser/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that read clocks are none: a worker for every core halves the wait on two.
    maxWorkers: '100%',
  },
});
