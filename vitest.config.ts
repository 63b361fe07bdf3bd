import { defineConfig } from 'vitest/config';

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
        },
      },
      ...['e2e', 'long'].map((name) => ({
        test: {
          name,
          environment: 'node' as const,
          include: [`tests/${name}/**/*.test.ts`],
          fileParallelism: false,
          testTimeout: E2E_LIMIT_MS,
          hookTimeout: E2E_LIMIT_MS,
        },
      })),
    ],
  },
});
