// page.ts — the search page, as a person goes through it.
import { expect, it } from 'vitest'
import type { ReportList } from '../../../src/api/reports.ts'
import type { SearchResult } from '../../../src/api/search.ts'
import { openPage } from '../browser.ts'
import { address, asked, open, type Stage, settled } from './stage.ts'

const TOTALS = '#summary h1'

export function pageStories(stage: () => Stage): void {
  it('starts with what is here and how to ask', async () => {
    const { page, trouble } = await open(stage(), '/')
    expect(await page.textContent('.collection')).toContain('5 篇报告 · 5 个地区')
    expect(await page.locator('.reports li').count()).toBe(5)
    expect(await page.locator('.questions a').count()).toBe(4)
    await page.click('.questions a >> nth=0')
    await page.waitForSelector('body[data-view="results"]')
    await page.goBack()
    await page.waitForSelector('body[data-view="home"]')
    expect(trouble).toEqual([])
  })

  it('shows how a query is written over the results, which stay; each example is a search', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议')
    await page.click('.controls button:has-text("检索语法")')
    await page.waitForSelector('dialog[open]')
    const queries = await page.locator('.examples dt a').allTextContents()
    expect(queries.length).toBeGreaterThan(8)
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog[open]', { state: 'hidden' })
    expect(address(page)).toBe('/?q=行政复议')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('检索语法')
    await page.keyboard.press('Enter')
    await page.click('.examples dt a >> nth=0')
    await page.waitForFunction(() => location.search.includes('+'))
    expect(address(page)).toBe('/?q=行政复议+调解')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('puts the best passages of a report on one card, with the way to the others', async () => {
    const { page, trouble } = await open(stage(), '/?q=法治')
    expect(await page.locator('.card').count()).toBe(5)
    expect(await page.locator('.card:first-child .passage').count()).toBe(3)
    expect(await page.textContent('.card:first-child .others')).toMatch(
      /^本篇另有 \d+ 段在全文里逐段看 \d+ 段$/,
    )
    expect(trouble).toEqual([])
  })

  it('says of a report that one names why it is not in the answer', async () => {
    const { page, trouble } = await open(stage(), '/?q=量子计算')
    await page.click('.empty button:has-text("为什么没有")')
    // One may type at once.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.fill('#why input', '天门市')
    await page.keyboard.press('Enter')
    await page.click('#why .choice')
    await page.waitForSelector('#why .reasons')
    expect(await page.textContent('#why .reasons')).toContain(
      '没有一段符合“量子计算”：其中“量子”、“计算”在这篇报告里一次也没有出现',
    )
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('maps what is held by region and year; a cell lists its reports, a province unfolds', async () => {
    const { page, trouble } = await open(stage(), '/')
    const cells = page.locator('.coverage-map tbody tr', { hasText: '内蒙古自治区' }).locator('td')
    expect(await cells.allTextContents()).toEqual(['1', '1', '没有报告', '没有报告', '2', '2 年20222023'])
    expect(await page.textContent('.absent')).toContain('四川省')
    await page.click('.unfold:text-is("内蒙古自治区")')
    await page.waitForSelector('tr.below')
    expect(await page.locator('tr.below th').allTextContents()).toEqual(['乌海市 › 海南区', '锡林郭勒盟'])
    await page.click('.unfold:text-is("内蒙古自治区")')
    expect(await page.locator('tr.below').count()).toBe(0)
    // One stop of Tab, from which arrows go on over what is not there.
    await page.focus('.coverage-map a[tabindex="0"]')
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('.coverage-map a[tabindex="0"]').count()).toBe(1)
    await cells.locator('a').last().focus()
    await page.keyboard.press('ArrowRight')
    const years = page.locator('.coverage-map .lacking ul').filter({ visible: true })
    expect(await years.count()).toBe(0)
    await page.keyboard.press('Enter')
    expect(await years.allTextContents()).toEqual(['20222023'])
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.coverage-map td [tabindex="0"]').count()).toBe(1)
    await page.click('.coverage-map a[data-key="held-420000-2020"]')
    await page.waitForSelector('.home .chip')
    expect(address(page)).toBe('/?region=420000&year=2020')
    expect(await page.textContent('.reports h2')).toContain('湖北省 2020 年的报告')
    await page.click('.home .chip >> nth=0')
    await page.waitForFunction(() => !location.search.includes('region'))
    expect(trouble).toEqual([])
  })

  it('shows every filter of an address without a question, lists by it, and asks with it', async () => {
    const heads = {
      'genre=法规': ['收录的报告（文种：法规）', ['法规']],
      'level=县': ['县级的报告', ['县级']],
      'year=2021&by=published': ['2021 年发布的报告', ['2021 年', '发布年份']],
      'region=150000&year=2021&genre=报告&level=县': [
        '内蒙古自治区 2021 年 县级的报告（文种：报告）',
        ['内蒙古自治区', '2021 年', '报告', '县级'],
      ],
    }
    for (const [filters, [head, chips]] of Object.entries(heads)) {
      const { page, trouble } = await open(stage(), `/?${filters}`)
      const list = await stage().server.truth<ReportList>(`/api/reports?${new URLSearchParams(filters)}`)
      expect(await page.textContent('.reports h2')).toBe(`${head}${list.total} 篇`)
      expect(await page.locator('.home .reports li').count()).toBe(list.total)
      const names = await page.locator('.home .chip').allTextContents()
      expect(names.map(name => name.replace('×', ''))).toEqual(chips)
      await page.locator('jiansuo-box input').last().fill('行政复议')
      await page.keyboard.press('Enter')
      await page.waitForSelector('body[data-view="results"]')
      expect(address(page)).toBe(`/?q=行政复议&${filters}`)
      expect(trouble).toEqual([])
      await page.close()
    }
  })

  it('says what a choice of years of publication leaves out for want of a date, and goes back on one click', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&year=2020..2022&by=published')
    expect(await page.textContent('.notices')).toContain('另有 2 篇的 7 段也符合，但发布日期不详')
    await page.click('[data-key="by-report"]')
    await page.waitForFunction(() => !location.search.includes('by='))
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&year=2020..2022')
    expect(await page.locator('.notices:has-text("不详")').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('shows totals, cards, sections and marks; a made-up title says so', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&list=flat')
    expect(await page.textContent(TOTALS)).toMatch(/4 篇 · 10 段 · 33 处$/)
    expect(await page.title()).toContain('行政复议 · 4 篇 · 10 段 · 33 处')
    const card = page.locator('.card', { hasText: '兴庆区 2022 年报告' }).first()
    expect(await card.locator('.made').textContent()).toBe('题名系代拟')
    expect(await card.locator('h2 .file-name').textContent()).toBe('001_f2fc1ce4b7bbf272')
    expect(await card.locator('.meta').textContent()).toContain('宁夏回族自治区 › 银川市 › 兴庆区')
    expect(await card.locator('.section').first().textContent()).toContain('(七)强化制度机制')
    expect(await page.locator('#list mark').count()).toBe(33)
    expect(new Set(await page.locator('#list mark').allTextContents())).toEqual(new Set(['行政复议']))
    expect(trouble).toEqual([])
  })

  it('narrows by region and year, in the address, and Back takes each step back', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    await page.click('.regions a:has-text("内蒙古自治区")')
    await page.waitForSelector('.chip')
    expect(address(page)).toBe('/?q=行政复议&region=150000')
    expect(await page.textContent(TOTALS)).toMatch(/2 篇 · 5 段/)
    // The other regions stay in view, so that one can add them.
    expect(await page.locator('.regions a:has-text("湖北省")').count()).toBe(1)
    expect(await page.locator('.regions a[aria-current]').allTextContents()).toEqual(['内蒙古自治区5 段'])
    await page.click('.years a:has-text("2021")')
    await page.waitForSelector('.chip >> nth=1')
    expect(address(page)).toBe('/?q=行政复议&region=150000&year=2021')
    expect(await page.textContent(TOTALS)).toMatch(/1 篇 · 2 段/)
    const shared = page.url()
    await page.goBack()
    await page.waitForFunction(() => !location.search.includes('year'))
    await settled(page)
    expect(await page.textContent(TOTALS)).toMatch(/2 篇 · 5 段/)
    await page.goto(shared)
    await settled(page)
    expect(await page.textContent(TOTALS)).toMatch(/1 篇 · 2 段/)
    expect(await page.locator('.chip').first().textContent()).toContain('内蒙古自治区')
    await page.click('.clear')
    await page.waitForFunction(() => !location.search.includes('region'))
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议')
  })

  it('narrows a chosen range to one year of it, whose handles stand where they were put', async () => {
    const { page } = await open(stage(), '/?q=行政复议&region=150000&year=2019..2023')
    // What is left of the region has fewer years than were chosen.
    expect(await page.inputValue('[data-key="year-low"]')).toBe('2019')
    expect(await page.inputValue('[data-key="year-high"]')).toBe('2023')
    await page.click('.years a:has-text("2021")')
    await page.waitForFunction(() => location.search.endsWith('year=2021'))
    await settled(page)
    expect(await page.textContent(TOTALS)).toMatch(/1 篇 · 2 段/)
    await page.click('.years a:has-text("2021")')
    await page.waitForFunction(() => !location.search.includes('year'))
  })

  it('takes a run of keys on a handle of the years back in one step, and a second run in another', async () => {
    const { page } = await open(stage(), '/?q=政府')
    const low = page.locator('[data-key="year-low"]')
    const press = async (key: string, times: number, year: string) => {
      for (let i = 0; i < times; i++) {
        await page.keyboard.press(key)
        await settled(page)
      }
      await page.waitForFunction(end => decodeURIComponent(location.search).endsWith(end), year)
      await settled(page)
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toMatch(/^year-/)
    }
    const before = await page.evaluate(() => history.length)
    await low.focus()
    await press('ArrowRight', 2, 'year=2022..2023')
    expect(await page.evaluate(() => history.length)).toBe(before + 1)
    // Another control, another run; and the first one again.
    await page.focus('[data-key="year-high"]')
    await press('ArrowLeft', 1, 'year=2022')
    await page.focus('[data-key="year-low"]')
    await press('ArrowLeft', 2, 'year=2020..2022')
    expect(await page.evaluate(() => history.length)).toBe(before + 3)
    for (const year of ['year=2022', 'year=2022..2023', '政府']) {
      await page.goBack()
      await page.waitForFunction(end => decodeURIComponent(location.search).endsWith(end), year)
      await settled(page)
    }
    // What follows Back is a step of its own.
    await low.focus()
    await press('ArrowRight', 2, 'year=2022..2023')
    await page.goBack()
    await page.waitForFunction(() => !location.search.includes('year'))
  })

  it('leads past all choices to the first result by keyboard', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    await page.focus('.summary .skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/\/r\//)
    expect(address(page)).toBe('/?q=行政复议')
  })

  it('has on a phone one line of how to look, and shows what a filter leaves', async () => {
    const { page } = await open(stage(), '/?q=行政复议', { viewport: { width: 390, height: 844 } })
    const look = page.locator('.look > summary')
    expect(await look.textContent()).toBe('显示智能 · 按报告 · 最相关')
    expect(await page.locator('.sort select').isVisible()).toBe(false)
    await look.click()
    await page.selectOption('.sort select', 'year:asc')
    await page.waitForFunction(() => location.search.includes('sort'))
    await settled(page)
    // It stays open for the next choice.
    expect(await page.locator('.sort select').isVisible()).toBe(true)
    expect(await look.textContent()).toContain('年份从远到近')
    await page.click('.filters > summary')
    await page.click('.regions a:has-text("内蒙古自治区")')
    await page.waitForSelector('.chip')
    await settled(page)
    expect(await page.evaluate(() => scrollY)).toBe(0)
    expect(await page.locator('.filters').getAttribute('open')).toBe(null)
  })

  it('searches within the results by one word more, and remembers queries in this browser only', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    await page.fill('.narrow input', '体制改革')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('#summary h1')?.textContent?.includes('体制改革'))
    expect(address(page)).toBe('/?q=行政复议+体制改革&match=strict')
    await page.click('.brand')
    await page.waitForSelector('.recent')
    expect(await page.locator('.recent .chip').allTextContents()).toEqual(['行政复议 体制改革', '行政复议'])
    expect(
      stage().server.requests.filter(request => !/^\/(api|assets|embed|favicon|\?|$)/.test(request)),
    ).toEqual([])
    await page.click('.recent button')
    await page.reload()
    await settled(page)
    expect(await page.locator('.recent').count()).toBe(0)
  })

  it('switches matching, order and one-per-report', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    await page.click('.switch a:has-text("精确")')
    await page.waitForFunction(() => location.search.includes('mode=exact'))
    await settled(page)
    expect(asked(stage(), '/api/search').at(-1)).toContain('mode=exact')
    // The control that was used keeps the focus although the bar is drawn anew.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('精确')
    await page.selectOption('.sort select', 'year:desc')
    await page.waitForFunction(() => location.search.includes('sort'))
    await settled(page)
    expect(await page.locator('.card .meta').first().textContent()).toContain('2022 年')
    await page.click('.switch a:has-text("每篇一段")')
    await page.waitForFunction(() => location.search.includes('distinct=report'))
    await settled(page)
    expect(await page.locator('.card').count()).toBe(4)
    expect(await page.textContent(TOTALS)).toMatch(/4 篇 · 10 段/)
  })

  it('turns pages, and comes back to where one was', async () => {
    const { page } = await open(stage(), '/?q=法治&list=flat')
    const first = await page.locator('#list .passage .text').allTextContents()
    expect(first.length).toBe(20)
    await page.click('.pager a[rel="next"]')
    await page.waitForFunction(() => location.search.includes('page=2'))
    await settled(page)
    const second = await page.locator('#list .passage .text').allTextContents()
    expect(second.some(text => first.includes(text))).toBe(false)
    expect(await page.evaluate(() => scrollY)).toBe(0)
    expect(await page.locator('.pager [aria-current="page"]').textContent()).toBe('2')
    await page.locator('#list .card a').last().click()
    await page.waitForSelector('#report h1')
    // However one goes back, by the reader's own link or by the browser.
    await page.keyboard.press('n')
    await page.click('.outline a >> nth=0')
    await page.click('#back')
    const isBack = () =>
      page.waitForFunction(() => {
        const last = [...document.querySelectorAll('#list .card a')].at(-1)
        return location.search.includes('page=2') && scrollY > 300 && document.activeElement === last
      })
    await isBack()
    await page.locator('#list .card a').last().click()
    await page.waitForSelector('#report h1')
    await page.goBack()
    await isBack()
    // So it is from another view: what led there has the focus again.
    await page.click('.tabs a:has-text("语境")')
    await page.waitForSelector('.kwic a')
    await page.click('.kwic [data-line="3"] a')
    await page.waitForSelector('#report h1')
    await page.goBack()
    await page.waitForFunction(() => document.activeElement?.matches('.kwic [data-line="3"] a'))
    await page.goBack()
    await page.waitForFunction(() => document.activeElement?.matches('[data-key="view-concordance"]'))
  })

  it('says what to try when nothing is found, and the links do it', async () => {
    const { page } = await open(stage(), '/?q=行政复议&mode=exact&year=2023')
    expect(await page.textContent('.empty')).toContain('没有找到')
    await page.click('.empty a:has-text("去掉 年份：2023 年 后有")')
    await page.waitForSelector('.card')
    expect(address(page)).toBe('/?q=行政复议&mode=exact')
  })

  it('offers a question without the filters typed in it, and no shorter wording where it is only filters', async () => {
    const { page } = await open(stage(), '/?q=(地区:宁夏 OR 地区:湖北) 行政复议 -地区:宁夏 -地区:湖北')
    await page.click('.empty a:has-text("去掉 检索词里写的限定 后有")')
    await page.waitForSelector('.card')
    expect(address(page)).toBe('/?q=行政复议')
    await page.goto(`${stage().server.origin}/?q=标题:没有这样的标题`)
    await settled(page)
    expect(await page.textContent('.empty')).toContain('没有找到')
    expect(await page.locator('.empty li').count()).toBe(0)
  })

  it('offers first what is found without each filter and without all, by its true count, with and without scripts', async () => {
    const { server } = stage()
    const path = '/?q=行政复议&region=420000&region=510000&year=2023&genre=报告'
    const { page } = await open(stage(), path)
    const lines = await page.locator('.empty li').allTextContents()
    const links = await page
      .locator('.empty li a')
      .evaluateAll(all => all.map(a => (a as HTMLAnchorElement).search))
    expect(links.length).toBeGreaterThan(1)
    for (const [i, search] of links.entries()) {
      const asked = new URLSearchParams(search)
      const told = await server.truth<SearchResult>(`/api/search?${asked}`)
      expect(told.relaxed).toBe(false)
      expect(lines[i]).toMatch(new RegExp(` 后有 ${told.totalOccurrences} 处（${told.totalReports} 篇）$`))
    }
    expect(lines[links.length - 1]).toContain('全部条件')
    expect(decodeURIComponent(links.at(-1)!)).toBe('?q=行政复议')
    const { page: bare } = await openPage(stage().started.browser, server.origin, {
      javaScriptEnabled: false,
    })
    await bare.goto(server.origin + path)
    expect(await bare.locator('.empty li').allTextContents()).toEqual(lines)
    await page.goto(`${server.origin}/?q=没有这样的话吧吧&mode=exact&year=2021`)
    await settled(page)
    expect(await page.locator('.empty li').first().textContent()).toBe('去掉全部条件也没有')
  })

  it('lets the style of citations be chosen in sight of them, for this browser', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    await page.locator('.out .citation-style select').selectOption({ label: 'GB/T 7714—2015' })
    await page.reload()
    await settled(page)
    expect(await page.locator('.out .citation-style select').inputValue()).toBe('gbt')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('.card button:has-text("复制引文")').first().click()
    await page.waitForSelector('button:has-text("已复制")')
    // The address is one of this machine.
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/[[]仅在本机打得开[\]][.]$/)
  })

  it('says once why nothing is found, by names where no hit tells them, and offers what would find', async () => {
    const { page } = await open(stage(), '/?q=复议&region=510000')
    expect(await page.textContent('.chip')).toContain('四川省')
    expect((await page.textContent('#main'))?.split('收录的报告中没有四川省的')).toHaveLength(2)
    expect(await page.locator('.empty li').allTextContents()).toEqual([
      expect.stringMatching(/^去掉 地区：四川省 后有 \d+ 处/),
    ])
    const { origin } = stage().server
    await page.goto(`${origin}/?q="复议 调解"`)
    await settled(page)
    expect(await page.textContent('#main')).not.toContain('换一个')
    await page.click('.empty a:has-text("去掉引号")')
    await page.waitForFunction(() => !location.search.includes('%22'))
    expect(address(page)).toBe('/?q=复议+调解')
  })

  it('shows the words of a refusal, which it would get again, and tries again what failed', async () => {
    const { server } = stage()
    const message = '参数 q 超过 1,000 个字：请缩短'
    server.answers.set('/api/search', { status: 400, body: { error: { code: 'bad-query', message } } })
    const { page } = await open(stage(), '/?q=长')
    expect(await page.textContent('.error')).toContain(message)
    expect(await page.locator('.error button').count()).toBe(0)
    server.answers.set('/api/search', { status: 503, body: null })
    await page.reload()
    await page.waitForFunction(() =>
      document.querySelector('.error')?.textContent?.includes('还没有可用的索引'),
    )
    server.answers.clear()
    await page.click('.error button')
    await page.waitForSelector('.card')
  })

  it('says beside the choice of a citation what it is, on a phone too', async () => {
    for (const width of [390, 320]) {
      const { page } = await open(stage(), '/?q=行政复议', { viewport: { width, height: 844 } })
      const [name, select] = await page.$$eval('.out .citation-style > *', nodes =>
        nodes.map(node => {
          const { left, right, top, bottom } = node.getBoundingClientRect()
          return { left, right, middle: (top + bottom) / 2, clip: getComputedStyle(node).clipPath }
        }),
      )
      expect(name!.clip).toBe('none')
      expect(name!.right).toBeLessThanOrEqual(select!.left)
      expect(Math.abs(name!.middle - select!.middle)).toBeLessThan(4)
      expect(select!.right).toBeLessThanOrEqual(width)
      await page.close()
    }
  })

  it('copies a passage with its citation', async () => {
    const { page } = await open(stage(), '/?q=行政复议', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const card = page.locator('.card', { hasText: '天门市人民政府关于2020年' }).first()
    await card.locator('button:has-text("复制引文")').first().click()
    await card.locator('button:has-text("已复制")').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(
      /^“.*行政复议.*”（湖北省天门市，《天门市人民政府关于2020年天门市法治政府建设情况的报告》，2020年，/s,
    )
    // Where it stands, not how it was found.
    expect(copied).toMatch(/\/r\/003#003-\w+$/)
  })

  it('copies only what is selected of a passage, by mouse', async () => {
    const { page } = await open(stage(), '/?q=行政复议', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const passage = page.locator('.card .passage').first()
    const word = passage.locator('mark').first()
    await word.dblclick()
    const selected = await page.evaluate(() => String(getSelection()).trim())
    expect(selected).not.toBe('')
    await passage.locator('button:has-text("复制引文")').click()
    await passage.locator('button:has-text("已复制")').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^“${selected}”`))
  })

  it('leads to the tools from the head of every page; Esc and a click beside the menu close it', async () => {
    const { page } = await open(stage(), '/?q=行政复议', { viewport: { width: 320, height: 700 } })
    for (const [name, path] of [
      ['核对文稿', '/check'],
      ['指标表', '/indicators'],
      ['年报体检', '/inspection'],
      ['趋势与用词', '/trends'],
      ['数据质量', '/?view=quality'],
    ]) {
      await page.focus('.elsewhere summary')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      await page.click(`.elsewhere a:has-text("${name}")`)
      await page.waitForURL(url => url.pathname + url.search === path)
    }
    const link = page.locator('.elsewhere a').first()
    await page.click('.elsewhere summary')
    await link.waitFor({ state: 'visible' })
    await page.keyboard.press('Escape')
    await link.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('summary')
    await page.click('.elsewhere summary')
    await page.mouse.click(5, 600)
    await link.waitFor({ state: 'hidden' })
  })

  it('speaks English where the browser does, and as chosen', async () => {
    const { page } = await open(stage(), '/?q=行政复议', { locale: 'en-US' })
    expect(await page.textContent(TOTALS)).toMatch(/4 reports · 10 passages · 33 occurrences$/)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.click('#tools button:has-text("中文")')
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN')
    await settled(page)
    expect(await page.textContent(TOTALS)).toMatch(/4 篇/)
  })

  it('lives under any path of a proxy without a setting', async () => {
    const { page, trouble } = await open(stage(), '/portal-path/?q=行政复议')
    await page.click('.card a >> nth=0')
    await page.waitForSelector('.passage.current')
    expect(address(page)).toBe('/portal-path/r/001?q=行政复议')
    await page.click('#back')
    await page.waitForSelector('.card')
    await page.click('.regions a >> nth=0')
    await page.waitForSelector('.chip')
    expect(address(page)).toBe('/portal-path/?q=行政复议&region=150000')
    await page.click('.brand')
    await page.waitForSelector('.collection')
    expect(address(page)).toBe('/portal-path/')
    const outside = stage().server.requests.filter(request => !request.startsWith('/portal-path/'))
    expect(outside).toEqual([])
    expect(trouble).toEqual([])
  })

  it('is a form where there is no script', async () => {
    const { browser } = stage().started
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(stage().server.origin)
    expect(await page.locator('noscript').isVisible()).toBe(true)
    await page.fill('input[name="q"]', '行政复议')
    await page.click('button')
    expect(address(page)).toBe('/?q=行政复议')
    await context.close()
  })

  it('fits a phone and 200 % zoom without scrolling sideways', async () => {
    for (const path of ['/', '/?q=行政复议', '/r/001?q=行政复议']) {
      for (const viewport of [
        { width: 360, height: 740 },
        { width: 720, height: 450 },
      ]) {
        const { page } = await open(stage(), path, { viewport })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(wide, `${path} at ${viewport.width}`).toBeLessThanOrEqual(0)
        await page.context().close()
      }
    }
  })
}
