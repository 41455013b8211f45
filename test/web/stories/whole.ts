// whole.ts — the clerk, the researcher and the administrator, from report files to what they see: nothing mocked.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SearchResult } from '../../../src/api/search.ts'
import { indexReports } from '../../../src/indexer/indexer.ts'
import { SEEDS } from '../../../src/package.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { readCsv, readXlsx } from '../../export/readers.ts'
import { openPage } from '../browser.ts'
import { type Served, serve } from '../server.ts'
import { address, type Stage, settled } from './stage.ts'

export function wholeStories(stage: () => Stage): void {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-web-'))
  let served: Served
  let origin = ''
  let close = async () => {}

  beforeAll(async () => {
    await indexReports({ paths: [SEEDS], indexDir: folder })
    const searcher = await openSearcher({ indexDir: folder })
    served = await serve(searcher)
    origin = served.origin
    close = async () => {
      await served.close()
      await searcher.close()
    }
  })
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('the clerk types a word, opens the best passage and reads it in its place', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(origin)
    await settled(page)
    expect(await page.textContent('.collection')).toContain('5 篇报告')
    await page.keyboard.type('行政复议', { delay: 10 })
    await page.waitForSelector('jiansuo-box [role="option"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card')
    expect(await page.textContent('#summary h1')).toMatch(/4 篇 · \d+ 段 · 33 处$/)
    const shown = await page.textContent('.card .text >> nth=0')
    await page.click('.card a:has-text("阅读全文") >> nth=0')
    await page.waitForSelector('.passage.current')
    expect(await page.textContent('.passage.current')).toBe(shown)
    expect(await page.locator('.passage.current mark').count()).toBeGreaterThan(0)
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('the researcher makes a table of an indicator and comes to the sentence of a cell', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(`${origin}/indicators`)
    await page.click('.choices a:text-is("行政复议案件受理数")')
    await page.waitForSelector('td a')
    expect(await page.locator('tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/天门市22起/),
      expect.stringMatching(/兴庆区(?:—没有报告)*64件/),
    ])
    await page.click('td a:text-is("64件")')
    await page.waitForSelector('.passage.current')
    expect(await page.textContent('.passage.current')).toContain('共受理行政复议案件64件')
    expect(trouble).toEqual([])
  })

  it('the researcher looks up a phrase across punctuation, region and year', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(`${origin}/?q=${encodeURIComponent('放管服改革')}&mode=exact`)
    await settled(page)
    // Four of the five write “放管服”改革, one does not.
    expect(await page.textContent('#summary h1')).toMatch(/5 篇/)
    await page.waitForSelector('.verified')
    expect(await page.getAttribute('.verified', 'title')).toContain('“放管服改革” ')
    await page.click('.regions a:has-text("内蒙古自治区")')
    await page.waitForSelector('.chip')
    await settled(page)
    expect(await page.textContent('#summary h1')).toMatch(/2 篇/)
    const back = address(page)
    await page.click('.card a >> nth=0')
    await page.waitForSelector('.passage.current')
    await page.click('#back')
    await page.waitForSelector('.chip')
    expect(address(page)).toBe(back)
    expect(trouble).toEqual([])
  })

  it('the administrator sees what was cleaned away, where values come from, and what a query was read as', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(origin)
    await settled(page)
    await page.click('.reports a:has-text("西洞庭管理区")')
    await page.waitForSelector('.cleaning')
    await page.click('.cleaning summary')
    expect(await page.textContent('.cleaning')).toContain('还没有账号')
    await page.click('.about summary')
    expect(await page.textContent('.about')).toContain('湖南省 › 常德市 › 西洞庭管理区（430771）')
    await page.goto(`${origin}/?q=${encodeURIComponent('行政复议 量子计算')}`)
    await settled(page)
    expect(await page.locator('.notices.relaxed li').count()).toBeGreaterThan(0)
    await page.goto(`${origin}/?q=x&region=${encodeURIComponent('不是地名')}`)
    await settled(page)
    expect(await page.textContent('.error p')).toContain('不是地名')
    expect(trouble).toEqual([])
  })

  it('the researcher compares, reads in context, and takes all of it home in files', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(`${origin}/?q=${encodeURIComponent('“行政复议”')}&view=compare`)
    await settled(page)
    expect(await page.locator('.heat:not(.series) tfoot td').allTextContents()).toEqual([
      '12',
      '9',
      '12',
      '33',
    ])
    const take = async (format: string) => {
      await page.locator('.export').evaluate(menu => menu.setAttribute('open', ''))
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`.export a:has-text("${format}")`),
      ])
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    }
    const compared = readCsv((await take('CSV')).bytes.toString('utf8').replace(/^\ufeff/, ''))
    expect(compared.length).toBe(6)
    await page.click('.tabs a:has-text("语境")')
    await page.waitForSelector('.kwic [data-line="0"] mark')
    await settled(page)
    expect(await page.textContent('.kwic-bar h2')).toBe('33 行')
    const shown = await page.$$eval('.kwic [data-line]', rows =>
      rows.slice(0, 10).map(row => row.querySelector('.key')!.textContent),
    )
    const context = await take('CSV')
    expect(context.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const lines = readCsv(context.bytes.toString('utf8').replace(/^\ufeff/, ''))
    expect(lines.length).toBe(34)
    // The same order: the file and the screen show the same words after the phrase.
    shown.forEach((text, i) => {
      expect(
        lines[i + 1]!.some(
          cell => cell.length > 0 && text!.slice(4).startsWith(cell.replace(/^'/, '').slice(0, 12)),
        ),
      ).toBe(true)
    })
    await page.click('.tabs a:has-text("段落")')
    await page.waitForSelector('.card')
    await settled(page)
    const total = Number(/(\d+) 段/.exec((await page.textContent('#summary h1'))!)![1])
    expect((await take('JSON Lines')).bytes.toString('utf8').trim().split('\n').length).toBe(total)
    const sheet = readXlsx((await take('Excel')).bytes)
    expect(sheet.rows.length).toBe(total + 1)
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('without scripts: searches, narrows, turns the page and reads', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin, { javaScriptEnabled: false })
    await page.goto(origin)
    await page.fill('input[name="q"]', '行政')
    await page.click('button[type="submit"]')
    const total = async () => Number(/(\d+) 段/.exec((await page.textContent('#summary h1'))!)![1])
    const all = await total()
    expect(await page.locator('#list .card mark').count()).toBeGreaterThan(0)
    await page.click('.regions a >> nth=0')
    const some = await total()
    expect(some).toBeLessThan(all)
    expect(new URL(page.url()).searchParams.has('region')).toBe(true)
    await page.goto(`${page.url()}&list=flat`)
    const first = await page.textContent('.card .text >> nth=0')
    await page.click('.pager a[rel="next"]')
    expect(new URL(page.url()).searchParams.get('page')).toBe('2')
    expect(await total()).toBe(some)
    const shown = await page.textContent('.card .text >> nth=0')
    expect(shown).not.toBe(first)
    expect(await page.inputValue('input[name="q"]')).toBe('行政')
    await page.click('.card a:has-text("阅读全文") >> nth=0')
    const passage = decodeURIComponent(new URL(page.url()).hash.slice(1))
    expect(await page.textContent(`[id="${passage}"]`)).toBe(shown)
    expect(await page.locator(`[id="${passage}"] mark`).count()).toBeGreaterThan(0)
    await page.click('#back')
    expect(await total()).toBe(all)
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('the administrator checks a portal, and browsers learn to search from the address bar', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(`${origin}/embed/check?portal=${encodeURIComponent('https://oa.example.cn/')}`)
    await page.waitForSelector('.way')
    expect(await page.textContent('[data-way="box"]')).toContain('https://oa.example.cn 不在允许的来源里')
    await page.fill('#portal', origin)
    await page.click('button[type="submit"]')
    await page.waitForSelector('[data-way="box"][data-outcome="yes"]')
    await page.goto(origin)
    const href = await page.getAttribute('link[rel="search"]', 'href')
    const description = await (await fetch(new URL(href!, page.url()))).text()
    const template = /template="([^"]+)"/.exec(description)![1]!
    await page.goto(
      template.replaceAll('&amp;', '&').replace('{searchTerms}', encodeURIComponent('行政复议')),
    )
    await page.waitForSelector('.card')
    expect(trouble).toEqual([])
  })

  it('every example of the query language finds something in the reports that come along', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(origin)
    await settled(page)
    await page.click('.collection button')
    const examples = await page.$$eval('.examples dt a, .questions a', nodes =>
      nodes.map(node => (node as HTMLAnchorElement).href),
    )
    for (const href of examples) {
      const q = new URL(href).searchParams.get('q')!
      const answer = await fetch(`${origin}/api/search?${new URLSearchParams({ q })}`)
      const { totalHits, relaxed, notices } = (await answer.json()) as SearchResult
      expect({ href: decodeURIComponent(href), some: totalHits > 0, relaxed, notices }).toEqual({
        href: decodeURIComponent(href),
        some: true,
        relaxed: false,
        notices: [],
      })
    }
    expect(trouble).toEqual([])
  })
}
