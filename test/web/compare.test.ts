import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompareResult, CompareRow } from '../../src/api/compare.ts'
import { neutralized } from '../../src/export/csv-writer.ts'
import { wilson } from '../../src/keyness/interval.ts'
import { axisYears, brokenAt, positions, usedYears } from '../../web/page/compare/axis.ts'
import { cautions } from '../../web/page/compare/cautions.ts'
import { ticks } from '../../web/page/compare/chart.ts'
import { type Compared, figureName } from '../../web/page/compare/compared.ts'
import { FILE_PALETTE, PAGE_PALETTE } from '../../web/page/compare/drawing.ts'
import {
  type Depth,
  type Measure,
  pivot,
  reading,
  type Tally,
  withinYears,
} from '../../web/page/compare/pivot.ts'
import { stretches } from '../../web/page/compare/series-line.ts'
import { SHADES, shade, weight } from '../../web/page/compare/shades.ts'
import { plainText } from '../../web/page/concordance/neighbours.ts'
import { OVERSCAN, rowsInView } from '../../web/page/concordance/window.ts'
import { fileName } from '../../web/shared/download.ts'
import { tsv } from '../../web/shared/tsv.ts'
import { VIEWS, wordsOf } from '../../web/words/words.ts'

const DIVISIONS = [
  ['150000', '内蒙古自治区'],
  ['150300', '内蒙古自治区', '乌海市'],
  ['150303', '内蒙古自治区', '乌海市', '海南区'],
  ['152500', '内蒙古自治区', '锡林郭勒盟'],
  ['429006', '湖北省', '天门市'],
  ['640104', '宁夏回族自治区', '银川市', '兴庆区'],
  ['640105', '宁夏回族自治区', '银川市', '西夏区'],
].map(([code, ...path]) => ({ code: code!, name: path.at(-1)!, path }))

const row: fc.Arbitrary<CompareRow> = fc
  .record({
    region: fc.constantFrom(null, ...DIVISIONS),
    year: fc.constantFrom(null, 2018, 2020, 2021, 2023),
    hits: fc.nat(50),
    reports: fc.nat(3),
    indexedReports: fc.integer({ min: 1, max: 4 }),
    occurrences: fc.nat(90),
    characters: fc.integer({ min: 1, max: 9000 }),
  })
  .map(facts => ({
    ...facts,
    literalHits: facts.hits,
    literalReports: facts.reports,
    per10k: (facts.occurrences / facts.characters) * 10_000,
  }))
/** One row for each division and year, as the server gives them. */
const rows = fc.uniqueArray(row, { selector: ({ region, year }) => `${region?.code} ${year}`, maxLength: 24 })
const depth = fc.constantFrom<Depth>('auto', 'province', 'city', 'all')

describe('the table of a comparison', () => {
  const one = (code: string, year: number | null, occurrences: number): CompareRow => ({
    region: DIVISIONS.find(division => division.code === code) ?? null,
    year,
    hits: occurrences,
    literalHits: occurrences,
    literalReports: 1,
    reports: 1,
    indexedReports: 1,
    occurrences,
    characters: 1000,
    per10k: occurrences * 10,
  })
  it('joins what leads to one place only, and sums what holds several', () => {
    const table = pivot([one('150303', 2021, 9), one('152500', 2020, 4), one('429006', 2020, 8)], 'all')
    expect(
      table.rows.map(({ path, kind, code, total }) => [path.join('›'), kind, code, total.occurrences]),
    ).toEqual([
      ['内蒙古自治区', 'group', '150000', 13],
      ['乌海市›海南区', 'leaf', '150303', 9],
      ['锡林郭勒盟', 'leaf', '152500', 4],
      ['湖北省›天门市', 'leaf', '429006', 8],
    ])
    expect(table.years).toEqual([2020, 2021])
  })
  it('tells a division from all below it', () => {
    const table = pivot([one('150000', 2020, 1), one('150303', 2020, 2)], 'all')
    expect(table.rows.map(({ path, kind, total }) => [path.join('›'), kind, total.occurrences])).toEqual([
      ['内蒙古自治区', 'group', 3],
      ['内蒙古自治区', 'own', 1],
      ['乌海市›海南区', 'leaf', 2],
    ])
  })
  it('counts every report once below the groups, at any depth', () => {
    fc.assert(
      fc.property(rows, depth, (rows, depth) => {
        const table = pivot(rows, depth)
        const parts = table.rows.filter(({ kind }) => kind !== 'group')
        for (const of of ['hits', 'reports', 'indexedReports', 'occurrences', 'characters'] as const) {
          const all = rows.reduce((sum, row) => sum + (row[of] ?? 0), 0)
          expect(parts.reduce((sum, { total }) => sum + (total[of] ?? 0), 0)).toBe(all)
          expect(table.total.total[of]).toBe(all)
        }
        for (const { cells, total } of table.rows)
          expect([...cells.values()].reduce((sum, tally) => sum + tally.hits, 0)).toBe(total.hits)
      }),
    )
  })
  it('gives a row with a code exactly what the filter of that code holds', () => {
    fc.assert(
      fc.property(rows, depth, (rows, depth) => {
        for (const { code, total } of pivot(rows, depth).rows) {
          if (code === null) continue
          const prefix = code.replace(/(00)+$/, '')
          const inside = rows.filter(({ region }) => region?.code.startsWith(prefix))
          expect(total.hits).toBe(inside.reduce((sum, { hits }) => sum + hits, 0))
        }
      }),
    )
  })
  it('has every year between, and a gap where there is no report', () => {
    fc.assert(
      fc.property(rows, rows => {
        const { years, total } = pivot(rows, 'all')
        const known = years.filter(year => year !== null)
        known.forEach((year, i) => {
          if (i > 0) expect(year).toBe(known[i - 1]! + 1)
        })
        for (const year of years) expect(total.cells.has(year)).toBe(rows.some(row => row.year === year))
      }),
    )
  })
  it('reckons the rate from the sums', () => {
    const tally: Tally = { hits: 1, reports: 1, indexedReports: 1, occurrences: 3, characters: 2000 }
    expect(reading(tally, 'per10k')).toBe(15)
    expect(reading({ ...tally, occurrences: null }, 'per10k')).toBeNull()
    expect(reading({ ...tally, characters: 0 }, 'per10k')).toBeNull()
  })
  it('sums up what stands in the columns, and says nothing of rows that have no report there', () => {
    fc.assert(
      fc.property(
        rows,
        depth,
        fc.subarray<number | null>([2018, 2020, 2021, 2023, null]),
        (rows, depth, years) => {
          const whole = pivot(rows, depth)
          const shown = whole.years.filter(year => years.includes(year))
          const table = withinYears(whole, shown)
          const some = pivot(
            rows.filter(({ year }) => shown.includes(year)),
            'all',
          )
          expect(table.total.total).toEqual(some.total.total)
          for (const { cells, total } of table.rows)
            expect(reading(total, 'share') === null).toBe(shown.every(year => !cells.has(year)))
        },
      ),
    )
  })
  it('makes one report of one paler than forty of fifty', () => {
    const of = (reports: number, indexedReports: number): Tally => ({
      hits: reports,
      reports,
      indexedReports,
      occurrences: null,
      characters: 1,
    })
    expect(weight(of(1, 1), 'share')).toBeLessThan(weight(of(40, 50), 'share'))
    expect(weight(of(0, 9), 'share')).toBe(0)
    expect(weight(of(3, 4), 'reports')).toBe(3)
  })
  it('shades nothing for nothing, the greatest darkest, and never the greater lighter', () => {
    expect([shade(0, 9), shade(9, 9)]).toEqual([0, SHADES])
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, b, most) => {
        const [low, high] = [Math.min(a, b, most), Math.min(Math.max(a, b), most)]
        expect(shade(low, most)).toBeLessThanOrEqual(shade(high, most))
        expect(shade(low, most) > 0).toBe(low > 0)
      }),
    )
  })
})

describe('the axis of years', () => {
  const years = fc
    .uniqueArray(fc.integer({ min: 1949, max: 2030 }), { minLength: 1 })
    .map(list => list.sort((a, b) => a - b))
  it('is proportional, keeps every year that has reports, and breaks only where none are for long', () => {
    fc.assert(
      fc.property(years, known => {
        const axis = axisYears(known)
        expect(axis.filter(year => known.includes(year))).toEqual(known)
        const places = positions(axis)
        axis.forEach((year, i) => {
          if (i === 0) return
          const step = year - axis[i - 1]!
          expect(step === 1 || step > 5).toBe(true)
          expect(places[i]! - places[i - 1]!).toBeCloseTo(step === 1 ? 1 : 2)
          expect(brokenAt(axis, i)).toBe(step > 1)
        })
      }),
    )
  })
  it('goes from the first use to the last, and shows all where there is none', () => {
    fc.assert(
      fc.property(years, fc.func(fc.boolean()), (known, isUsed) => {
        const used = known.filter(year => isUsed(year))
        const shown = usedYears([...known, null], year => year !== null && isUsed(year))
        if (used.length === 0) expect(shown).toEqual([...known, null])
        else expect([shown[0], shown.at(-1)]).toEqual([used[0], used.at(-1)])
      }),
    )
  })
})

describe('the interval of a share', () => {
  it('holds the share, stays between 0 and 1, and is narrower the more reports there are', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (some, total) => {
        const k = Math.min(some, total)
        const { low, high } = wilson(k, total)
        expect(0 <= low && low <= k / total && k / total <= high && high <= 1).toBe(true)
        const more = wilson(k * 4, total * 4)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
    const { low, high } = wilson(3, 10)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1078', '0.6032'])
  })
})

describe('the chart', () => {
  it('has round steps that reach the greatest value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), most => {
        const steps = ticks(most)
        expect(steps.at(-1)!).toBeGreaterThanOrEqual(most * 0.999)
        expect(steps.length).toBeLessThanOrEqual(6)
        expect(steps[0]).toBe(0)
      }),
    )
    expect(ticks(12)).toEqual([0, 5, 10, 15])
    expect(ticks(0)).toEqual([0, 1])
  })
  it('breaks a line where a year has no report', () => {
    expect(stretches([1, 2, null, 0, null, null, 3])).toEqual([[0, 1], [3], [6]])
  })
})

describe('a picture saved as a file', () => {
  it('has the colours the page has in light, on white', () => {
    const tokens = readFileSync('web/style/tokens.css', 'utf8')
    const inLight = (colour: string) => {
      const name = /^var\((--[\w-]+)\)$/.exec(colour)![1]!
      return new RegExp(`${name}: var\\(--if-light, (#\\w{6})\\)`).exec(tokens)?.[1]
    }
    const { paper, ...file } = FILE_PALETTE
    for (const [part, colours] of Object.entries(file))
      expect([colours].flat(), part).toEqual([PAGE_PALETTE[part as keyof typeof file]].flat().map(inLight))
    expect(paper).toBe('#ffffff')
  })
})

describe('a table for the clipboard', () => {
  it('keeps its rows and columns, and cannot compute', () => {
    const cell = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('=1+1', '@x', '+1', '-1', '\t=1', '＝1'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), table => {
        const lines = tsv(table).split('\n')
        expect(lines).toHaveLength(table.length)
        for (const line of lines) expect(line.split('\t')).toHaveLength(2)
        table.forEach((row, i) => {
          row.forEach((value, j) => {
            if (typeof value === 'string')
              expect(lines[i]!.split('\t')[j]!).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
          })
        })
      }),
    )
  })
  it('guards the same cells as the files of the server', () => {
    const start = fc.constantFrom('', ' ', '\t', '\u200b', '\ufeff', '\u00ad ', '\0')
    const sign = fc.constantFrom(...'=+-@＝＋－＠﹦﹢﹣﹫−', 'a', '一')
    fc.assert(
      fc.property(fc.tuple(start, start, sign, fc.string()), parts => {
        const text = parts.join('').replace(/[\s\p{Cc}]+/gu, ' ')
        expect(tsv([[text]])).toBe(neutralized(text))
      }),
    )
  })
  it('makes file names that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(fileName(`${text}.png`)).toMatch(/^[^\\/:*?"<>|\p{Cc}]{0,120}\.png$/u)
      }),
    )
  })
})

describe('the lines of a concordance', () => {
  it('draws every row that is in the window, and few that are not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000_000, max: 2000 }),
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: 10, max: 80 }),
        fc.nat(100_000),
        (top, height, row, total) => {
          const { from, to } = rowsInView(top, height, row, total)
          expect(0 <= from && from <= to && to <= total).toBe(true)
          expect(to > from).toBe(total > 0)
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / row) + 2 * OVERSCAN + 2)
          for (const index of [0, Math.floor(total / 2), total - 1]) {
            const y = top + index * row
            if (index >= 0 && index < total && y < height && y + row > 0)
              expect(from <= index && index < to).toBe(true)
          }
        },
      ),
    )
  })
  it.each([
    ['行政复议', '行政复议'],
    ['“行政复议”', '行政复议'],
    ['"行政 复议"', '行政 复议'],
    ['行政 复议', null],
    ['-信访', null],
    ['复议|应诉', null],
    ['"依法*行政"', null],
    ['地区:宁夏', null],
    ['"a b"~20', null],
    ['', null],
  ])('%s is the plain text %s', (query, text) => {
    expect(plainText(query)).toBe(text)
  })
})

const blankRow: CompareRow = {
  region: null,
  year: 2020,
  hits: 0,
  literalHits: 0,
  literalReports: 1,
  reports: 1,
  indexedReports: 1,
  occurrences: 0,
  characters: 10,
  per10k: 0,
}
const blankResult: CompareResult = {
  query: '',
  mode: 'smart',
  relaxed: false,
  notices: [],
  totalHits: 0,
  totalReports: 0,
  totalOccurrences: 0,
  processingTimeMs: 0,
  indexVersion: 'v',
  repeated: null,
  levels: [],
  rows: [],
}

describe('what a figure says of its own counting', () => {
  const words = wordsOf(VIEWS, 'zh-CN')
  const compared = (label: string, literalHits: number, relaxed = false): Compared => {
    const row = { ...blankRow, hits: 3, literalHits }
    const result = { ...blankResult, totalHits: 3, totalReports: 1, relaxed, rows: [row] }
    return { label, name: label, result }
  }
  it.each([
    ['hits', ['“甲乙”连只含拆开后各词的段落也算，共 1 篇 3 段，其中逐字 1 篇 2 段']],
    ['share', ['“甲乙”连只含拆开后各词的段落也算，共 1 篇 3 段，其中逐字 1 篇 2 段']],
    // Occurrences are literal always.
    ['occurrences', ['“甲乙”的处数只计逐字的']],
    ['per10k', ['“甲乙”的处数只计逐字的']],
  ] as const)('%s', (measure, said) => {
    const both = [compared('甲乙', 2), compared('丙', 3)]
    expect(cautions(both, measure, { once: false }, words)).toEqual(said)
  })
  it('in its very name: with words apart, or with another wording', () => {
    const loose = compared('"甲乙"', 2)
    const related = {
      ...loose,
      result: { ...loose.result, notices: [{ code: 'related', message: '', about: ['丁戊'] }] },
    }
    const name = (one: Compared, measure: Measure) => figureName(one, measure, words)
    expect([name(loose, 'share'), name(loose, 'occurrences')]).toEqual(['甲乙（含拆开的词）', '"甲乙"'])
    expect([name(related, 'share'), name(related, 'per10k')]).toEqual(['甲乙（含丁戊）', '"甲乙"'])
    expect(name(compared('丙', 3), 'share')).toBe('丙')
    expect(cautions([related], 'hits', { once: false }, words)[0]).toContain('连只含“丁戊”，或拆开后各词')
  })
  it('of what was relaxed, and of what counts once', () => {
    expect(cautions([compared('甲 乙', 0, true)], 'occurrences', { once: true }, words)).toEqual([
      '“甲 乙”没有同时符合的段落，放宽后计',
    ])
    expect(cautions([compared('丙', 3)], 'share', { once: true }, words)).toEqual([words.onceNote])
  })
})
