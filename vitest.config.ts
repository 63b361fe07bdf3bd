import { defineConfig } from 'vitest/config';

/** How fast something is, is told by the benchmarks: a slow machine fails no test. */
const UNIT_LIMIT_MS = 60_000;
/** Real browsers and servers take their time, above all on a busy machine. */
const E2E_LIMIT_MS = 180_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/long/**'],
          setupFiles: ['fake-indexeddb/auto'],
          testTimeout: UNIT_LIMIT_MS,
        },
      },
      ...['e2e', 'long'].map((name) => ({
        test: {
          name,
          environment: 'node' as const,
          include: [`tests/${name}/**/*.test.ts`],
          // Browsers wait more than they work: two at a time, one a core.
          maxWorkers: 2,
          testTimeout: E2E_LIMIT_MS,
          hookTimeout: E2E_LIMIT_MS,
        },
      })),
    ],
  },
});
