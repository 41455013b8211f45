// indicators.ts — the numbers of the reports that filters leave. Not: finding them in a text (src/indicators).
import type { IndicatorList, IndicatorsOptions } from '../api/indicators.ts'
import { DEFINITIONS } from '../indicators/definitions.ts'
import { surveyIndicators } from '../indicators/survey.ts'
import type { Opened } from './opened.ts'
import { paging } from './paging.ts'
import { reportsWithin } from './reports.ts'

export function createIndicators({ engine }: Opened) {
  const survey = surveyIndicators(engine, DEFINITIONS)
  return async ({
    name,
    tier,
    limit,
    offset,
    ...restrictions
  }: IndicatorsOptions = {}): Promise<IndicatorList> =>
    survey({ name, tier, ...paging({ limit, offset }, 100) }, await reportsWithin(engine, restrictions))
}
