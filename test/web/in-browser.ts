// in-browser.ts — starts one browser and one mock server for a test file, and lets stories run in them. Not: the stories.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { startBrowser } from './browser.ts'
import { startMock, WEB } from './mock-server.ts'
import type { Stage } from './stories/stage.ts'

const started = await startBrowser()
const built = existsSync(join(WEB, 'index.html'))
const reason = typeof started === 'string' ? started : built ? null : 'dist/web is missing: run npm run build'
if (reason) console.warn(`browser tests skipped: ${reason}`)

/** Declares the tests of these stories, which are skipped by the reason where there is no browser. */
export function inBrowser(name: string, stories: (stage: () => Stage) => void): void {
  describe.skipIf(reason)(`${name}, in a browser${reason ? ` (skipped: ${reason})` : ''}`, () => {
    let current: Stage
    beforeAll(async () => {
      if (typeof started !== 'string') current = { started, mock: await startMock() }
    })
    beforeEach(() => {
      current.mock.requests.length = 0
      current.mock.answers.clear()
      current.mock.suggestions = null
      current.mock.repeat = 1
    })
    afterEach(async () => {
      for (const context of current.started.browser.contexts()) await context.close()
    })
    afterAll(async () => {
      await current.started.browser.close()
      await current.mock.close()
    })
    stories(() => current)
  })
}
