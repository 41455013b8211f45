import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Rooms whose tests leave the process as it was: files that share their modules take two thirds of the time. */
const SHARING = [
  'analysis',
  'checking',
  'export',
  'indexer',
  'indicators',
  'inspection',
  'keyness',
  'matching',
  'mcp',
  'query',
  'regions',
  'report',
  'reuse',
  'search',
  'server',
  'site',
  'suggest',
].map(room => `test/${room}/**/*.test.ts`)

export default defineConfig({
  test: {
    // Half of it is waiting, for browsers and other processes: three keep two processors busy.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Laws run over hundreds of random cases and browsers take their time, all the more on a busy machine; a hang still ends.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Threads that the code under test starts are .ts here, and inherit this.
    execArgv: [`--import=${new URL('./test/support/typescript-threads.mjs', import.meta.url).href}`],
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: SHARING } },
    ],
  },
})
