// check.ts — a clerk pastes a draft, sees what differs, and takes it away corrected.
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import type { Check } from '../../../src/api/check.ts'
import { asked, open, type Stage, settled } from './stage.ts'

const DRAFT = '全年审结行政复议案件46件。大力开展专项行动，成效明显。'
const report = {
  id: '003',
  title: '<b>天门市</b>法治政府建设报告',
  year: 2020,
  level: null,
  region: null,
  publisher: null,
  publishedAt: null,
  documentNumber: null,
  file: '003.txt',
  url: null,
}
const answer: Check = {
  sentences: [
    {
      text: '全年审结行政复议案件46件。',
      start: 0,
      length: 14,
      verdict: 'absent',
      part: { start: 2, length: 11 },
      rest: [{ start: 0, length: 2 }],
      matches: [
        {
          reportId: '003',
          passageId: '003-1',
          text: '全年审结行政复议案件64件',
          edits: 2,
          differences: [{ kind: 'number', draft: '46', source: '64', start: 10, sourceStart: 10 }],
          corrections: [{ start: 0, length: 13, text: '全年审结行政复议案件64件' }],
          report,
        },
      ],
    },
    { text: '大力开展专项行动，成效明显。', start: 14, length: 14, verdict: 'absent', matches: [] },
  ],
  titles: [{ text: '条例》', start: 20, length: 3, kind: 'title', verdict: 'malformed', fault: 'unopened' }],
  counts: { verbatim: 0, near: 0, absent: 2, partly: 1, flagged: 1 },
  distance: 0.15,
  reports: 5,
  builtAt: '2026-01-02T00:00:00.000Z',
  indexVersion: 'v',
}

export function checkStories(stage: () => Stage): void {
  it('is pasted, and what differs stands out; by keyboard alone; the corrected copy has the source’s number', async () => {
    stage().server.answers.set('/api/check', { status: 200, body: answer })
    const { page, trouble } = await open(stage(), '/check')
    await page.focus('#text')
    await page.keyboard.insertText(DRAFT)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.sentence')
    await settled(page)
    expect(asked(stage(), '/api/check')).toHaveLength(1)
    expect(await page.textContent('#answer h2')).toBe('逐字 0 句 · 近似 0 句 · 部分近似 1 句 · 本库未收 1 句')
    // A bracket without its partner is told at once, not below all sentences.
    expect(await page.locator('#answer .alarm').allTextContents()).toEqual([
      '1 句的要点（否定、数字、地名、年份、增减等）有出入',
      '1 处书名号、括号或文号不完整',
    ])
    expect(await page.locator('#answer .unheld').allTextContents()).toEqual([
      '1 句本库未收，没有比对要点',
      '1 句有的分句没有比对，列在句下',
    ])
    // All that needs a look is there at once, what is not held too, and every choice says how many it has.
    expect(await page.locator('[data-filter]').allTextContents()).toEqual([
      '要看的 2',
      '要点有出入 1',
      '近似 0',
      '部分近似 1',
      '未收 1',
      '全部 2',
    ])
    expect(await page.locator('.sentence').count()).toBe(2)
    // It is tied to the sentence it stands in, both ways.
    expect(await page.textContent('.sentence.absent .badges')).toBe('缺左书名号…条例》')
    await page.click('[data-filter="flagged"]')
    expect(await page.locator('.sentence').count()).toBe(1)
    await page.click('.titles .malformed a')
    expect(await page.textContent('.sentence:focus .draft-text')).toBe(answer.sentences[1]!.text)
    await page.click('[data-filter="flagged"]')
    expect(await page.locator('.sentence.flagged mark.telling').allTextContents()).toEqual(['46', '64'])
    expect(await page.locator('.source-text').allTextContents()).toEqual([
      '比对的一段审结行政复议案件46件',
      '库中全年审结行政复议案件64件',
      '没有比对全年',
    ])
    expect(await page.textContent('.badges')).toBe('数字46 → 64')
    expect(await page.getAttribute('.where a', 'href')).toMatch(/\/r\/003#003-1$/)
    expect(await page.textContent('.where a')).toContain('<b>天门市</b>')
    expect(await page.textContent('.foot')).toContain('本库 5 篇，截至 2026-01-02')
    await page.click('[data-filter="all"]')
    expect(await page.locator('.sentence').count()).toBe(2)
    const copy = async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=下载改正稿')])
      return readFileSync((await download.path())!, 'utf8')
    }
    // Nothing of the draft is replaced that nobody chose, and a copy that is the draft is no copy.
    let downloads = 0
    page.on('download', () => downloads++)
    await page.click('text=下载改正稿')
    expect(await page.textContent('.said')).toContain('没有选定要改的句子')
    const noted = async () => {
      await page.click('text=/复制带脚注|已复制/')
      return page.textContent('.said')
    }
    expect(await noted()).toBe('1 句加了脚注，其中 1 句注明“文字有出入”；没有选定要改的句子，文字与原稿相同')
    await page.check('.take input')
    expect(await page.textContent('.said')).toBe('')
    expect(await copy()).toBe(DRAFT.replace('46', '64'))
    expect(downloads).toBe(1)
    expect(await noted()).toBe('1 句加了脚注，其中 1 句注明“文字有出入”；1 句已换成库中文字')
    expect(trouble).toEqual([])
  })

  it('says when it failed, and has no barrier that axe knows of', async () => {
    stage().server.answers.set('/api/check', {
      status: 503,
      body: { error: { code: 'x', message: '还没有索引' } },
    })
    const { page } = await open(stage(), '/check', { bypassCSP: true })
    await page.fill('#text', DRAFT)
    await page.click('.primary')
    await page.waitForSelector('.error')
    expect(await page.textContent('.error')).toContain('还没有索引')
    stage().server.answers.set('/api/check', { status: 200, body: answer })
    await page.click('.error button')
    await page.waitForSelector('.sentence')
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()')
    expect(violations.map(({ id }) => id)).toEqual([])
  })
}
