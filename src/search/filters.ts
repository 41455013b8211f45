// filters.ts — what a caller restricts by, from words to what an engine compares. Not: the query's own restrictions.
import type { ViewOptions } from '../api/question.ts'
import type { EngineRequest } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import type { Notice, YearRange } from '../query/query.ts'
import { findRegions, levelOf } from '../regions/regions.ts'

export type Filters = Pick<EngineRequest, 'regions' | 'years' | 'report' | 'kind'>

/**
 * What a caller restricts by, and what is to be said about reading it.
 *
 * @throws JiansuoError `bad-query` for what is no division or no year
 */
export function readFilters(options: Pick<ViewOptions, 'region' | 'year' | 'report' | 'kind'>): {
  filters: Filters
  notices: Notice[]
} {
  const { region, year, report = null, kind = null } = options
  const { codes, notices } = readRegions(region)
  return { filters: { regions: codes, years: readYears(year), report, kind }, notices }
}

// --- internal ---

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
        `参数 region:“${name}”不是行政区划，请写全称、简称或六位代码，例如 宁夏 或 640000`,
      )
    }
    if (found.length > 1) {
      const paths = found.map(({ path, ...region }) => `${path.join(' › ')}(${levelOf({ path, ...region })})`)
      notices.push({
        code: 'ambiguous-region',
        message: `“${name}”指多个行政区划，已全部包括：${paths.slice(0, 5).join('、')}${paths.length > 5 ? ' 等' : ''}`,
      })
    }
    codes.push(...found.map(region => region.code))
  }
  return { codes, notices }
}

/** @throws JiansuoError `bad-query` for what is neither `2021` nor `2020..2022`. */
function readYears(years: string[] = []): YearRange[] {
  return years.map(text => {
    const [, from, to = from] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text.trim()) ?? []
    if (!from || Number(from) > Number(to)) {
      throw new JiansuoError('bad-query', `参数 year:“${text}”不是年份，请写成 2021 或 2020..2022`)
    }
    return { from: Number(from), to: Number(to) }
  })
}
