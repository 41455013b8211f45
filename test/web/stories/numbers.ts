// numbers.ts — the table of an indicator, and inspections as a table: over real reports, for all who read.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from '../browser.ts'
import type { Served } from '../server.ts'
import { violations } from './axe.ts'
import { serveComposed } from './composed.ts'
import type { Stage } from './stage.ts'

const VIEWS = [
  ['/indicators', '.choices a'],
  [`/indicators?${new URLSearchParams({ name: '行政复议案件受理数' })}`, '.scroll td a'],
  ['/inspection', '.scroll td a'],
] as const

export function numberStories(stage: () => Stage): void {
  let served: Served
  beforeAll(async () => {
    served = await serveComposed()
  })
  afterAll(() => served.close())

  it('the researcher has the table of an indicator by its everyday name, each number with its sentence', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/indicators`)
    await page.waitForSelector('.choices a')
    await page.fill('input[name="name"]', '行政复议案件数')
    await page.press('input[name="name"]', 'Enter')
    await page.waitForSelector('.scroll tbody tr')
    expect(await page.locator('.scroll tbody tr').count()).toBe(8)
    expect(await page.locator('.scroll tbody tr >> nth=0 >> td').allTextContents()).toEqual([
      '19件',
      '20件',
      '21件',
    ])
    expect(await page.textContent('#answer, main')).toContain('“行政复议案件数”按“行政复议案件受理数”列出')
    expect(await page.locator('.choices a').allTextContents()).toContain('行政复议案件办理数')
    await page.click('.scroll td a >> nth=0')
    await page.waitForSelector('.passage.current')
    expect(await page.textContent('.passage.current')).toContain('受理行政复议案件19件')
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      it(`axe finds nothing and nothing is wider than the window, ${colorScheme}, ${width}`, async () => {
        for (const [path, awaited] of VIEWS) {
          const viewport = { width, height: 900 }
          const { page } = await openPage(stage().started.browser, served.origin, { colorScheme, viewport })
          await page.goto(served.origin + path)
          await page.waitForSelector(awaited)
          expect(await violations(page), path).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
            width,
          )
          await page.context().close()
        }
      })
}
