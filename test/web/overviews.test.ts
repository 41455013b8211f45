// overviews.test.ts — what is asked of the whole library, and of a draft, in a browser.
import { describe } from 'vitest'
import { inBrowser } from './in-browser.ts'
import { checkStories } from './stories/check.ts'
import { inspectionStories } from './stories/inspection.ts'
import { numberStories } from './stories/numbers.ts'
import { qualityStories } from './stories/quality.ts'
import { trendStories } from './stories/trends.ts'

inBrowser('overviews', stage => {
  describe('trends', () => trendStories(stage))
  describe('quality', () => qualityStories(stage))
  describe('numbers', () => numberStories(stage))
  describe('inspections', () => inspectionStories(stage))
  describe('checking a draft', () => checkStories(stage))
})
