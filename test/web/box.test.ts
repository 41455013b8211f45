// box.test.ts — the box, alone and in portals, in a browser.
import { describe } from 'vitest'
import { inBrowser } from './in-browser.ts'
import { boxStories } from './stories/box.ts'
import { embeddedStories } from './stories/embedded.ts'
import { portalStories } from './stories/portal.ts'

inBrowser('box', stage => {
  describe('box', () => boxStories(stage))
  describe('portal', () => portalStories(stage))
  describe('embedded', () => embeddedStories(stage))
})
