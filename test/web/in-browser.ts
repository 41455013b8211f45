// in-browser.ts — starts one browser and one server over the seeds for a test file, and lets stories run in them. Not: the
// stories.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { WEB } from '../../src/package.ts'
import { startBrowser } from './browser.ts'
import { seedSearcher } from './reports.ts'
import { serve } from './server.ts'
import { PORTAL, type Stage } from './stories/stage.ts'

const started = await startBrowser()
const built = existsSync(join(WEB, 'index.html'))
const reason = typeof started === 'string' ? started : built ? null : 'dist/web is missing: run npm run build'
if (reason) console.warn(`browser tests skipped: ${reason}`)

/** Declares the tests of these stories, which are skipped by the reason where there is no browser. */
export function inBrowser(name: string, stories: (stage: () => Stage) => void): void {
  describe.skipIf(reason)(`${name}, in a browser${reason ? ` (skipped: ${reason})` : ''}`, () => {
    let current: Stage
    beforeAll(async () => {
      if (typeof started === 'string') return
      const searcher = await seedSearcher()
      current = { started, searcher, server: await serve(searcher, { frameAncestors: [PORTAL] }) }
    })
    beforeEach(() => {
      current.server.requests.length = 0
      current.server.answers.clear()
      current.server.pages.clear()
    })
    afterEach(async () => {
      for (const context of current.started.browser.contexts()) await context.close()
      expect(current.server.errors).toEqual([])
    })
    afterAll(async () => {
      await current.started.browser.close()
      await current.server.close()
    })
    stories(() => current)
  })
}
