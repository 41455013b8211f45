// numbers.ts — the table of an indicator, and inspections as a table: over real reports, for all who read.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IndicatorCounts } from '../../../src/api/indicators.ts'
import { openPage } from '../browser.ts'
import { reportsOf, searcherOf } from '../reports.ts'
import { type Served, serve } from '../server.ts'
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
    expect(await page.locator('.scroll tfoot th').allTextContents()).toEqual(['报告篇数', '写明的篇数'])
    expect(await page.textContent('#answer, main')).toContain('“行政复议案件数”按“行政复议案件受理数”列出')
    expect(await page.locator('.choices a').allTextContents()).toContain('行政复议案件办理数')
    await page.click('.scroll td a >> nth=0')
    await page.waitForSelector('.passage.current')
    expect(await page.textContent('.passage.current')).toContain('受理行政复议案件19件')
    expect(await page.textContent('#back')).toContain('返回指标表')
    await page.click('#back')
    await page.waitForSelector('.scroll td a')
    expect(new URL(page.url()).searchParams.get('name')).toBe('行政复议案件数')
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('the list of indicators says how many numbers the library has of each, those without any folded', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/indicators`)
    await page.waitForSelector('.choices details')
    const { counts } = await served.truth<IndicatorCounts>('/api/indicators/counts')
    const [some, none] = [counts.filter(one => one.values > 0), counts.filter(one => one.values === 0)]
    expect(await page.locator('.choices > ul li').allTextContents()).toEqual(
      some.map(({ name, values }) => `${name}${values} 处`),
    )
    expect(await page.textContent('.choices summary')).toBe(`本库没有写明的 ${none.length} 个`)
    expect(await page.locator('.choices details li').allTextContents()).toEqual(none.map(({ name }) => name))
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('a name that is no indicator lists what cannot be compared, and says so', async () => {
    const { page } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/indicators?${new URLSearchParams({ name: '案件' })}`)
    await page.waitForSelector('.scroll td a')
    expect(await page.textContent('#answer .intro')).toContain('“案件”不是已定义的指标')
    const [numbers, names] = [page.locator('.scroll td a'), page.locator('.scroll td p .role:first-child')]
    expect(await names.count()).toBe(await numbers.count())
    for (const name of await names.allTextContents()) expect(name).toContain('案件')
    await page.context().close()
  })

  it('on a phone a division is a list of the years with a number, none wider than the window', async () => {
    const text = (year: number, said: string) =>
      `武汉市${year}年法治政府建设情况报告\n${year}年，武汉市扎实推进法治政府建设，现将有关情况报告如下。\n${said}`
    const said = '全市各级各类学校食品安全和校园周边综合治理专项巡查完成3600余次，立案36件。'
    const one = await serve(
      await searcherOf(
        await reportsOf({
          '1.txt': text(2019, said),
          '2.txt': text(2020, '巡查稳步推进。'),
          '3.txt': text(2021, said),
        }),
      ),
    )
    try {
      const { page } = await openPage(stage().started.browser, one.origin, {
        viewport: { width: 320, height: 844 },
      })
      await page.goto(`${one.origin}/indicators?${new URLSearchParams({ name: '专项巡查' })}`)
      await page.waitForSelector('.scroll td a')
      const seen = await page.$$eval('.scroll tbody td', cells =>
        cells
          .filter(cell => cell.getClientRects().length > 0)
          .map(cell => getComputedStyle(cell, '::before').content.slice(1, -1)),
      )
      expect(seen).toEqual(['2019', '2021'])
      expect(await page.locator('.scroll .stated').textContent()).toBe('3 年有报告，2 年写明')
      expect(await page.locator('.scroll td .role').first().textContent()).toContain('综合治理专项巡查')
      expect(await page.$eval('.scroll', node => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0)
      await page.context().close()
    } finally {
      await one.close()
    }
  })

  it('how a number was checked stands in the page, opened from the keyboard', async () => {
    const text =
      '武汉市2020年法治政府建设情况报告\n2020年，武汉市扎实推进法治政府建设，现将有关情况报告如下。\n' +
      '全年共受理行政复议案件64件，审结48件，结案率70%。'
    const one = await serve(await searcherOf(await reportsOf({ '1.txt': text })))
    try {
      const { page } = await openPage(stage().started.browser, one.origin)
      await page.goto(`${one.origin}/indicators?${new URLSearchParams({ name: '行政复议结案率' })}`)
      await page.waitForSelector('.scroll td a')
      const formula = page.getByText('48 ÷ 64 = 75.0%，文中写70%')
      expect(await formula.evaluate(node => (node as HTMLDetailsElement).open)).toBe(false)
      await page.focus('.check summary')
      await page.keyboard.press('Enter')
      expect(await formula.evaluate(node => (node as HTMLDetailsElement).open)).toBe(true)
      expect(await page.textContent('.check summary')).toBe('勾稽不符')
      await page.context().close()
    } finally {
      await one.close()
    }
  })

  it('no report of a place and year is not taken for one that states nothing', async () => {
    const text = (city: string, year: number, said: string) =>
      `${city}${year}年法治政府建设情况报告\n${year}年，${city}扎实推进法治政府建设，现将有关情况报告如下。\n${said}`
    const told = '全年受理行政复议案件64件。'
    const few = await serve(
      await searcherOf(
        await reportsOf({
          '1.txt': text('武汉市', 2019, told),
          '2.txt': text('武汉市', 2020, '复议工作稳步推进。'),
          '3.txt': text('武汉市', 2021, told),
          '4.txt': text('长沙市', 2019, told),
          '5.txt': text('长沙市', 2021, told),
        }),
      ),
    )
    try {
      const { page } = await openPage(stage().started.browser, few.origin)
      await page.goto(`${few.origin}/indicators?${new URLSearchParams({ name: '行政复议案件受理数' })}`)
      await page.waitForSelector('.scroll td a')
      const cells = (rows: string) => page.locator(`.scroll ${rows} td`).allTextContents()
      expect(await cells('tbody tr:nth-child(1)')).toEqual(['64件', '没有写，或没有认出', '64件'])
      expect(await cells('tbody tr:nth-child(2)')).toEqual(['64件', '—没有报告', '64件'])
      expect(await cells('tfoot tr:nth-child(1)')).toEqual(['2', '1', '2'])
      expect(await cells('tfoot tr:nth-child(2)')).toEqual(['2', '0', '2'])
      await page.context().close()
    } finally {
      await few.close()
    }
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
