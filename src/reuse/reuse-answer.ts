// reuse-answer.ts — the shared stretches of a report in the form of the API. Not: finding them (runs.ts).
import { reportSummary } from '../api/hit.ts'
import type { Reuse, ReuseOptions, ReuseRun } from '../api/reuse.ts'
import { type Corpus, createPlaces, paragraphAt, placeOf } from '../corpus/corpus.ts'
import type { ReportRecord } from '../engine/engine.ts'
import { previousOf } from '../inspection/series.ts'
import { isKeptBy } from '../regions/regions.ts'
import { mapInTurns } from '../turns.ts'
import { type Swap, swappedPlaces } from './places.ts'
import { coveredBy, findRuns, type SharedRun } from './runs.ts'
import type { Signposts } from './signposts.ts'

/** A run that so many reports have, or so large a part of the library, is nobody's own. */
const FORMULA_REPORTS = 10
const FORMULA_SHARE = 0.2
/** Other places shown of a run. */
const SAMPLES = 3

/**
 * @param report its number
 * @param indexVersion of the corpus
 * @example (await reuseOf(corpus, signposts, 0, { k: 20 }, version)).shares // { unique: 0.71, few: 0.18, formula: 0.11 }
 */
export async function reuseOf(
  corpus: Corpus,
  signposts: Signposts,
  report: number,
  { k = 20, against = 'all' }: ReuseOptions,
  indexVersion: string,
): Promise<Omit<Reuse, 'sources'>> {
  const { reports } = corpus
  const own = reports[report]!
  const previous = against === 'last-year' ? previousOf(own, reports) : null
  const isAmong = among(against, own, previous)
  const isCompared = (other: number) => other !== report && isAmong(reports[other]!)
  const found = await findRuns(corpus, signposts, report, k, isCompared)
  const classes = found.map(({ others }) => classOf(others.length + 1, reports.length))
  // Runs of one paragraph follow each other; elsewhere they stand anywhere.
  const placeHere = createPlaces(corpus)
  return {
    k,
    against,
    characters: own.characters,
    shares: sharesOf(found, classes, own.characters),
    runs: await mapInTurns(found, (run, i): ReuseRun => {
      const { passageId, start, length } = placeHere(paragraphAt(corpus, run.start), run.start, run.length)
      const { shown, places } = samplesOf(corpus, run)
      return {
        passageId,
        start,
        length,
        reports: run.others.length + 1,
        class: classes[i]!,
        samples: shown.map(sample => {
          const there = placeOf(corpus, paragraphAt(corpus, sample.start), sample.start, run.length)
          return { reportId: reports[sample.report]!.id, passageId: there.passageId, start: there.start }
        }),
        places,
      }
    }),
    reports: reports.filter((_, other) => isCompared(other)).length,
    ...(previous && {
      previous: { report: reportSummary.parse(previous), characters: previous.characters },
    }),
    indexVersion,
  }
}

// --- internal ---

function among(against: Reuse['against'], own: ReportRecord, previous: ReportRecord | null) {
  if (against === 'all') return () => true
  if (against === 'region')
    return ({ region }: ReportRecord) => !!own.region && !!region && isKeptBy(own.region.code, region.code)
  return (other: ReportRecord) => other === previous
}

function classOf(reports: number, all: number): ReuseRun['class'] {
  return reports >= FORMULA_REPORTS || reports >= FORMULA_SHARE * all ? 'formula' : 'few'
}

/** Where runs overlap, formula counts: what everybody says is not shared with somebody. */
function sharesOf(
  runs: readonly SharedRun[],
  classes: readonly ReuseRun['class'][],
  characters: number,
): Reuse['shares'] {
  if (characters === 0) return { unique: 1, few: 0, formula: 0 }
  const formula = coveredBy(runs.filter((_, i) => classes[i] === 'formula'))
  const shared = coveredBy(runs)
  return {
    unique: (characters - shared) / characters,
    few: (shared - formula) / characters,
    formula: formula / characters,
  }
}

/** The first few others; in front one whose sentences differ by names of places alone, where there is such a one. */
function samplesOf(corpus: Corpus, { start, length, others }: SharedRun) {
  const shown = others.slice(0, SAMPLES)
  for (const sample of shown) {
    const places: Swap[] = swappedPlaces(corpus, start, sample.start, length)
    if (places.length > 0) return { shown: [sample, ...shown.filter(other => other !== sample)], places }
  }
  return { shown, places: [] }
}
