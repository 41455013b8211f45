// browser.test.ts — starts one browser and one mock server, and lets the stories run in them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { startBrowser } from './browser.ts'
import { startMock, WEB } from './mock-server.ts'
import { accessStories } from './stories/access.ts'
import { besideStories } from './stories/beside.ts'
import { boxStories } from './stories/box.ts'
import { checkStories } from './stories/check.ts'
import { embeddedStories } from './stories/embedded.ts'
import { inspectionStories } from './stories/inspection.ts'
import { pageStories } from './stories/page.ts'
import { parityStories } from './stories/parity.ts'
import { portalStories } from './stories/portal.ts'
import { qualityStories } from './stories/quality.ts'
import { readerStories } from './stories/reader.ts'
import { relatedStories } from './stories/related.ts'
import { reuseStories } from './stories/reuse.ts'
import { safetyStories } from './stories/safety.ts'
import type { Stage } from './stories/stage.ts'
import { trendStories } from './stories/trends.ts'
import { viewStories } from './stories/views.ts'
import { wholeStories } from './stories/whole.ts'

const started = await startBrowser()
const built = existsSync(join(WEB, 'index.html'))
const reason = typeof started === 'string' ? started : built ? null : 'dist/web is missing: run npm run build'
if (reason) console.warn(`browser tests skipped: ${reason}`)

describe.skipIf(reason)(`in a browser${reason ? ` (skipped: ${reason})` : ''}`, { timeout: 60_000 }, () => {
  let current: Stage
  const stage = () => current

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

  describe('page', () => pageStories(stage))
  describe('views', () => viewStories(stage))
  describe('other wordings', () => relatedStories(stage))
  describe('trends', () => trendStories(stage))
  describe('parity', () => parityStories(stage))
  describe('checking a draft', () => checkStories(stage))
  describe('quality', () => qualityStories(stage))
  describe('reader', () => readerStories(stage))
  describe('inspections', () => inspectionStories(stage))
  describe('what is shared', () => reuseStories(stage))
  describe('two reports', () => besideStories(stage))
  describe('box', () => boxStories(stage))
  describe('portal', () => portalStories(stage))
  describe('embedded', () => embeddedStories(stage))
  describe('safety', () => safetyStories(stage))
  describe('access', () => accessStories(stage))
  describe('with the real server', () => wholeStories(stage))
})
