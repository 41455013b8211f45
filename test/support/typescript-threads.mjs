// typescript-threads.mjs — lets threads that tests start run .ts where Node cannot yet by itself (before 22.18). Not: the
// tests' own modules, which vitest transforms. Loaded by `--import`, which threads inherit (vitest.config.ts).
import { register } from 'node:module'

if (!process.features.typescript) register('./typescript-hooks.mjs', import.meta.url)
