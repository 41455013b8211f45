// safety.test.ts — markup in reports and queries, in a browser.
import { inBrowser } from './in-browser.ts'
import { safetyStories } from './stories/safety.ts'

inBrowser('safety', safetyStories)
