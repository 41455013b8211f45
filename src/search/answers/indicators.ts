// indicators.ts — the numbers of the reports that filters leave. Not: finding them in a text (src/indicators).
import type {
  IndicatorCounts,
  IndicatorCountsOptions,
  IndicatorDefinitions,
  IndicatorList,
  IndicatorsOptions,
} from '../../api/indicators.ts'
import { type IndicatorSurvey, surveyIndicators } from '../../indicators/survey.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { reportsWithin } from './reports.ts'

export function createIndicators(opened: Opened) {
  const { engine } = opened
  const survey = surveyOf(opened)
  return async ({
    name,
    tier,
    checks,
    limit,
    offset,
    ...restrictions
  }: IndicatorsOptions = {}): Promise<IndicatorList> =>
    survey.list(
      { name, tier, checks, ...paging({ limit, offset }, 100) },
      await reportsWithin(engine, restrictions),
    )
}

export function createIndicatorDefinitions({ definitions }: Opened) {
  return async (): Promise<IndicatorDefinitions> => ({
    definitions: definitions.map(({ name, synonyms, unit, meaning }) => ({ name, synonyms, unit, meaning })),
  })
}

export function createIndicatorCounts(opened: Opened) {
  const survey = surveyOf(opened)
  return async (restrictions: IndicatorCountsOptions = {}): Promise<IndicatorCounts> =>
    survey.counts(await reportsWithin(opened.engine, restrictions))
}

// --- internal ---

const surveys = new WeakMap<Opened, IndicatorSurvey>()

/** One for lists and counts: a report is read for both at once. */
function surveyOf(opened: Opened): IndicatorSurvey {
  const survey = surveys.get(opened) ?? surveyIndicators(opened.engine, opened.definitions)
  surveys.set(opened, survey)
  return survey
}
