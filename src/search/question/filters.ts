// filters.ts — turns the filters of a caller into what an engine compares. Not: restrictions inside the query.
import type { ViewOptions } from '../../api/question.ts'
import type { EngineRequest, ReportRecord } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import type { Notice, YearRange } from '../../query/query.ts'
import { readYears } from '../../query/years.ts'
import { findRegions, levelOf } from '../../regions/regions.ts'
import { genreOrUntitled } from '../../report/genre.ts'
import { reportLabel } from '../../report/reference.ts'
import { isInYears } from '../../report/years.ts'

export type Filters = Pick<EngineRequest, 'regions' | 'years' | 'report' | 'reports' | 'kind'>

/**
 * Reads the filters, with notices about how they were understood.
 *
 * @throws JiansuoError `bad-query` for what is no division or no year
 */
export function readFilters(options: Pick<ViewOptions, 'region' | 'year' | 'report' | 'kind'>): {
  filters: Filters
  notices: Notice[]
} {
  const { region, year, report = null, kind = null } = options
  const { codes, notices } = readRegions(region)
  return { filters: { regions: codes, years: rangesOf(year), report, kind }, notices }
}

/**
 * The same, with what only whole reports satisfy and no engine knows: kind of text, level, year of publication, which
 * one it is.
 *
 * @param reports all there are
 * @returns with the filters those of the reports that only lack a date of publication, where years of it were chosen
 * @throws JiansuoError as `readFilters`
 */
export async function readRestrictions(
  options: Restrictions,
  reports: () => Promise<readonly ReportRecord[]>,
): Promise<{ filters: Filters; notices: Notice[]; undated: Filters | null }> {
  const { filters, notices } = readFilters(options)
  const { genre = [], level = [], except = [], by } = options
  const published = by === 'published' ? filters.years : []
  if ([genre, level, except, published].every(values => values.length === 0))
    return { filters, notices, undated: null }
  const all = await reports()
  notices.push(...except.map(id => leftOut(id, all)))
  const kept = all.filter(
    report =>
      !except.includes(report.id) &&
      (genre.length === 0 || genre.some(one => one === genreOrUntitled(report.title))) &&
      (level.length === 0 || level.some(one => one === report.level)),
  )
  const [within, undated] =
    published.length === 0
      ? [kept, null]
      : [
          kept.filter(report => isInYears(YEAR_OF.published(report), published)),
          kept.filter(report => YEAR_OF.published(report) === null),
        ]
  const years = by === 'published' ? [] : filters.years
  const only = (reports: readonly ReportRecord[]) => ({
    ...filters,
    years,
    reports: reports.map(({ id }) => id),
  })
  return { filters: only(within), notices, undated: undated && only(undated) }
}

export type Restrictions = Pick<
  ViewOptions,
  'region' | 'year' | 'by' | 'genre' | 'level' | 'except' | 'report' | 'kind'
>

/** The year that a report counts under. */
export const YEAR_OF: Record<
  NonNullable<ViewOptions['by']>,
  (report: Pick<ReportRecord, 'year' | 'publishedAt'>) => number | null
> = {
  report: ({ year }) => year,
  published: ({ publishedAt }) => (publishedAt === null ? null : Number(publishedAt.slice(0, 4))),
}

// --- internal ---

/** Which report is left out, by a name that tells it: everything that is counted says so. */
function leftOut(id: string, reports: readonly ReportRecord[]): Notice {
  const report = reports.find(one => one.id === id)
  if (!report)
    return { code: 'unknown-report', message: `没有编号为 ${id} 的报告，没有什么可以不计`, about: [id] }
  const name = reportLabel(report)
  const year = report.year === null ? '' : `（${report.year} 年）`
  return {
    code: 'left-out',
    message: `不计这一篇：“${name}”${year}`,
    about: [name, String(report.year ?? ''), id],
  }
}

/**
 * Codes of the divisions named. Several of one name: all of them, and a notice that says so.
 *
 * @throws JiansuoError `bad-query` for what is no division.
 */
function readRegions(names: string[] = []): { codes: string[]; notices: Notice[] } {
  const codes: string[] = []
  const notices: Notice[] = []
  for (const name of names) {
    const found = findRegions(name)
    if (found.length === 0) {
      throw new JiansuoError(
        'bad-query',
        `“${name}”不是行政区划：请写全称、简称或六位代码，例如 宁夏 或 640000`,
        { reason: 'unknown-division', about: [name] },
      )
    }
    if (found.length > 1) {
      const paths = found.map(({ path, ...region }) => `${path.join(' › ')}(${levelOf({ path, ...region })})`)
      notices.push({
        code: 'ambiguous-region',
        message: `“${name}”指多个行政区划，已全部包括：${paths.slice(0, 5).join('、')}${paths.length > 5 ? ' 等' : ''}`,
        about: [name, ...paths.slice(0, 5)],
      })
    }
    codes.push(...found.map(region => region.code))
  }
  return { codes, notices }
}

/** @throws JiansuoError `bad-query` for what is neither `2021` nor `2020..2022`. */
function rangesOf(years: string[] = []): YearRange[] {
  return years.map(text => {
    const read = readYears(text)
    if (read === null || read.swapped) {
      throw new JiansuoError('bad-query', `“${text}”不是年份：请写成 2021 或 2020..2022`, {
        reason: 'bad-value',
        about: ['year', text],
      })
    }
    return read.range
  })
}
