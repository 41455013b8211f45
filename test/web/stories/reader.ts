// reader.ts — a report read from end to end, with its matches.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { address, open, type Stage, settled } from './stage.ts'

const SEED = new URL('../../../seeds/003_4faa715f21cde781.txt', import.meta.url)

export function readerStories(stage: () => Stage): void {
  it('opens at the passage, with every match marked and counted', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议')
    await page
      .locator('.card', { hasText: '兴庆区' })
      .first()
      .locator('a:has-text("阅读全文")')
      .first()
      .click()
    await page.waitForSelector('#report .current')
    expect(address(page)).toBe('/r/001?q=行政复议')
    const target = decodeURIComponent(new URL(page.url()).hash.slice(1))
    expect(await page.getAttribute('.passage.current', 'id')).toBe(target)
    expect(
      await page.evaluate(() => document.querySelector('.current')!.getBoundingClientRect().top),
    ).toBeLessThan(900)
    expect(await page.locator('#report mark').count()).toBe(12)
    expect(await page.textContent('#place')).toMatch(/^\d+ \/ 12$/)
    expect(await page.textContent('h1')).toContain('兴庆区 2022 年报告')
    expect(trouble).toEqual([])
  })

  it('walks from match to match by key and button, around the ends', async () => {
    const { page } = await open(stage(), '/r/001?q=行政复议', { reducedMotion: 'reduce' })
    expect(await page.textContent('#place')).toBe('本篇 12 处')
    await page.keyboard.press('n')
    expect(await page.textContent('#place')).toBe('1 / 12')
    await page.keyboard.press('Shift+N')
    expect(await page.textContent('#place')).toBe('12 / 12')
    await page.click('#next')
    expect(await page.textContent('#place')).toBe('1 / 12')
    expect(await page.locator('mark[aria-current]').count()).toBe(1)
    await page.keyboard.press('j')
    expect(await page.locator('.passage.current').count()).toBe(1)
  })

  it('finds something else in the same report, in the address', async () => {
    const { page } = await open(stage(), '/r/001')
    expect(await page.locator('#report mark').count()).toBe(0)
    await page.keyboard.press('/')
    await page.keyboard.insertText('法律顾问')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#report mark[aria-current]')
    expect(address(page)).toBe('/r/001?q=法律顾问')
    const total = await page.locator('#report mark').count()
    expect(await page.textContent('#place')).toBe(`1 / ${total}`)
    await page.keyboard.press('Enter')
    expect(await page.textContent('#place')).toBe(`${Math.min(2, total)} / ${total}`)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('#report mark').length === 0)
  })

  it('shows where each value comes from, and what is not searched', async () => {
    const { page } = await open(stage(), '/r/003')
    await page.click('.about summary')
    expect(await page.textContent('.about')).toMatch(/题名.*天门市人民政府关于2020年.*据题名/s)
    await page.click('.cleaning summary')
    expect(await page.textContent('.cleaning')).toContain('MB1A08302/2021-00674')
    const { page: other } = await open(stage(), '/r/001')
    await other.click('.about summary')
    expect(await other.textContent('.about')).toMatch(/题名\s*原文未载.*年份\s*2022.*据首句/s)
  })

  it('shows the original on demand: removed lines at their place, not counted, kept in the address', async () => {
    const { page, trouble } = await open(stage(), '/r/003?q=天门市')
    const count = await page.textContent('#place')
    expect(await page.locator('.removed').first().isVisible()).toBe(false)
    await page.focus('.original-switch button:has-text("原文")')
    await page.keyboard.press('Enter')
    expect(await page.getAttribute('.original-switch button:has-text("原文")', 'aria-pressed')).toBe('true')
    expect(address(page)).toBe('/r/003?q=天门市&original=1')
    // All that is shown, in the order of the file: removed lines and passages, the former outside of any passage.
    const shown = await page.$$eval('#report .passage, .removed li', nodes =>
      nodes.map(node => (node.matches('li') ? node.querySelector('span')! : node).textContent!),
    )
    const file = readFileSync(SEED, 'utf8')
    let at = 0
    for (const text of shown) {
      const found = file.indexOf(text, at)
      expect(found, text).toBeGreaterThanOrEqual(at)
      at = found + text.length
    }
    const logged = await page.locator('.cleaning tbody tr').count()
    expect(logged).toBeGreaterThan(0)
    expect(await page.locator('.removed li').count()).toBe(logged)
    expect(await page.locator('.removed li small').first().isVisible()).toBe(true)
    expect(await page.locator('.removed mark, .removed .passage, .passage .removed').count()).toBe(0)
    expect(await page.textContent('#place')).toBe(count)
    await page.reload()
    await settled(page)
    expect(await page.locator('.removed').first().isVisible()).toBe(true)
    await page.click('.original-switch button:has-text("清理后")')
    expect(await page.locator('.removed').first().isVisible()).toBe(false)
    expect(address(page)).toBe('/r/003?q=天门市')
    expect(trouble).toEqual([])
  })

  it('shows the outline with its counts, and goes there', async () => {
    const { page } = await open(stage(), '/r/001?q=行政复议')
    const counts = await page.locator('.outline .number').allTextContents()
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(12)
    await page.click('.outline a:has-text("三、")')
    await page.waitForFunction(() => location.hash !== '')
    await page.waitForFunction(() =>
      document.querySelector('.outline a[aria-current]')?.textContent?.startsWith('三、'),
    )
  })

  it('copies a link that opens at the same passage', async () => {
    const { page } = await open(stage(), '/r/001?q=行政复议', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.keyboard.press('n')
    await page.click('button:has-text("复制本段链接")')
    await page.waitForSelector('button:has-text("已复制")')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const before = await page.getAttribute('.passage.current', 'id')
    const { page: other } = await open(
      stage(),
      new URL(link).pathname + new URL(link).search + new URL(link).hash,
    )
    expect(await other.getAttribute('.passage.current', 'id')).toBe(before)
  })

  it('copies the passage that something is selected in, though nobody clicked there', async () => {
    const { page } = await open(stage(), '/r/001?q=行政复议', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.keyboard.press('n')
    const selected = await page.evaluate(() => {
      const passage = [...document.querySelectorAll('.passage:not(.current)')].at(-1)!
      getSelection()!.selectAllChildren(passage)
      return passage.id
    })
    const moved = (id: string) =>
      document.getElementById(id)!.closest('.block')!.nextElementSibling?.className === 'passage-tools'
    await page.waitForFunction(moved, selected)
    const text = await page.evaluate(() => getSelection()!.toString().trim())
    await page.click('button:has-text("复制引文")')
    await page.waitForSelector('button:has-text("已复制")')
    // Quotation marks within one become single ones.
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(text.slice(0, 12))
  })

  it('says on paper, and only there, what is marked, of which file, index and day', async () => {
    const { page } = await open(stage(), '/r/001?q=行政复议')
    const note = page.locator('.paper-note')
    expect(await note.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await note.isVisible()).toBe(true)
    const { indexVersion } = await stage().searcher.search('行政复议')
    const said = await note.textContent()
    expect(said).toMatch(
      /^检索式：行政复议，标出 12 处 · 文件 001_\S+ · http:\S+\/r\/001 · 索引版本 \S+ · \d{4}-\d\d-\d\d 打印$/,
    )
    expect(said).toContain(indexVersion)
  })

  it('keeps the last three of a chain of headings with their text on paper, and not the whole chain', async () => {
    const { page } = await open(stage(), '/r/003')
    await page.emulateMedia({ media: 'print' })
    const breaks = await page.evaluate(() => {
      const heading = document.querySelector<HTMLElement>('#report .passage.heading')!
      const chain = [heading, ...Array.from({ length: 7 }, () => heading.cloneNode(true) as HTMLElement)]
      const text = Object.assign(document.createElement('p'), { className: 'block' })
      heading.replaceWith(...chain, text)
      return chain.map(node => getComputedStyle(node).breakAfter)
    })
    expect(breaks).toEqual([...Array(5).fill('auto'), ...Array(3).fill('avoid')])
  })

  it('says so when there is no such report', async () => {
    const { page } = await open(stage(), '/r/nosuch')
    await settled(page)
    expect(await page.textContent('.error')).toContain('没有编号为 nosuch 的报告')
  })
}
