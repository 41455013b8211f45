// trends.ts — where a wording came from and how it spread, and which words some reports have more: over real reports.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Trend } from '../../../src/api/trend.ts'
import { CITIES_BESIDE_NATION } from '../../support/keyness.ts'
import { openPage } from '../browser.ts'
import type { Served } from '../server.ts'
import { violations } from './axe.ts'
import { serveComposed } from './composed.ts'
import { address, type Stage, settled } from './stage.ts'

export function trendStories(stage: () => Stage): void {
  let served: Served
  beforeAll(async () => {
    served = await serveComposed()
  })
  afterAll(() => served.close())

  it('the researcher sees where a wording is first, and how many reports of each year have it', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends`)
    await settled(page)
    await page.fill('#q', '柔性执法')
    await page.press('#q', 'Enter')
    await page.waitForSelector('.answer table')
    expect(address(page)).toBe('/trends?q=柔性执法')
    const rows = await page.locator('.answer tbody tr').allTextContents()
    // Reports of 2019 are held, and none has it: that is a 0.
    expect(rows[0], rows.join('|')).toMatch(/^20190\/80\s%/)
    expect(rows.filter(row => /^2020.*4.*8/.test(row)).length, rows.join('|')).toBe(1)
    // All had a report in 2019, without it; their province is said once.
    expect(rows[1]).toContain('此前有报告：湖北省武汉市、宜昌市、襄阳市、荆州市')
    expect(rows[1]).not.toContain('此前没有报告')
    // Which of the four was first is not known; the search has them all.
    expect(await page.textContent('.answer')).toContain('2020 年有 4 篇用到，先后不明。')
    const all = await page.getAttribute('.answer a:has-text("看全部 4 篇")', 'href')
    expect(await fetch(all!.replace('/?', '/api/search?')).then(answer => answer.json())).toMatchObject({
      totalReports: 4,
    })
    const marked = await page.$$eval('.first li', items =>
      items.map(item => item.querySelector('mark')?.textContent),
    )
    expect(marked).toEqual(Array(4).fill('柔性执法'))
    await page.click('.answer a[href*="/r/"] >> nth=0')
    await page.waitForSelector('.passage.current')
    expect(await page.textContent('.passage.current')).toContain('柔性执法')
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('has 0 for years before the first use, a gap where nothing is held, and all divisions once asked for', async () => {
    const { years, first, ...rest } = await served.truth<Trend>(
      `/api/trend?${new URLSearchParams({ q: '柔性执法' })}`,
    )
    const [one] = years
    const joined = Array.from({ length: 11 }, (_, i) => {
      const name = `甲${i}县`
      return { ...years[1]!.joined[0]!, name, path: ['湖北省', name] }
    })
    const early = [1998, 2003, 2004, 2005].map(year => ({ ...one!, year }))
    const later = years.map((year, i) => (i === 1 ? { ...year, joined, adopted: [], arrived: joined } : year))
    served.answers.set('/api/trend', {
      status: 200,
      body: { ...rest, first, years: [...early, ...later] } satisfies Trend,
    })
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends?q=${encodeURIComponent('柔性执法')}`)
    await settled(page)
    const rows = async () =>
      (await page.locator('.answer tbody tr:visible').allInnerTexts()).map(row => row.replace(/\s+/g, ' '))
    expect(await rows()).toHaveLength(3)
    expect((await rows())[0]).toMatch(/^1998–2019 0\/40 0 %.*逐年列出/)
    // On paper nothing can be pressed: all years are there.
    await page.emulateMedia({ media: 'print' })
    expect((await rows())[0]).toMatch(/^1998 0\/8/)
    await page.emulateMedia({ media: 'screen' })
    await page.focus('.answer tbody button:has-text("逐年列出")')
    await page.keyboard.press('Enter')
    const all = await rows()
    expect(all[0]).toMatch(/收起$/)
    expect(all.slice(1, 4).map(row => row.slice(0, 14))).toEqual([
      expect.stringMatching(/^1998 0\/8/),
      expect.stringMatching(/^1999–2002 本库没有/),
      expect.stringMatching(/^2003 0\/8/),
    ])
    expect(all.find(row => row.startsWith('2006–2018'))).toContain('本库没有这些年的报告')
    const names = page.locator('.answer p:has-text("此前没有报告：")')
    expect((await names.allInnerTexts()).join()).toMatch(
      /^此前没有报告：湖北省甲0县、.*、甲7县 … 全部 11 个$/,
    )
    expect(await page.textContent('.answer')).toContain('是不是这一年才用到，看不出来')
    await names.locator('button').focus()
    await page.keyboard.press('Enter')
    // Once, in one place: nothing of what was there before is left above it.
    expect((await names.allInnerTexts()).join().match(/甲\d+县/g)).toEqual(joined.map(({ name }) => name))
    served.answers.clear()
    expect(trouble).toEqual([])
  })

  it('the researcher sees which words one province has more, and is refused where reports are few', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends?key-region=${encodeURIComponent('湖北')}`)
    await settled(page)
    expect(await page.textContent('.answer >> nth=1')).toContain(
      '词所选其余倍数（至少）所选用得多的：所选的占比是其余的几倍全面实行包容审慎监管12/120/12其余没有（至少 ',
    )
    await page.fill('#key-region', '武汉')
    await page.press('#key-region', 'Enter')
    await page.waitForSelector('.answer .error')
    expect(await page.textContent('.answer .error')).toContain('10')
    // Asked again it would be refused again.
    expect(await page.locator('.answer button').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('what is typed wrongly is told below the fields, in their words, and is mended there', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends`)
    await settled(page)
    await page.fill('#key-region', '湖北')
    await page.fill('#key-year', '2020x')
    await page.press('#key-year', 'Enter')
    await page.waitForSelector('#key-wrong:not(:empty)')
    const told = await page.textContent('#key-wrong')
    expect(told).toContain('“2020x”读不成年份')
    expect(told).not.toContain('year')
    expect(await page.textContent('.answer >> nth=1')).toBe('')
    expect(await page.getAttribute('#key-year', 'aria-describedby')).toBe('key-wrong')
    expect(await violations(page)).toEqual([])
    await page.fill('#key-region', '湖比')
    await page.fill('#key-year', '2019年..2021年')
    await page.press('#key-year', 'Enter')
    await page.waitForSelector('#key-region[aria-invalid]')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('key-region')
    expect(await page.getAttribute('#key-year', 'aria-invalid')).toBeNull()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('湖北')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.words')
    expect(await page.textContent('#key-wrong')).toBe('')
    expect(address(page)).toBe('/trends?key-region=湖北&key-year=2019年..2021年')
    expect(trouble).toEqual([])
  })

  for (const [path, told] of [
    ['/indicators?name=行政复议&year=2020至2021', 'is no year'],
    ['/inspection?region=火星', 'is no administrative division'],
  ] as const)
    it(`so is it at ${path}, in English`, async () => {
      const { page } = await openPage(stage().started.browser, served.origin, { locale: 'en-US' })
      await page.goto(served.origin + path)
      await page.waitForSelector('.wrong:not(:empty)')
      expect(await page.textContent('.wrong')).toContain(told)
      expect(await page.locator('#answer button').count()).toBe(0)
    })

  it('the researcher is told that one side is of cities only, and compares cities with cities', async () => {
    served.answers.set('/api/keyness', { status: 200, body: CITIES_BESIDE_NATION })
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends?key-year=2021`)
    await settled(page)
    const text = await page.textContent('.answer >> nth=1')
    expect(text).toContain('所选：市级 36 篇、国家 4 篇；其余：国家 42 篇')
    expect(text).toMatch(
      /市委34\/406\/42[56]\.\d 倍（至少 2\.0 倍）.*国务院0\/4030\/42所选没有（至少 4\.0 倍）/,
    )
    served.answers.clear()
    await page.selectOption('#key-level', '市')
    await page.click('.ask >> nth=1 >> button')
    await page.waitForFunction(
      () => !document.querySelectorAll('.answer')[1]!.textContent!.includes('国务院'),
    )
    await settled(page)
    expect(address(page)).toBe('/trends?key-year=2021&key-level=市')
    expect(served.requests.map(decodeURIComponent)).toContain('/api/keyness?year=2021&level=市')
    expect(trouble).toEqual([])
  })

  it('the researcher compares reports with reports, and takes the tables away with what they rest on', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/trends?q=${encodeURIComponent('柔性执法')}`)
    await settled(page)
    await page.fill('#key-region', '湖北')
    await page.selectOption('#key-genre', '报告')
    await page.press('#key-region', 'Enter')
    await page.waitForSelector('.words')
    expect(address(page)).toBe('/trends?q=柔性执法&key-region=湖北&key-genre=报告')
    const files = await page.$$eval('.summary a', nodes =>
      nodes.map(node => (node as HTMLAnchorElement).href),
    )
    expect(files.map(href => decodeURIComponent(href.replace(served.origin, '')))).toEqual([
      '/api/trend/export?q=柔性执法&format=csv',
      '/api/trend/export?q=柔性执法&format=xlsx',
      '/api/keyness/export?region=湖北&genre=报告&format=csv',
      '/api/keyness/export?region=湖北&genre=报告&format=xlsx',
    ])
    const answers = await Promise.all(files.map(href => fetch(href)))
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')?.slice(0, 8)])).toEqual([
      [200, 'text/csv'],
      [200, 'applicat'],
      [200, 'text/csv'],
      [200, 'applicat'],
    ])
    expect(await answers[2]!.text()).toContain('全面实行包容审慎监管,12,12,0,12,多')
    await page.selectOption('#key-genre', '法规')
    await page.click('.ask >> nth=1 >> button')
    await page.waitForSelector('.answer .error')
    expect(await page.textContent('.answer .error')).toContain('10')
    expect(trouble).toEqual([])
  })

  it('a narrow phone shows all numbers whole, and nothing is scrolled to', async () => {
    const viewport = { width: 320, height: 844 }
    const { page } = await openPage(stage().started.browser, served.origin, { viewport })
    const query = new URLSearchParams({ q: '柔性执法', 'key-region': '湖北' })
    // Called by its file, whose name has no place to break.
    const told = await served.truth<Trend>(`/api/trend?${new URLSearchParams({ q: '柔性执法' })}`)
    const first = told.first.map(one => ({
      ...one,
      report: { ...one.report, title: null, file: `${'Notice'.repeat(20)}.txt` },
    }))
    served.answers.set('/api/trend', { status: 200, body: { ...told, first } satisfies Trend })
    await page.goto(`${served.origin}/trends?${query}`)
    await settled(page)
    served.answers.delete('/api/trend')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const frames = await page.$$eval('.scroll', nodes =>
      nodes.map(node => ({
        isWider: node.scrollWidth > node.clientWidth,
        isFaded: getComputedStyle(node).maskImage !== 'none',
      })),
    )
    expect(frames).toEqual(Array(2).fill({ isWider: false, isFaded: false }))
    const lines = await page.$$eval('.times', nodes =>
      nodes.map(
        node => node.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(node).lineHeight),
      ),
    )
    for (const height of lines) expect(height).toBeLessThan(2.1)
  })

  for (const locale of ['zh-CN', 'en-US'])
    it(`at 320 px the field is as wide as the column below it, ${locale}`, async () => {
      const viewport = { width: 320, height: 700 }
      const { page } = await openPage(stage().started.browser, served.origin, { viewport, locale })
      await page.goto(`${served.origin}/trends`)
      await settled(page)
      const rightOf = (selector: string) =>
        page.$eval(selector, node => Math.round(node.getBoundingClientRect().right))
      expect(await rightOf('jiansuo-box')).toBe(await rightOf('.ask'))
    })

  it('forced colours leave a button its border', async () => {
    const { page } = await openPage(stage().started.browser, served.origin, { forcedColors: 'active' })
    await page.goto(`${served.origin}/trends`)
    await settled(page)
    expect(await page.$eval('.primary', node => getComputedStyle(node).borderTopWidth)).toBe('1px')
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      it(`axe finds nothing and nothing is wider than the window, ${colorScheme}, ${width}`, async () => {
        const viewport = { width, height: 900 }
        const { page } = await openPage(stage().started.browser, served.origin, { colorScheme, viewport })
        const query = new URLSearchParams({ q: '柔性执法', 'key-region': '湖北' })
        await page.goto(`${served.origin}/trends?${query}`)
        await settled(page)
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
      })
}
