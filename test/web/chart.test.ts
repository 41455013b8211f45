// chart.test.ts — a figure fit for print: lines of its notes, marks and intervals, which years are named.
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChartOptions, chart, NARROW } from '../../web/page/compare/chart.ts'
import type { Shape } from '../../web/page/compare/drawing.ts'
import { heatPicture, heatSheets, SHEET } from '../../web/page/compare/heat-picture.ts'
import { textWidth, wrapped } from '../../web/page/compare/lettering.ts'
import type { Pivot, PivotRow } from '../../web/page/compare/pivot.ts'
import { withPrintSize } from '../../web/page/compare/png-size.ts'
import { shade, shadeRanges } from '../../web/page/compare/shades.ts'
import { type Drawn, sourceNotes } from '../../web/page/compare/source.ts'
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
  it('end with no mark that opens, and begin with none that closes, straight marks too', () => {
    const note = '检索式：“一二”；"三四五六"；"七八九十"。共 301 篇报告（1955–2026 年），按年计'
    for (let units = 9; units < 40; units++)
      for (const [i, line] of wrapped(note, 10, units * 10).entries()) {
        expect(line).not.toMatch(/[“（]$|[；。，、]"$/u)
        if (i > 0) expect(line).not.toMatch(/^(?:[”）；。，]|"[；。])/u)
      }
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

  it('draws an interval through its mark, and that of a second line beside it', () => {
    const { shapes } = chart(series(2, true), years)
    const thin = of(shapes, 'line').filter(({ width }) => width === 1)
    expect(thin.map(({ points }) => points[0]![0])).toEqual(of(shapes, 'mark').map(({ x }) => x))
    expect(new Set(places(2, true)).size).toBe(6)
  })
  it('has the first line upon its years, whatever stands beside it', () => {
    const alone = of(chart(series(1, false), years).shapes, 'mark').map(({ x }) => x)
    for (const count of [1, 2]) {
      expect(places(count, true).slice(0, 3)).toEqual(alone)
      expect(new Set(places(count, true)).size).toBe(3 * count)
    }
  })
  it('keeps all marks of a year above it where there are no intervals', () => {
    expect(new Set(places(3, false)).size).toBe(3)
  })
  it('keeps what belongs to a year within its half of the way to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 2 }), (count, lines) => {
        const many = Array.from({ length: count }, (_, i) => 1960 + i)
        const values = many.map(() => 0.5)
        const intervals = many.map(() => ({ low: 0, high: 1 }))
        const all = Array.from({ length: lines }, () => ({ label: '词', values, intervals }))
        const marks = of(chart(all, many, { width: NARROW }).shapes, 'mark').map(({ x }) => x)
        const unit = marks[1]! - marks[0]!
        marks.forEach((x, i) => {
          expect(Math.abs(x - marks[i % count]!)).toBeLessThan(unit / 2)
        })
      }),
    )
  })
  const named = (years: readonly number[], options: ChartOptions = {}) =>
    of(chart([{ label: '词', values: years.map(() => 1) }], years, options).shapes, 'text')
      .map(({ text }) => Number(text))
      .filter(year => year >= 1950)
      .sort((a, b) => a - b)
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  it('names the first year and the last, and years in even steps before the last', () => {
    expect(named(run(2016, 2025), { width: NARROW })).toEqual([2016, 2019, 2022, 2025])
    expect(named(run(2003, 2026))).toEqual([2003, ...run(2006, 2026).filter(year => year % 2 === 0)])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), length => {
        const names = named(run(1950, 1950 + length), { width: NARROW })
        expect([names[0], names.at(-1)]).toEqual([1950, 1950 + length])
        const [first = 0, ...steps] = names.slice(1).map((year, i) => year - names[i]!)
        expect(new Set(steps).size).toBeLessThanOrEqual(1)
        if (steps.length > 0) expect(first).toBeLessThan(2 * steps[0]!)
      }),
    )
  })
  it('names the years around a break, where there is room', () => {
    expect(named([1954, ...run(2010, 2026)], { width: NARROW })).toContain(1954)
    const parted = [1955, ...run(1973, 1975), ...run(1982, 1986), ...run(1997, 2026)]
    expect(named(parted, { width: 860 })).toEqual(expect.arrayContaining([1955, 1973, 1982, 1997, 2026]))
  })
  it('names the first year after a break wherever a name would fit, and lays no name over another', () => {
    const runs = fc.array(fc.tuple(fc.integer({ min: 6, max: 20 }), fc.integer({ min: 1, max: 8 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(runs, fc.integer({ min: NARROW, max: 1040 }), (parts, width) => {
        let next = 1950
        const years = parts.flatMap(([gap, length]) => {
          const years = run(next, next + length - 1)
          next += length + gap
          return years
        })
        const { shapes } = chart([{ label: '词', values: years.map(() => 1) }], years, { width })
        const marks = of(shapes, 'mark').map(({ x }) => x)
        const names = of(shapes, 'text').filter(({ text }) => Number(text) >= 1950)
        const places = names.map(({ x }) => x)
        for (const [i, x] of places.entries())
          for (const other of places.slice(i + 1))
            expect(Math.abs(x - other)).toBeGreaterThanOrEqual(36 - 1e-6)
        years.forEach((year, i) => {
          if (i === 0 || years[i - 1] === year - 1) return
          const isNamed = names.some(({ text }) => text === String(year))
          const hasRoom = places.every(x => Math.abs(x - marks[i]!) >= 36)
          expect(isNamed || !hasRoom).toBe(true)
        })
      }),
    )
  })
  it('has a number for the reports of every year, or a bar as long as the number is great', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 70 }), reports => {
        const many = reports.map((_, i) => 1950 + i)
        const series = [{ label: '词', values: many.map(() => 1) }]
        const { shapes } = chart(series, many, { width: NARROW, counts: { label: 'n', values: reports } })
        const texts = of(shapes, 'text')
        const row = texts.find(({ text }) => text === 'n')!.y
        const numbers = texts
          .filter(({ y, text }) => y === row && text !== 'n')
          .map(({ text }) => Number(text))
        const bars = of(shapes, 'rect')
        expect(bars.length).toBe(numbers.length === many.length ? 0 : reports.filter(n => n > 0).length)
        if (bars.length === 0) expect(numbers.length === many.length ? numbers : reports).toEqual(reports)
        const most = Math.max(...reports)
        const tallest = Math.max(...bars.map(({ height }) => height))
        const rest = reports.filter(n => n > 0)
        bars.forEach(({ height, width, y }, i) => {
          expect(height / tallest).toBeCloseTo(rest[i]! / most)
          expect(y + height).toBeCloseTo(bars[0]!.y + bars[0]!.height)
          expect(width).toBeGreaterThan(0)
        })
        const said = of(shapes, 'text').map(({ y }) => y)
        for (const { y, height } of bars) expect(y + height).toBeLessThan(Math.max(...said))
      }),
    )
  })
  it('has no half of an occurrence on its axis', () => {
    const steps = (counted: boolean) =>
      of(chart([{ label: '词', values: [2, 1] }], [2020, 2021], { counted }).shapes, 'text').map(
        ({ text }) => text,
      )
    expect(steps(true)).toEqual(expect.arrayContaining(['0', '1', '2']))
    expect(steps(true)).not.toContain('0.5')
    expect(steps(false)).toContain('0.5')
  })
  it('has nothing left of the margin', () => {
    const tick = (value: number) => `${value * 100} %`
    const { shapes } = chart(series(2, true), years, { heading: '题', tick })
    for (const { x, text, size, anchor } of of(shapes, 'text'))
      if (anchor === 'end') expect(x - textWidth(text, size)).toBeGreaterThanOrEqual(16)
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
            // Smaller ones are of the key, which every sheet has.
            .filter(
              ({ anchor, text, fill, size }) =>
                size > 12 && anchor === 'middle' && fill !== 'muted' && /^\d+$/.test(text),
            )
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
  it('is as wide as its numbers need: twelve years of small ones stand on one sheet', () => {
    const twelve = table(12, 5)
    const small = { ...words, value: (value: number | null) => String((value ?? 0) % 100) }
    expect(heatSheets(twelve, 'hits', small)).toHaveLength(1)
    const columns = (value: string) => {
      const { shapes } = heatPicture(table(3, 1), 'hits', { ...words, value: () => value })
      const [first, second] = of(shapes, 'text').filter(({ text }) => text === '1990' || text === '1991')
      return second!.x - first!.x
    }
    expect(columns('1 000 000')).toBeGreaterThan(columns('1'))
  })
  it('has a key: each value lies in the range of its shade, and no two ranges meet', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 40 }), values => {
        const one = table(values.length, 1)
        const row = one.rows[0]!
        const cells = new Map(one.years.map((year, i) => [year, { ...row.total, hits: values[i]! }]))
        const own: Pivot = { ...one, rows: [{ ...row, cells }] }
        const most = Math.max(...values)
        const ranges = shadeRanges(own, 'hits')
        for (const value of values) {
          const range = ranges.find(({ low, high }) => low <= value && value <= high)
          expect(range?.shade ?? 0).toBe(shade(value, most))
        }
        for (const [i, { high }] of ranges.entries())
          expect(high).toBeLessThan(ranges[i + 1]?.low ?? Number.POSITIVE_INFINITY)
        const key = of(heatPicture(own, 'hits', words).shapes, 'text').filter(
          ({ fill, size }) => fill.startsWith('onHeat') && size === 12,
        )
        expect(key.map(({ text }) => text)).toEqual(
          ranges.map(({ low, high }) => (low === high ? String(low) : `${low}–${high}`)),
        )
      }),
    )
  })
  it('is one sheet, unnumbered, where there is room', () => {
    expect(heatSheets(table(3, 4), 'hits', words)).toEqual([heatPicture(table(3, 4), 'hits', words)])
  })
})

describe('a picture for paper', () => {
  it('says that it has 300 dots to the inch, in a chunk that is whole', async () => {
    const header = [...'\x89PNG\r\n\x1a\n'].map(c => c.charCodeAt(0)).concat(Array(25).fill(7))
    const sized = await withPrintSize(new Blob([new Uint8Array([...header, 1, 2, 3])], { type: 'image/png' }))
    const bytes = Buffer.from(await sized.arrayBuffer())
    expect([...bytes.subarray(0, 33), ...bytes.subarray(-3)]).toEqual([...header, 1, 2, 3])
    const chunk = bytes.subarray(33, -3)
    expect(chunk.readUInt32BE(0)).toBe(chunk.length - 12)
    expect(chunk.subarray(4, 8).toString()).toBe('pHYs')
    expect(Math.round(chunk.readUInt32BE(8) * 0.0254)).toBe(300)
    expect(chunk.readUInt32BE(17)).toBe(crc32(chunk.subarray(4, 17)))
  })
})

describe('what a figure says of its numbers', () => {
  const rows = [2019, 2020, null].map(year => ({ region: null, year, indexedReports: 4 }))
  const notes = (search: string, drawn: Drawn | null = null, held: number | null = null) =>
    sourceNotes(
      ['词'],
      { rows, indexVersion: 'v' } as never,
      parseState(search),
      wordsOf(VIEWS, 'zh-CN'),
      held === null
        ? null
        : ({ reports: held, years: [{ year: 1999 }, { year: null }, { year: 2020 }] } as never),
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
      /n\s=\s12 篇报告（2019–2020 年，4 篇年份不详）.*图中 4 篇（2020 年）/,
    )
    expect(notes('?q=词')).not.toContain('图中')
  })
  it('says what the library holds, where not all of that is counted over', () => {
    expect(notes('?q=词&level=省', null, 40)).toContain('本库共 40 篇（1999–2020 年）')
    expect(notes('?q=词', null, 12)).not.toContain('本库')
  })
})
