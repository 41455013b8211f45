// reuse.ts — a researcher sees what of a report stands in others, in the header at once, and reads a run beside another.
import { expect, it } from 'vitest'
import type { ReportDetail } from '../../../src/api/reports.ts'
import type { Reuse } from '../../../src/api/reuse.ts'
import { asked, open, type Stage } from './stage.ts'

export function reuseStories(stage: () => Stage): void {
  it('has shares in the header at once; opened, a margin, and runs that open side by side', async () => {
    const { server } = stage()
    const detail = (id: string) => server.truth<ReportDetail>(`/api/reports/${id}`)
    const [own, other] = [await detail('003'), await detail('001')]
    const passage = own.passages.find(({ text, kind }) => kind === 'paragraph' && text.length >= 12)!
    const there = other.passages.find(({ text, kind }) => kind === 'paragraph' && text.length >= 14)!
    const answer: Reuse = {
      k: 20,
      against: 'all',
      characters: 100,
      shares: { unique: 0.7, few: 0.05, formula: 0.25 },
      runs: [
        {
          passageId: passage.id,
          start: 0,
          length: 12,
          reports: 12,
          class: 'formula',
          samples: [{ reportId: '001', passageId: there.id, start: 2 }],
          places: [{ own: '兴庆区', other: '天门市' }],
        },
      ],
      sources: [other],
      reports: 4,
      indexVersion: 'v',
    }
    server.answers.set('/api/reports/003/reuse', { status: 200, body: answer })
    const { page, trouble } = await open(stage(), '/r/003')
    await page.waitForSelector('.reuse-summary:not(:empty)')
    expect(await page.textContent('.reuse-summary')).toBe(
      '本篇独有 70 % · 与少数几篇相同 5.0 % · 套话 25 % · 与上一年相同 30 %',
    )
    const questions = asked(stage(), '/api/reports/003/reuse')
    expect(questions.sort()).toEqual([
      '/api/reports/003/reuse?against=all&k=20',
      '/api/reports/003/reuse?against=last-year&k=20',
    ])
    await page.focus('.reuse > summary')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.shares')
    expect(await page.locator('.shares li').allTextContents()).toEqual([
      '本篇独有 70 %',
      '与少数几篇相同 5.0 %',
      '套话 25 %',
    ])
    expect(asked(stage(), '/api/reports/003/reuse')).toHaveLength(2)
    expect(await page.textContent('.run b')).toBe(passage.text.slice(0, 12))
    expect(await page.textContent('.run')).toBe(`${passage.text.slice(0, 20)}…`)
    expect(await page.textContent('.runs small')).toBe('见于 12 篇只换了地名：兴庆区 → 天门市')
    expect(await page.locator('.reused .shared').count()).toBeGreaterThan(0)
    // Where colours are the reader's own, what is shared is still told from what stands around it.
    await page.emulateMedia({ forcedColors: 'active' })
    const line = await page.$eval('.run b', node => getComputedStyle(node).textDecorationLine)
    expect(line).toBe('underline')
    await page.emulateMedia({ forcedColors: 'none' })
    await page.click('.run')
    await page.waitForSelector('.run-source mark')
    expect(await page.locator('.run-pair mark').allTextContents()).toEqual([
      passage.text.slice(0, 12),
      there.text.slice(2, 14),
    ])
    const links = await page.locator('.run-links a').evaluateAll(all => all.map(a => a.getAttribute('href')))
    expect(links[0]).toContain(`/r/001#${there.id}`)
    expect(links[1]).toContain(`/r/003?beside=001#${passage.id}`)
    // Against last year: what is new is read at once, what is the same where one asks for it.
    const previous = { report: other, characters: 40 }
    server.answers.set('/api/reports/003/reuse', {
      status: 200,
      body: { ...answer, against: 'last-year', previous },
    })
    await page.selectOption('.reuse-choices select', 'last-year')
    await page.waitForSelector('.same')
    expect(await page.locator('.reuse-note', { hasText: '比的是上一年的' }).textContent()).toMatch(
      /（40 字，本篇 100 字）.*可能不全/u,
    )
    const news = await page.locator('.reuse-answer > .runs .run').allTextContents()
    expect(await page.textContent('.reuse-answer h2')).toBe(`今年新写的 ${news.length} 段`)
    expect(await page.textContent('.same summary')).toBe('与上一年相同的 1 处')
    expect(news.some(text => text.endsWith(passage.text.slice(12)))).toBe(true)
    expect(news.some(text => text.includes(passage.text.slice(0, 12)))).toBe(false)
    expect(await page.locator('.same .run').isVisible()).toBe(false)
    await page.click('.same summary')
    expect(await page.textContent('.same .run b')).toBe(passage.text.slice(0, 12))
    server.answers.set('/api/reports/003/reuse', {
      status: 200,
      body: { ...answer, against: 'last-year', runs: [], sources: [], reports: 0 },
    })
    await page.selectOption('.reuse-choices select', 'all')
    await page.waitForFunction(() => !document.querySelector('.same'))
    await page.selectOption('.reuse-choices select', 'last-year')
    await page.waitForSelector('text=本库没有本地区上一年的同类报告')
    expect(trouble).toEqual([])
  })
}
