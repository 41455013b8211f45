// indicators.ts — the numbers of the reports that filters leave. Not: finding them in a text (src/indicators).
import type { IndicatorDefinitions, IndicatorList, IndicatorsOptions } from '../../api/indicators.ts'
import { surveyIndicators } from '../../indicators/survey.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { reportsWithin } from './reports.ts'

export function createIndicators({ engine, definitions }: Opened) {
  const survey = surveyIndicators(engine, definitions)
  return async ({
    name,
    tier,
    checks,
    limit,
    offset,
    ...restrictions
  }: IndicatorsOptions = {}): Promise<IndicatorList> =>
    survey(
      { name, tier, checks, ...paging({ limit, offset }, 100) },
      await reportsWithin(engine, restrictions),
    )
}

export function createIndicatorDefinitions({ definitions }: Opened) {
  return async (): Promise<IndicatorDefinitions> => ({
    definitions: definitions.map(({ name, synonyms, unit, meaning }) => ({ name, synonyms, unit, meaning })),
  })
}
