// access.test.ts — every view for all who read, in a browser.
import { inBrowser } from './in-browser.ts'
import { accessStories } from './stories/access.ts'

inBrowser('access', accessStories)
