// quality.ts — the administrator looks at the state of the data, and from there at the reports.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../server.ts'
import { serveNeglected } from './neglected.ts'
import { address, asked, open, type Stage, settled } from './stage.ts'

export function qualityStories(stage: () => Stage): void {
  let served: Served
  beforeAll(async () => {
    served = await serveNeglected()
  })
  afterAll(() => served.close())

  const under = (title: string) => `.listing:has(h2:has-text("${title}"))`

  it('is reached from the start page, lists each kind of finding, and links to the reports', async () => {
    const neglected = { ...stage(), server: served }
    const { page, trouble } = await open(neglected, '/')
    await page.click('.about-data a[href*="quality"]')
    await page.waitForSelector('body[data-view="quality"] .listing')
    await settled(page)
    expect(address(page)).toBe('/?view=quality')
    expect(await page.title()).toContain('数据质量')
    expect(asked(neglected, '/api/quality')).toEqual(['/api/quality?limit=200'])
    const text = (title: string) => page.textContent(under(title))
    expect(await text('未能读取的文件')).toContain('<b>空</b>.txt 文件是空的：请放入正文后再索引')
    expect(await text('没有地区的报告')).toContain('不知何处的报告')
    expect(await text('存疑')).toContain('正文只有 20 字')
    // What may be wrong stands open, before all else; what only a file name tells is one line with its count, behind all.
    const titles = await page.$$eval('.listing h2', nodes => nodes.map(node => node.firstChild!.textContent))
    expect(titles).toEqual([
      '存疑',
      '正文相同',
      '未能读取的文件',
      '没有地区的报告',
      '没有年份的报告',
      '同一地区同一年份不止一篇',
      '首末年份之间缺少的年份',
      '地区、年份只见于名称',
      '原文未载的项目',
      '清理掉的行',
    ])
    expect(await page.textContent('.hint')).toContain('同文异题')
    const ofNames = page.locator('[data-doubt="year-from-file-name"]')
    expect(await ofNames.locator('summary').textContent()).toBe('年份只见于文件名 240')
    expect(await ofNames.locator('li').first().isVisible()).toBe(false)
    await ofNames.locator('summary').click()
    expect(await ofNames.locator('li').first().textContent()).toContain('据“2020年”')
    expect(await page.locator(`${under('正文相同')} a`).count()).toBe(2)
    expect(await text('同一地区同一年份')).toContain('海南区 2021 年')
    expect(await text('缺少的年份')).toContain('2018–2021 年间缺 2019、2020')
    expect(await text('清理掉的行')).toContain('网页部件1\u202f2344\u202f9361')
    await page.click(`${under('存疑')} a`)
    await page.waitForSelector('.passage')
    expect(address(page)).toBe('/r/pasted')
    expect(served.errors).toEqual([])
    expect(trouble).toEqual([])
  })

  it('tells lines of one file in one line, and opens what was not asked for at first', async () => {
    const { page, trouble } = await open({ ...stage(), server: served }, '/?view=quality')
    const lines = page.locator(`${under('未能读取的文件')} details`)
    expect(await lines.locator('summary').textContent()).toBe('名录.jsonl 296 行：缺少 text（正文）')
    await lines.locator('summary').click()
    expect(await lines.locator('li').allTextContents()).toEqual(['第 1–296 行缺少 text（正文）'])
    const undated = page.locator(under('没有年份的报告'))
    expect(await undated.locator('li').count()).toBe(200)
    await undated.locator('summary:has-text("其余 228 项")').click()
    await undated.locator('button:has-text("还有 40 项")').click()
    await undated.locator('details li').nth(227).waitFor()
    expect(await undated.locator('li').count()).toBe(240)
    expect(await undated.locator('button').count()).toBe(0)
    const hrefs = await undated
      .locator('li a')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(new Set(hrefs).size).toBe(240)
    expect(trouble).toEqual([])
  })

  it('gives way to a question, comes back with Back, and says when it failed', async () => {
    const { page, trouble } = await open(stage(), '/?view=quality')
    await page.waitForSelector('.listing')
    await page.click('jiansuo-box')
    await page.keyboard.type('行政复议')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card')
    expect(address(page)).toBe('/?q=行政复议')
    await page.goBack()
    await page.waitForSelector('body[data-view="quality"] .listing')
    stage().server.answers.set('/api/quality', { status: 500, body: null })
    await page.reload()
    await page.waitForSelector('.error button')
    stage().server.answers.clear()
    await page.click('.error button')
    await page.waitForSelector('.listing')
    expect(trouble).toEqual([])
  })
}
