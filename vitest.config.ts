import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Laws run over hundreds of random cases and browsers take their time; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
