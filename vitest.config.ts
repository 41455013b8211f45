import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Laws run over hundreds of random cases and browsers take their time; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Threads that the code under test starts are .ts here, and inherit this.
    execArgv: [`--import=${new URL('./test/support/typescript-threads.mjs', import.meta.url).href}`],
  },
})
