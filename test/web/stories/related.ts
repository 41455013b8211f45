// related.ts — other wordings: named with counts, found too when told, in the address.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from '../browser.ts'
import type { Served } from '../server.ts'
import { violations } from './axe.ts'
import { serveComposed } from './composed.ts'
import { address, type Stage, settled } from './stage.ts'

export function relatedStories(stage: () => Stage): void {
  let served: Served
  beforeAll(async () => {
    served = await serveComposed()
  })
  afterAll(() => served.close())

  it('names another wording with its count; a click finds it too, and the address keeps that', async () => {
    const { page, trouble } = await openPage(stage().started.browser, served.origin)
    await page.goto(`${served.origin}/?q=${encodeURIComponent('放管服')}`)
    await settled(page)
    expect(await page.textContent('#summary h1')).toContain('6 段')
    await page.waitForSelector('.related a')
    expect(await page.textContent('.related li')).toBe('简政放权、放管结合、优化服务 18 段')
    expect(await page.getAttribute('.related li a', 'title')).toContain('出处：2019年国务院政府工作报告')
    await page.click('.related a.all')
    await page.waitForSelector('.related a.all:text-is("不再找这些")')
    expect(address(page)).toBe('/?q=放管服&related=on')
    expect(await page.textContent('#summary h1')).toMatch(
      /24 段 · 6 段逐字含有检索词，共 6 处；另有 18 段含有相关说法/,
    )
    expect(await page.locator('.card mark:text("简政放权")').count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])

    // The reader marks what was found.
    await page.click('.card:has(mark:text("简政放权")) a:has-text("阅读全文")')
    await page.waitForSelector('.passage.current mark')
    expect(await page.textContent('.passage mark >> nth=0')).toBe('简政放权、放管结合、优化服务')
    await page.goBack()
    await page.waitForSelector('.related a.all')
    await page.click('.related a.all')
    await page.waitForSelector('.related a.all:text-is("也找这些")')
    expect(address(page)).toBe('/?q=放管服')
    expect(trouble).toEqual([])
    expect(served.errors).toEqual([])
  })

  it('says nothing where a text has no other wording', async () => {
    const { page } = await openPage(stage().started.browser, served.origin)
    const answered = page.waitForResponse(/api\/related/)
    await page.goto(`${served.origin}/?q=${encodeURIComponent('柔性执法')}`)
    await settled(page)
    await answered
    expect(await page.isVisible('.related')).toBe(false)
  })
}
