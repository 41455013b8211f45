// program.ts — the built program, and an environment to run it in. Not: running it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run npm run build first`)

/** This one without settings of whoever runs the tests. */
export const bareEnvironment: Record<string, string | undefined> = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('JIANSUO_')),
)

/** The same, with the segmenter that starts in a tenth of the time: for what does not depend on how text is cut. */
export const environment = { ...bareEnvironment, JIANSUO_SEGMENTER: '@node-rs/jieba' }
