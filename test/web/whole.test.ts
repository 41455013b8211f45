// whole.test.ts — the whole way from files to what people see, in a browser.
import { inBrowser } from './in-browser.ts'
import { wholeStories } from './stories/whole.ts'

inBrowser('with the real server', wholeStories)
