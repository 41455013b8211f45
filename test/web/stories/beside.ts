// beside.ts — two reports side by side.
import { expect, it } from 'vitest'
import type { ReportList } from '../../../src/api/reports.ts'
import { address, open, type Stage, settled } from './stage.ts'

export function besideStories(stage: () => Stage): void {
  it('is reached from the reader, and has every passage of both, once', async () => {
    const { page, trouble } = await open(stage(), '/r/002?q=行政复议')
    const own = await page.$$eval('.passage', nodes => nodes.map(node => node.id))
    await page.click('.chooser summary')
    await page.waitForSelector('.chooser li')
    // Of the same year, and so before the others.
    expect(await page.textContent('.chooser li:first-child')).toContain('2020')
    await page.click('.chooser a:has-text("天门市")')
    await page.waitForSelector('section.pair')
    await settled(page)
    expect(address(page)).toBe('/r/002?q=行政复议&beside=003')
    const { page: other } = await open(stage(), '/r/003?q=行政复议')
    const theirs = await other.$$eval('.passage', nodes => nodes.map(node => node.id))
    await other.context().close()
    const both = await page.$$eval('.passage', nodes => nodes.map(node => node.id))
    expect([...both].sort()).toEqual([...own, ...theirs].sort())
    // Sections of one topic begin at the same height.
    const tops = await page.$$eval('section.pair', rows =>
      rows.flatMap(row => {
        const heads = [...row.children].map(side => side.querySelector('h2')?.getBoundingClientRect().top)
        return heads.every(top => top !== undefined) ? [heads] : []
      }),
    )
    expect(tops.length).toBeGreaterThan(1)
    for (const [left, right] of tops) expect(Math.abs(left! - right!)).toBeLessThan(1)
    expect(trouble).toEqual([])
  })

  it('walks through the matches of both, keeps both while another word is looked for, and leads back to one', async () => {
    const { page } = await open(stage(), '/r/002?q=行政复议&beside=003')
    expect(await page.textContent('#place')).toMatch(/两篇共 12 处/)
    for (let i = 0; i < 5; i++) await page.keyboard.press('n')
    expect(await page.textContent('#place')).toBe('5 / 12')
    await page.fill('#find', '法律顾问')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.search.includes('%E6%B3%95%E5%BE%8B'))
    await settled(page)
    expect(address(page)).toBe('/r/002?q=法律顾问&beside=003')
    expect(await page.locator('section.pair').count()).toBeGreaterThan(2)
    await page.click('.alone >> nth=1')
    await page.waitForSelector('.outline')
    expect(address(page)).toBe('/r/003?q=法律顾问')
  })

  it('copies the citation of the report that the passage is of', async () => {
    const { page } = await open(stage(), '/r/002?q=行政复议&beside=003', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const [left, right] = await page.$$eval(
      'section.pair > div:nth-child(2) .passage, section.pair > div:nth-child(1) .passage',
      nodes => [
        nodes.find(node => node.id.startsWith('002'))!.id,
        nodes.find(node => node.id.startsWith('003'))!.id,
      ],
    )
    for (const [id, name] of [
      [left, '锡林郭勒盟'],
      [right, '天门市'],
    ]) {
      await page.locator(`[id="${id}"]`).click()
      await page.click('button:has-text("复制引文")')
      await page.waitForSelector('button:has-text("已复制")')
      const text = await page.evaluate(() => navigator.clipboard.readText())
      expect(text).toContain(name!)
      expect(text).toContain(`/r/${id!.slice(0, 3)}#`)
      await page.waitForSelector('button:has-text("复制引文")')
    }
  })

  it('finds a report by division, title or year as one types, and says when there is none', async () => {
    const { page } = await open(stage(), '/r/002')
    await page.click('.chooser summary')
    await page.waitForSelector('.chooser li')
    await page.fill('.chooser input', '湖南省')
    await page.waitForSelector('.chooser li:only-child a:has-text("西洞庭")')
    for (const [name, said] of [
      ['四川省', '没有合“四川省”的报告'],
      ['火星', '没有合“火星”的报告'],
    ] as const) {
      await page.fill('.chooser input', name)
      await page.waitForSelector(`.chooser p:has-text("${said}")`)
      expect(await page.locator('.chooser li').count()).toBe(0)
    }
  })

  it('says how many reports are not listed, and lists them', async () => {
    const { server } = stage()
    const all = await server.truth<ReportList>('/api/reports?near=002')
    const many = Array.from({ length: 120 }, (_, i) => ({ ...all.reports[0]!, id: `n${i}` }))
    server.answers.set('/api/reports', async parameters => {
      const [offset, limit] = ['offset', 'limit'].map(name => Number(parameters.get(name)))
      return { total: many.length, reports: many.slice(offset, offset! + limit!) }
    })
    const { page } = await open(stage(), '/r/002')
    await page.click('.chooser summary')
    const more = page.locator('.chooser button')
    for (const left of ['还有 70 篇', '还有 20 篇']) {
      await page.waitForSelector(`.chooser button:has-text("${left}")`)
      await more.click()
    }
    await page.waitForSelector('.chooser li:nth-child(120)')
    expect(await more.isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('n100')
  })
}
