// chart.test.ts — a figure fit for print: lines of its notes, marks and intervals, which years are named.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChartOptions, chart } from '../../web/page/compare/chart.ts'
import type { Shape } from '../../web/page/compare/drawing.ts'
import { heatPicture, heatSheets, SHEET } from '../../web/page/compare/heat-picture.ts'
import { textWidth, wrapped } from '../../web/page/compare/lettering.ts'
import type { Pivot, PivotRow } from '../../web/page/compare/pivot.ts'
import { sourceNotes } from '../../web/page/compare/source.ts'
import { parseState } from '../../web/shared/state.ts'
import { VIEWS, wordsOf } from '../../web/words/words.ts'

const of = <T extends Shape['type']>(shapes: readonly Shape[], type: T) =>
  shapes.filter((shape): shape is Extract<Shape, { type: T }> => shape.type === type)

describe('the lines of a note', () => {
  const text = fc.stringMatching(/^(?:[一-三，。）]| |[a-c]{1,4}|[0-9]{1,4}){0,40}$/u)
  it('lose no letter, and fit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (text, units) => {
        const lines = wrapped(text, 10, units * 10)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        // A sign that may not begin a line may stand beyond its end.
        for (const line of lines)
          expect(textWidth(line.replace(/[，。）]+$/u, ''), 10)).toBeLessThanOrEqual(units * 10)
      }),
    )
  })
  it('cut no number in two, and begin with no full stop', () => {
    expect(wrapped('范围：全部收录。共 301 篇报告。', 10, 100)).toEqual([
      '范围：全部收录。共',
      '301 篇报告。',
    ])
    expect(wrapped('一二三。', 10, 30)).toEqual(['一二', '三。'])
    expect(wrapped('Query: a. Made on 2026-11-27.', 10, 110)).toEqual(['Query: a. Made on', '2026-11-27.'])
  })
})

describe('the picture of several lines', () => {
  const years = [2019, 2020, 2021]
  const series = (count: number, intervals: boolean) =>
    Array.from({ length: count }, (_, i) => ({
      label: `词${i}`,
      values: [0.1, 0.5, 0.5],
      ...(intervals && { intervals: years.map(() => ({ low: 0, high: 1 })) }),
    }))
  const places = (count: number, intervals: boolean) =>
    of(chart(series(count, intervals), years).shapes, 'mark').map(({ x }) => x)

  it('draws an interval through its mark, and those of other lines beside it', () => {
    const { shapes } = chart(series(3, true), years)
    const thin = of(shapes, 'line').filter(({ width }) => width === 1)
    expect(thin.map(({ points }) => points[0]![0])).toEqual(of(shapes, 'mark').map(({ x }) => x))
    expect(new Set(places(3, true)).size).toBe(9)
  })
  it('has the first line upon its years, whatever stands beside it', () => {
    const alone = of(chart(series(1, false), years).shapes, 'mark').map(({ x }) => x)
    for (const count of [1, 2, 3, 4, 5]) {
      expect(places(count, true).slice(0, 3)).toEqual(alone)
      expect(new Set(places(count, true)).size).toBe(3 * count)
    }
  })
  it('keeps all marks of a year above it where there are no intervals', () => {
    expect(new Set(places(3, false)).size).toBe(3)
  })
  it('names the first year, and of the others those that have reports', () => {
    const many = Array.from({ length: 30 }, (_, i) => 1990 + i)
    const counts = { label: 'n', values: many.map(year => year % 2) }
    const options: ChartOptions = { counts }
    const values = many.map(year => (year % 2 ? 1 : null))
    const named = of(chart([{ label: '词', values }], many, options).shapes, 'text')
      .map(({ text }) => Number(text))
      .filter(year => year >= 1990)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(year => year % 2 === 0)).toEqual([1990])
  })
})

describe('the picture of divisions and years', () => {
  const tally = (hits: number) => ({
    hits,
    reports: 1,
    indexedReports: 1,
    occurrences: hits,
    characters: 100,
  })
  const table = (across: number, down: number): Pivot => {
    const years = Array.from({ length: across }, (_, i) => 1990 + i)
    const row = (name: string, r: number): PivotRow => ({
      path: [name],
      code: null,
      depth: 0,
      kind: 'leaf',
      cells: new Map(years.map((year, i) => [year, tally(1000 * r + i)])),
      total: tally(900_000 + r),
    })
    return {
      years,
      rows: Array.from({ length: down }, (_, r) => row(`地区${r}`, r)),
      total: row('合计', 800),
      depth: 'all',
    }
  }
  const words = {
    title: '题',
    notes: ['注'.repeat(200)],
    name: ({ path }: PivotRow) => path.join(''),
    year: String,
    total: '合计',
    value: String,
  }
  it('comes on sheets that can be read, on which every number stands once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 130 }), (across, down) => {
        const all = table(across, down)
        const sheets = heatSheets(all, 'hits', words)
        const numbers = ({ shapes }: { shapes: readonly Shape[] }) =>
          of(shapes, 'text')
            .filter(({ anchor, text, fill }) => anchor === 'middle' && fill !== 'muted' && /^\d+$/.test(text))
            .map(({ text }) => Number(text))
            .sort((a, b) => a - b)
        expect(sheets.flatMap(numbers).sort((a, b) => a - b)).toEqual(
          numbers(heatPicture(all, 'hits', words)),
        )
        for (const { width, height, shapes } of sheets) {
          expect(width).toBeLessThanOrEqual(SHEET.width)
          expect(height).toBeLessThanOrEqual(SHEET.height)
          // 160 mm are 453.5 points.
          for (const { size } of of(shapes, 'text')) expect((size * 453.5) / SHEET.width).toBeGreaterThan(6)
          expect(of(shapes, 'text').some(({ text }) => /^注+$/.test(text))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('is one sheet, unnumbered, where there is room', () => {
    expect(heatSheets(table(3, 4), 'hits', words)).toEqual([heatPicture(table(3, 4), 'hits', words)])
  })
})

describe('what a figure says of its numbers', () => {
  const rows = [2019, 2020, null].map(year => ({ region: null, year, indexedReports: 4 }))
  const notes = (search: string, drawn: Parameters<typeof sourceNotes>[4] = null) =>
    sourceNotes(
      ['词'],
      { rows, indexVersion: 'v' } as never,
      parseState(search),
      wordsOf(VIEWS, 'zh-CN'),
      drawn,
    ).join('；')
  it('names every restriction', () => {
    const said = notes('?q=词&view=compare&genre=法规&level=省&repeats=once&match=any&year=2019..2020')
    for (const part of ['法规', '省级', '重复的只计一次', '任一词语', '2019–2020'])
      expect(said).toContain(part)
  })
  it('calls the nation as the lists of divisions do', () => {
    const nation = { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] }
    const result = { rows: [{ region: nation, year: 2020, indexedReports: 4 }], indexVersion: 'v' } as never
    const said = sourceNotes(['词'], result, parseState('?q=词&region=000000'), wordsOf(VIEWS, 'zh-CN'))
    expect(said.join('；')).toContain('国家（中央）')
  })
  it('tells the reports it shows from those it counts over', () => {
    expect(notes('?q=词', { years: [2020], indexed: [4] })).toMatch(
      /n\s=\s12 篇报告（2019–2020 年）.*图中 4 篇（2020 年）/,
    )
    expect(notes('?q=词')).not.toContain('图中')
  })
})
