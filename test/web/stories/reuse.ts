// reuse.ts — a researcher sees what of a report stands in others, and reads both side by side.
import { expect, it } from 'vitest'
import type { ReportDetail } from '../../../src/api/reports.ts'
import type { Reuse } from '../../../src/api/reuse.ts'
import { asked, open, type Stage } from './stage.ts'

export function reuseStories(stage: () => Stage): void {
  it('is asked for when opened: shares, a margin, and runs that lead to both reports', async () => {
    const { mock } = stage()
    const detail = (await (await fetch(`${mock.origin}/api/reports/003`)).json()) as ReportDetail
    const passage = detail.passages.find(({ text, kind }) => kind === 'paragraph' && text.length >= 12)!
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
          samples: [{ reportId: '001', passageId: '001-1', start: 0 }],
        },
      ],
      reports: 4,
      indexVersion: 'v',
    }
    mock.answers.set('/api/reports/003/reuse', { status: 200, body: answer })
    const { page, trouble } = await open(stage(), '/r/003')
    expect(asked(stage(), '/api/reports/003/reuse')).toEqual([])
    await page.focus('.reuse > summary')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.shares')
    expect(asked(stage(), '/api/reports/003/reuse')).toEqual(['/api/reports/003/reuse?against=all&k=20'])
    expect(await page.locator('.shares li').allTextContents()).toEqual([
      '独有 70 %',
      '与少数几篇相同 5.0 %',
      '套话 25 %',
    ])
    expect(await page.textContent('.runs a')).toBe(passage.text.slice(0, 12))
    expect(await page.getAttribute('.runs a', 'href')).toContain(`/r/003?beside=001#${passage.id}`)
    expect(await page.locator('.reused .shared').count()).toBeGreaterThan(0)
    mock.answers.set('/api/reports/003/reuse', {
      status: 200,
      body: { ...answer, against: 'last-year', runs: [], reports: 0 },
    })
    await page.selectOption('.reuse-choices select', 'last-year')
    await page.waitForSelector('text=本库没有本地区上一年的报告')
    expect(trouble).toEqual([])
  })
}
