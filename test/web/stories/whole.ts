// whole.ts — the clerk, the researcher and the administrator, from report files to what they see: nothing mocked.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexReports } from '../../../src/indexer/indexer.ts'
import { openSearcher } from '../../../src/search/open.ts'
import { createApp } from '../../../src/server/app.ts'
import { openPage } from '../browser.ts'
import { WEB } from '../mock-server.ts'
import { address, type Stage, settled } from './stage.ts'

const SEEDS = fileURLToPath(new URL('../../../seeds', import.meta.url))

export function wholeStories(stage: () => Stage): void {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-web-'))
  const errors: unknown[] = []
  let origin = ''
  let close = async () => {}

  beforeAll(async () => {
    await indexReports({ paths: [SEEDS], indexDir: folder })
    const searcher = await openSearcher({ indexDir: folder })
    const app = createApp(searcher, { webDir: WEB, version: '0.0.0', onError: error => errors.push(error) })
    const server = createServer(app)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    close = async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await searcher.close()
    }
  }, 60_000)
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
    expect(errors).toEqual([])
  })

  it('the researcher looks up a phrase across punctuation, region and year', async () => {
    const { page, trouble } = await openPage(stage().started.browser, origin)
    await page.goto(`${origin}/?q=${encodeURIComponent('放管服改革')}&mode=exact`)
    await settled(page)
    // Four of the five write “放管服”改革, one does not.
    expect(await page.textContent('#summary h1')).toMatch(/5 篇/)
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
}
