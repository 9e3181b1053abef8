import { defineConfig } from 'vitest/config';

/** Everything but what needs a browser's window: those specs are Playwright's, in tests/e2e and tests/electron. */
export default defineConfig({
  test: {
    include: [
      '{protocol,client,server,main,preload,renderer,scripts,bench}/**/*.test.{ts,tsx}',
      'tests/{contract,hub,faults,packaging}/**/*.test.ts',
    ],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
