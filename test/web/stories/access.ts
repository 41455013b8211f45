// access.ts — every view through axe, light and dark, at a desk and on a phone; and through the settings of those who
// need them.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { VERSION } from '../reports.ts'
import type { Served } from '../server.ts'
import { violations } from './axe.ts'
import { serveNeglected } from './neglected.ts'
import { manyYears, open, PORTAL, type Stage } from './stage.ts'

const VIEWS: [name: string, path: string, act?: (page: Page) => Promise<unknown>][] = [
  ['start', '/'],
  ['results', '/?q=行政复议', page => page.waitForSelector('.verified')],
  ['restricted results', '/?q=法治&region=150000&year=2020&match=any&mode=exact&distinct=report'],
  ['the state of the data', '/?view=quality', page => page.click('.listing summary')],
  ['a later page', '/?q=法治&page=2'],
  ['nothing found', '/?q=量子计算'],
  [
    'the list of the box',
    '/',
    async page => {
      await page.keyboard.insertText('行政复议')
      await page.waitForSelector('jiansuo-box [role="option"]')
      await page.keyboard.press('ArrowDown')
    },
  ],
  ['the reader', '/r/001?q=行政复议', page => page.keyboard.press('n')],
  ['the original', '/r/003?q=行政复议&original=1'],
  ['the comparison', '/?q=行政复议&view=compare'],
  [
    'five questions',
    '/?q=行政复议&view=compare&vs=法律顾问&vs=放管服改革&vs=行政执法&vs=行政诉讼&measure=per10k',
  ],
  ['the concordance', '/?q=行政复议&view=concordance', page => page.focus('.kwic [data-line="1"] a')],
  ['nothing to compare', '/?q=量子计算&view=compare'],
  ['nothing in context', '/?q=量子计算&view=concordance'],
  ['two reports', '/r/002?q=行政复议&beside=003', page => page.keyboard.press('n')],
  [
    'choosing a second report',
    '/r/002?q=行政复议',
    async page => {
      await page.click('.chooser summary')
      await page.waitForSelector('.chooser li')
    },
  ],
  ['the frame', '/embed/frame?q=行政复议'],
  ['the check', `/embed/check?portal=${PORTAL}`],
  [
    'the reader, opened up',
    '/r/003?q=行政复议#003-30',
    async page => {
      for (const summary of await page.locator('article summary').all()) await summary.click()
    },
  ],
]

/** What is lower than 36 pixels, or 24 where it is a link within text, or narrower than 24. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.$$eval('a, button, input, select, textarea, summary', nodes =>
    nodes.flatMap(node => {
      const { width, height } = node.getBoundingClientRect()
      if (!node.checkVisibility() || width <= 1 || node.closest('.visually-hidden, .text')) return []
      const around = node.closest('label, [role="row"]')?.getBoundingClientRect() ?? { width: 0, height: 0 }
      const isInText = /^inline(-block)?$/.test(getComputedStyle(node).display) && node.matches('a')
      const least = isInText ? 24 : 36
      return Math.max(height, around.height) < least - 0.5 || Math.max(width, around.width) < 23.5
        ? [`${node.localName}.${node.className || node.parentElement?.className} ${width}×${height}`]
        : []
    }),
  )

/** A page whose transitions are over, so that its colours are those it keeps. */
const inScheme = async (page: Page, colorScheme: 'light' | 'dark') => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  return page
}

export function accessStories(stage: () => Stage): void {
  let neglected: Served
  beforeAll(async () => {
    neglected = await serveNeglected()
  })
  afterAll(() => neglected.close())
  /** The state of the data is that of a library with something to say about it. */
  const stageFor = (path: string) =>
    path.includes('view=quality') ? { ...stage(), server: neglected } : stage()

  for (const [name, path, act] of VIEWS)
    it(`${name}: axe finds nothing, light or dark; nothing scrolls sideways; targets are large`, async () => {
      await manyYears(stage())
      for (const width of [1440, 390]) {
        const { page } = await open(stageFor(path), path, { viewport: { width, height: 844 } })
        // What is done there may be in what is folded away on a phone.
        if (width > 390) {
          await act?.(page)
          expect(await violations(await inScheme(page, 'light'))).toEqual([])
          // The dark pages are the light ones in other colours.
          expect(await violations(await inScheme(page, 'dark'), ['color-contrast'])).toEqual([])
        }
        const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth)
        expect(wide, `width at ${width}`).toBeLessThanOrEqual(width)
        expect([...new Set(await smallTargets(page))], `targets at ${width}`).toEqual([])
      }
    })

  it('axe finds nothing on a phone, in English, and when the search fails', async () => {
    for (const path of [
      '/',
      '/?q=行政复议',
      '/?view=quality',
      '/r/001?q=行政复议',
      '/?q=行政复议&view=compare',
      '/?q=行政复议&view=concordance',
      '/r/002?q=行政复议&beside=003',
      `/embed/check?portal=${PORTAL}`,
    ]) {
      const { page } = await open(stageFor(path), path, {
        viewport: { width: 390, height: 844 },
        locale: 'en-US',
      })
      expect(await violations(page), path).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, path).toBeLessThanOrEqual(0)
      await page.context().close()
    }
    const texts = [{ text: '复议', passages: 1, occurrences: 1, equal: false }]
    stage().server.answers.set('/api/parity', {
      status: 200,
      body: { query: '复议', mode: 'smart', equal: false, texts, left: 0, indexVersion: VERSION },
    })
    const { page: warned } = await open(stage(), '/?q=复议')
    await warned.waitForSelector('.verified.differs')
    expect(await violations(warned)).toEqual([])
    stage().server.answers.set('/api/search', { status: 500, body: null })
    const { page } = await open(stage(), '/?q=x')
    expect(await violations(page)).toEqual([])
    stage().server.answers.clear()
  })

  it('begins no line of the totals with a dot, however narrow they are', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    const lines = await page.evaluate(() => {
      const heading = document.querySelector<HTMLElement>('.totals h1')!
      heading.style.width = '2.5em'
      const tops = (text: string) => {
        const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
        const found: number[] = []
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (const { index } of node.textContent!.matchAll(new RegExp(text, 'g'))) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + 1)
            found.push(range.getBoundingClientRect().top)
          }
        return found
      }
      return { dots: tops('·'), units: tops('[篇段]'), numbers: tops('\\d(?= [篇段])') }
    })
    expect(lines.dots.length).toBe(2)
    expect(lines.dots).toEqual(lines.units)
    expect(lines.dots).toEqual(lines.numbers)
    expect(new Set(lines.dots).size).toBe(2)
  })

  it('keeps marks and choices visible in forced colours', async () => {
    const { page } = await open(stage(), '/?q=行政复议', { forcedColors: 'active' })
    const seen = await page.evaluate(() => {
      const mark = getComputedStyle(document.querySelector('#list mark')!)
      const chosen = getComputedStyle(document.querySelector('.switch [aria-current]')!)
      return {
        mark: mark.backgroundColor !== getComputedStyle(document.body).backgroundColor,
        chosen: chosen.outlineStyle,
      }
    })
    expect(seen).toEqual({ mark: true, chosen: 'solid' })
    const { page: reader } = await open(stage(), '/r/003?q=行政复议', { forcedColors: 'active' })
    const [tick, text] = await reader.evaluate(() => [
      getComputedStyle(document.querySelector('.minimap i')!).backgroundColor,
      getComputedStyle(document.body).color,
    ])
    expect(tick).toBe(text)
  })

  it('prints the text, what was asked for and what restricts it, and nothing to click', async () => {
    const { page } = await open(stage(), '/?q=行政复议&region=150000&year=2020&mode=exact')
    await page.emulateMedia({ media: 'print' })
    const shown = (selector: string) =>
      page.$$eval(selector, nodes =>
        // biome-ignore lint/performance/useDomNodeTextContent: what is rendered, not what is there
        nodes.filter(node => node.checkVisibility()).map(node => (node as HTMLElement).innerText.trim()),
      )
    expect(await shown('.top, .actions, .filters, .export, .help, .sort, .check')).toEqual([])
    expect((await shown('#summary h1'))[0]).toMatch(/^行政复议\s/)
    expect(
      await page.locator('#summary h1 .visually-hidden').evaluate(node => node.clientWidth),
    ).toBeGreaterThan(40)
    expect(await shown('.chips li')).toEqual(['内蒙古自治区', '2020 年'])
    expect(await shown('.controls a')).toEqual(['精确'])
    expect((await shown('.card .text')).length).toBeGreaterThan(0)
    const { page: reader } = await open(stage(), '/r/003?q=天门市')
    await reader.emulateMedia({ media: 'print' })
    for (const control of ['.bar', '.about', '.chooser', '.original-switch', '.cleaning'])
      expect(await reader.locator(control).first().isVisible(), control).toBe(false)
    expect(await reader.locator('#report .passage').first().isVisible()).toBe(true)
  })
}
