// survey.ts — the numbers of many reports, filtered and in pages. Not: finding them in a passage (extract.ts).
import { LRUCache } from 'lru-cache'
import type { IndicatorCounts, IndicatorList, IndicatorRow, IndicatorsOptions } from '../api/indicators.ts'
import type { Engine, ReportContent, ReportRecord } from '../engine/engine.ts'
import { isPlanHeading } from '../inspection/plans.ts'
import { inTurns } from '../turns.ts'
import type { Definition } from './canonical.ts'
import { createExtractor, withoutEarlierYears } from './extract.ts'
import { type Period, periodAfter, periodOfHeading, periodWithin } from './periods.ts'
import { reporterNames } from './reporter.ts'

/** Rows kept for the next question, of the reports that were looked at last: some 300 bytes each. */
const ROWS_KEPT = 300_000

export interface IndicatorSurvey {
  list(
    options: {
      [Name in 'name' | 'tier' | 'checks' | 'limit' | 'offset']?: IndicatorsOptions[Name] | undefined
    },
    reports: readonly ReportRecord[],
  ): Promise<IndicatorList>
  /** Of each indicator how many numbers there are, and in how many reports. */
  counts(reports: readonly ReportRecord[]): Promise<IndicatorCounts>
}

/**
 * Answers from one snapshot. A report is read when first asked about, and what was found in it is kept.
 *
 * @example
 * const survey = surveyIndicators(engine, programDefinitions())
 * const { rows } = await survey.list({ name: '行政复议案件受理数', tier: '1' }, await engine.reports())
 */
export function surveyIndicators(engine: Engine, definitions: readonly Definition[]): IndicatorSurvey {
  const extract = createExtractor(definitions)
  const kept = new LRUCache<string, IndicatorRow[]>({
    maxSize: ROWS_KEPT,
    sizeCalculation: rows => rows.length + 1,
  })

  const rowsOf = async (record: ReportRecord): Promise<IndicatorRow[]> => {
    const known = kept.get(record.id)
    if (known) return known
    const content = await engine.report(record.id)
    const rows = content ? numbersOf(content) : []
    kept.set(record.id, rows)
    return rows
  }

  const numbersOf = ({ report, passages }: ReportContent): IndicatorRow[] => {
    const { region, year } = report
    // Where nothing but 2021年以来 tells the year of a report, that may have been years ago.
    const told = new RegExp(`${year}年(?!以来)`)
    const sure = [report.title ?? '', ...passages.map(({ paragraph }) => paragraph)].some(text =>
      told.test(text),
    )
    const since = sure ? year : null
    // What comes behind the part on plans is to be done as well: 二、2024年工作安排, 三、加强自身建设.
    let plans: string[] = []
    // 五年来, said once, holds until a year is named or a part begins; a heading within the part may say it too.
    const whole = periodOfHeading(report.title ?? '')
    const names = reporterNames(report)
    let period: Period | null = whole
    let outer: Period | null = whole
    let part: string | undefined
    let heading: string | undefined
    const numbers = passages.flatMap(({ id, paragraph, start, end, section, kind }) => {
      // A title's year and a heading's ordinal measure nothing.
      if (kind !== 'paragraph') return []
      if (section[0] !== undefined && isPlanHeading(section[0])) plans = [section[0]]
      if (section[0] !== part) period = whole
      if (section.at(-1) !== heading) period = periodOfHeading(section.at(-1) ?? '') ?? period
      ;[part, heading] = [section[0], section.at(-1)]
      if (start === 0) outer = period
      const before = periodWithin(paragraph, start, outer, since)
      period = periodAfter(paragraph.slice(0, end), outer, since)
      const text = paragraph.slice(start, end)
      const own = LOOKS_BACK.test(paragraph) ? section : [...plans, ...section]
      return extract(text, own, { period: before, year: since, names }).map(({ sentence, ...number }) => ({
        ...number,
        passageId: id,
        sentence: text.slice(sentence.start, sentence.end).trim(),
      }))
    })
    const of = {
      region: region && { code: region.code, name: region.name, path: region.path },
      year,
      title: report.title,
    }
    return withoutEarlierYears(numbers).map(
      ({ yearNamed, ...number }): IndicatorRow => ({ ...number, ...of, reportId: report.id }),
    )
  }

  async function list(
    { name, tier, checks, limit = 100, offset = 0 }: Parameters<IndicatorSurvey['list']>[0],
    reports: readonly ReportRecord[],
  ): Promise<IndicatorList> {
    const isNamed = name ? nameFilter(name, definitions) : () => true
    const isChecked = (row: IndicatorRow) =>
      !checks || row.checks.some(({ result }) => checks === 'all' || result === checks)
    const turn = inTurns()
    const rows: IndicatorRow[] = []
    let total = 0
    for (const record of reports) {
      for (const row of await rowsOf(record)) {
        if ((tier && row.tier !== Number(tier)) || !isNamed(row) || !isChecked(row)) continue
        if (total >= offset && rows.length < limit) rows.push(row)
        total++
      }
      await turn()
    }
    return { total, rows, reports: reports.length, indexVersion: engine.info.version }
  }

  async function counts(reports: readonly ReportRecord[]): Promise<IndicatorCounts> {
    const found = new Map(definitions.map(({ name }) => [name, { values: 0, reports: 0 }]))
    const turn = inTurns()
    for (const record of reports) {
      const stated = (await rowsOf(record)).flatMap(({ tier, indicator }) => (tier === 1 ? indicator : []))
      for (const name of stated) found.get(name)!.values++
      for (const name of new Set(stated)) found.get(name)!.reports++
      await turn()
    }
    return {
      counts: [...found].map(([name, count]) => ({ name, ...count })),
      reports: reports.length,
      indexVersion: engine.info.version,
    }
  }

  return { list, counts }
}

// --- internal ---

const LOOKS_BACK = /^(?:过去|一年来|去年|上一?年)/

/** A canonical name or one of its synonyms means that indicator alone; any other text is looked for in the names. */
function nameFilter(name: string, definitions: readonly Definition[]): (row: IndicatorRow) => boolean {
  const asked = name.trim()
  const canonical = definitions.find(
    definition => definition.name === asked || definition.synonyms.includes(asked),
  )
  if (canonical) return row => row.tier === 1 && row.indicator === canonical.name
  return row => row.indicator.includes(asked)
}
