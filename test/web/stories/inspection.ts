// inspection.ts — an administrator sees which reports lack a part, holds a list of what is due against them, opens one.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Inspection, Inspections } from '../../../src/api/inspection.ts'
import type { Missing } from '../../../src/api/missing.ts'
import type { Promises } from '../../../src/api/promises.ts'
import type { ReportDetail } from '../../../src/api/reports.ts'
import { readCsv } from '../../export/readers.ts'
import { address, asked, open, type Stage } from './stage.ts'

export function inspectionStories(stage: () => Stage): void {
  it('keeps the row of a cell with many reports low; the others unfold from the keyboard', async () => {
    const { server } = stage()
    const report = await server.truth<ReportDetail>('/api/reports/003')
    const found = { measures: true, shortcomings: true, leadership: true, plans: true, other: true }
    const rows = Array.from({ length: 40 }, () => ({ report, found }))
    const inspections: Inspections = { total: 40, rows, reports: 40, indexVersion: 'v' }
    server.answers.set('/api/inspection', { status: 200, body: inspections })
    const { page, trouble } = await open(stage(), '/inspection')
    await page.waitForSelector('.scroll')
    const seen = async () => {
      const links = await page.locator('.scroll td a').all()
      return (await Promise.all(links.map(link => link.isVisible()))).filter(Boolean).length
    }
    expect(await page.textContent('.scroll td summary')).toBe('另有 39 篇')
    expect(await seen()).toBe(1)
    await page.focus('.scroll td summary')
    await page.keyboard.press('Enter')
    expect(await seen()).toBe(40)
    expect(trouble).toEqual([])
  })

  it('is on a phone a list of divisions, each with the years it has and no others', async () => {
    const { server } = stage()
    const [one, other] = await Promise.all(
      ['003', '002'].map(id => server.truth<ReportDetail>(`/api/reports/${id}`)),
    )
    const found = { measures: true, shortcomings: true, leadership: true, plans: true, other: true }
    const rows = [
      ...Array.from({ length: 8 }, (_, i) => ({ report: { ...one!, year: 2015 + i }, found })),
      { report: { ...other!, year: 2025 }, found },
    ]
    const inspections: Inspections = { total: 9, rows, reports: 9, indexVersion: 'v' }
    server.answers.set('/api/inspection', { status: 200, body: inspections })
    const { page } = await open(stage(), '/inspection', { viewport: { width: 390, height: 844 } })
    await page.waitForSelector('.scroll')
    const years = await page.$$eval('.scroll tbody tr', lines =>
      lines.map(line =>
        [...line.querySelectorAll('td')]
          .filter(cell => cell.checkVisibility())
          .map(cell => getComputedStyle(cell, '::before').content.replaceAll('"', '')),
      ),
    )
    expect(years.map(({ length }) => length).sort()).toEqual([1, 8])
    expect(years.flat().sort()).toEqual(rows.map(({ report }) => String(report.year)))
    const over = await page.$eval('.scroll', node => node.scrollWidth - node.clientWidth)
    expect(over).toBeLessThanOrEqual(0)
  })

  it('shows a table, marks what is missing of a pasted list, and opens one report with last year’s plans', async () => {
    const { server } = stage()
    const detail = (id: string) => server.truth<ReportDetail>(`/api/reports/${id}`)
    const [known, before] = [await detail('003'), await detail('001')]
    // Called by its file, whose name has no place to break.
    const own = { ...known, title: null, file: `天门市_2020_${'Notice'.repeat(20)}.txt` }
    const found = { measures: true, shortcomings: true, leadership: false, plans: true, other: true }
    const inspections: Inspections = {
      total: 1,
      rows: [
        { report: own, found },
        {
          report: { ...own, id: '004', year: 2030 },
          found: { ...found, shortcomings: false, plans: false, other: false },
        },
      ],
      reports: 1,
      indexVersion: 'v',
    }
    const missing: Missing = {
      expected: 3,
      held: 1,
      rows: [{ region: own.region!, years: [1998, 1999], others: [1999], undated: 2 }],
      assumed: [1998, 1999],
      failures: [{ line: 4, code: 'unknown-division', about: ['火星'], reason: '“火星”不是行政区划' }],
      reports: 1,
      indexVersion: 'v',
    }
    const inspection: Inspection = {
      parts: (Object.keys(found) as (keyof typeof found)[]).map(key => ({
        key,
        name: key,
        found: found[key],
        evidence: found[key] ? [{ passageId: own.passages[1]!.id, text: `依据 ${key}` }] : [],
        patterns: ['第一责任人'],
      })),
      reports: 1,
      indexVersion: 'v',
    }
    const promises: Promises = {
      report: own,
      previous: before,
      promises: [
        {
          passageId: before.passages[1]!.id,
          text: '推行公示制度。',
          nearest: [
            {
              passageId: own.passages[2]!.id,
              text: '已推行公示制度。',
              words: ['公示'],
              share: 0.5,
              clauses: ['推行公示制度'],
            },
          ],
        },
        { passageId: before.passages[2]!.id, text: '研究风电立法。', nearest: [] },
      ],
      reports: 2,
      indexVersion: 'v',
    }
    server.answers.set('/api/inspection', { status: 200, body: inspections })
    server.answers.set('/api/missing', { status: 200, body: missing })
    server.answers.set('/api/reports/003/inspection', { status: 200, body: inspection })
    server.answers.set('/api/reports/003/promises', { status: 200, body: promises })
    const { page, trouble } = await open(stage(), '/inspection')
    await page.waitForSelector('.scroll')
    expect(await page.textContent('.scroll td a')).toBe('4/5')
    expect(await page.textContent('.scroll td small')).toBe('未见：责任人')
    // Of the two the shorter is told.
    expect(await page.locator('.scroll td small').last().textContent()).toBe('只见：成效')
    expect(asked(stage(), '/api/missing')).toEqual([])
    await page.click('.due > summary')
    await page.fill('#year', '1998..1999')
    await page.fill('#due-text', '地区,年份\n兴庆区,1999')
    await page.click('.due button')
    await page.waitForSelector('.lacking')
    expect(address(page)).toContain('year=1998..1999')
    expect(await page.textContent('.due-told')).toBe(
      '应有 3 篇法治政府建设年度报告（一个地区一年计一篇），已有 1，缺 2没有写年份的行，按 1998–1999 年对照清单第 4 行没有采用：“火星”不是行政区划' +
        `缺的地区和年份${own.region!.path.join(' › ')} 1998 · 1999（只有其他报告）`,
    )
    expect(await page.locator('.lacking').allTextContents()).toEqual(['缺', '缺只有其他报告'])
    expect(await page.textContent('tbody th small')).toBe('另有 2 篇年份不详')
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('.summary button')])
    const taken = readCsv(readFileSync(await file.path(), 'utf8').replace(/^\ufeff/, ''))
    expect(taken.slice(-2).map(cells => cells.slice(0, 4))).toEqual([
      ['火星', '', '清单第 4 行没有采用：“火星”不是行政区划', '没有采用'],
      ['', '', '没有写年份的行，按 1998–1999 年对照', ''],
    ])
    await page.click('.scroll td a')
    await page.waitForSelector('.promises')
    expect(page.url()).toContain('report=003')
    expect(await page.locator('h1:visible').count()).toBe(1)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(390)
    expect(await page.locator('.part h2 small').allTextContents()).toEqual([
      '见到',
      '见到',
      '未见',
      '见到',
      '见到',
    ])
    const cells = await page.locator('.promises td').allTextContents()
    expect(cells).toEqual([
      '推行公示制度。',
      '已推行公示制度。共有词 50 %，逐字写有“推行公示制度”',
      '研究风电立法。',
      '本年没有用词相近的段落',
    ])
    expect(trouble).toEqual([])

    // Where no plan was made out, one goes and reads for oneself.
    server.answers.set('/api/reports/003/promises', { status: 200, body: { ...promises, promises: [] } })
    await page.reload()
    const link = page.locator('.whose a')
    expect(await link.getAttribute('href')).toContain('001')
  })
}
