// reader.test.ts — one report and two, in a browser.
import { describe } from 'vitest'
import { inBrowser } from './in-browser.ts'
import { besideStories } from './stories/beside.ts'
import { readerStories } from './stories/reader.ts'
import { reuseStories } from './stories/reuse.ts'

inBrowser('reader', stage => {
  describe('reader', () => readerStories(stage))
  describe('what is shared', () => reuseStories(stage))
  describe('two reports', () => besideStories(stage))
})
