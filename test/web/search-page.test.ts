// search-page.test.ts — the search page and its views, in a browser.
import { describe } from 'vitest'
import { inBrowser } from './in-browser.ts'
import { pageStories } from './stories/page.ts'
import { relatedStories } from './stories/related.ts'
import { verifiedStories } from './stories/verified.ts'
import { viewStories } from './stories/views.ts'

inBrowser('search page', stage => {
  describe('page', () => pageStories(stage))
  describe('views', () => viewStories(stage))
  describe('other wordings', () => relatedStories(stage))
  describe('verified', () => verifiedStories(stage))
})
