// posting-source.ts — what ranking must know of a question, answered from postings and columns in memory. Not: the order
// (ranking/ranker.ts), BM25 over postings (first-pass.ts).
import { stretch } from '../../../snapshot/stretches.ts'
import { averageOf, mean } from '../../ranking/bm25.ts'
import type { RankingParameters } from '../../ranking/ranking-parameters.ts'
import type { CorpusStatistics, Passages, RankingSource } from '../../ranking/ranking-source.ts'
import type { WeighedText } from '../../ranking/rarity.ts'
import { type Surroundings, surroundingMeasure } from '../../ranking/surroundings.ts'
import { createTop } from '../../ranking/top.ts'
import { type Priors, sumByWork, type Works } from '../../ranking/works.ts'
import type { Stop } from '../../stopping.ts'
import { passageLength, passageLengths } from '../../store/text-columns.ts'
import type { OpenColumns } from '../index-columns.ts'
import { addAll, type Bitset, bit, emptySet, has, removeAll } from '../match/bitset.ts'
import type { Matches } from '../match/matches.ts'
import { passageCount } from '../posting-lists.ts'
import { readAhead } from '../read-ahead.ts'
import { createScoring, type Lists, type Scoring } from './first-pass.ts'

export interface PostingSources {
  statistics: CorpusStatistics
  /**
   * Valid until the next question.
   *
   * @param literal those of the matches in the upper tier; null: all
   */
  source(matches: Matches, literal: Matches | null, lookup: Lists, stop: Stop): RankingSource
}

export function createPostingSources(
  columns: OpenColumns,
  works: Works,
  parameters: RankingParameters,
): PostingSources {
  const { passageReport, passageSkeleton } = columns
  const { scoring, statistics } = ofLengths(columns, parameters)
  // Of the candidates alone: kept for all passages they would take sixteen bytes each.
  const lengthOf = passageLength(columns)
  const measure = surroundingMeasure(passageReport, lengthOf, parameters.context)
  const workOf = works.ofReport
  // Scratch of one question: text scores by passage; who is a candidate; …
  const scores = new Float32Array(statistics.passages)
  let scored: Uint32Array = new Uint32Array(0) // where `scores` is not 0
  const chosen = emptySet(statistics.passages)
  const reportScratch = new Uint32Array(columns.reportPassage.length)
  const about = new Float32Array(works.count)
  const stretches = new Uint32Array(5 * parameters.candidates)

  const withReports = (passages: Uint32Array): Passages => ({
    passages,
    reports: passages.map(passage => passageReport[passage]!),
  })

  /** Into `scores` and `about`. */
  const scoreAll = async (weighed: readonly WeighedText[], matches: Matches, lookup: Lists, stop: Stop) => {
    clear(scores, scored)
    scored = await scoring.add(weighed, matches, lookup, scores, stop)
    const { near, best } = nearBest(parameters.near, scores, scored, matches.set())
    const scale = best > 0 ? 1 / best : 0
    sumByWork(near, scores, scale, passageReport, workOf, about)
    return { near, best, scale }
  }

  const surroundings = (passages: Uint32Array): Surroundings => {
    // Views of scratch memory: five lists of their own would take longer than filling them.
    let lists = 0
    const list = () =>
      stretches.subarray(lists * parameters.candidates, lists++ * parameters.candidates + passages.length)
    const found = { from: list(), start: list(), end: list(), to: list(), lengths: list() }
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!
      const { first, last, length } = measure(passage)
      found.from[i] = passageSkeleton[first]!
      found.start[i] = passageSkeleton[passage]!
      found.end[i] = passageSkeleton[passage]! + lengthOf(passage)
      found.to[i] = passageSkeleton[last + 1]!
      found.lengths[i] = length
    }
    if (columns.skeleton.whole) readAhead(columns.skeleton.whole, found.from, found.to, passages.length)
    return unitsOf(columns.skeleton, found)
  }

  return {
    statistics,
    source: (matches, literal, lookup, stop) => ({
      frequencies: texts => texts.map(text => passageCount(lookup.unread(text)!)),
      matches(weighed) {
        const upper = literal?.list()
        return {
          count: matches.count,
          upperCount: upper?.length ?? matches.count,
          isUpper: passage => literal === null || literal.has(passage),
          all: () => withReports(matches.list()),
          surroundings,
          async firstPass() {
            const { near, best, scale } = await scoreAll(weighed, matches, lookup, stop)
            return {
              best,
              about,
              score: passage => scores[passage]!,
              candidates(tier, size, priors) {
                // Literal matches are candidates whatever they score; of the others the near ones will do.
                const among = (tier === 'upper' && upper) || near
                const except = tier === 'lower' && upper?.length ? literal!.set() : null
                // Ascending: their texts are read next, and neighbours in the corpus are neighbours in memory.
                return withReports(bestOf(among, except, size, scale, priors).members().sort())
              },
              rest(tier, size, distinct, candidates, priors) {
                addAll(chosen, candidates)
                const all = (tier === 'upper' && upper) || matches.list()
                const except = tier === 'lower' && literal ? literal.set() : null
                const among = distinct ? bestOfReports(all, except) : all
                const passages = bestOf(among, except, size, scale, priors).sorted()
                removeAll(chosen, candidates)
                const texts = Float32Array.from(passages, passage => scores[passage]!)
                return { ...withReports(passages), scores: texts }
              },
            }
          },
        }
      },
    }),
  }

  /** The best by the first pass, but for those of the other tier and the candidates. */
  function bestOf(among: Uint32Array, except: Bitset | null, size: number, scale: number, priors: Priors) {
    const { byWork, highest } = priors
    const top = createTop(size)
    if (size === 0) return top
    let least = top.threshold()
    let enough = least - highest // what the text alone must reach
    for (let i = 0; i < among.length; i++) {
      const passage = among[i]!
      // Of many matches most end here: not even the highest prior would lift them.
      const text = scores[passage]! * scale
      if (text < enough || has(chosen, passage) || (except !== null && has(except, passage))) continue
      const score = text + byWork[workOf[passageReport[passage]!]!]!
      if (score < least) continue
      top.offer(passage, score)
      least = top.threshold()
      enough = least - highest
    }
    return top
  }

  /** Of each report its best by the first pass, but for those of the other tier and the candidates. */
  function bestOfReports(among: Uint32Array, except: Bitset | null): Uint32Array {
    let count = 0
    let report = -1
    for (let i = 0; i < among.length; i++) {
      const passage = among[i]!
      if (has(chosen, passage) || (except !== null && has(except, passage))) continue
      // A report's passages stand together, and what its work adds is the same for all.
      if (passageReport[passage] !== report) {
        report = passageReport[passage]!
        reportScratch[count++] = passage
      } else if (scores[passage]! > scores[reportScratch[count - 1]!]!) reportScratch[count - 1] = passage
    }
    return reportScratch.subarray(0, count)
  }
}

// --- internal ---

/** What is made of the lengths of all passages, which are not kept. */
function ofLengths(
  columns: OpenColumns,
  parameters: RankingParameters,
): { scoring: Scoring; statistics: CorpusStatistics } {
  const lengths = passageLengths(columns)
  const measure = surroundingMeasure(columns.passageReport, passage => lengths[passage]!, parameters.context)
  return {
    scoring: createScoring(lengths, parameters),
    statistics: {
      passages: lengths.length,
      averagePassage: mean(lengths),
      averageSurroundings: averageOf(lengths.length, passage => measure(passage).length),
    },
  }
}

/** The stretches where they lie, or one behind the other where they have to be fetched. */
function unitsOf(skeleton: OpenColumns['skeleton'], found: Omit<Surroundings, 'units'>): Surroundings {
  if (skeleton.whole) return { units: skeleton.whole, ...found }
  const { from, start, end, to } = found
  const length = from.reduce((sum, begin, i) => sum + to[i]! - begin, 0)
  const units = new Uint16Array(length)
  let at = 0
  for (let i = 0; i < from.length; i++) {
    const shift = at - from[i]!
    units.set(stretch(skeleton, from[i]!, to[i]!), at)
    for (const list of [from, start, end, to]) list[i]! += shift
    at = to[i]!
  }
  return { units, ...found }
}

// Loops of their own: inside the function above, V8 compiled them anew for nearly every question.

function clear(scores: Float32Array, scored: Uint32Array): void {
  // Written one after the other, eight are as fast as one at a random place.
  if (scored.length * 8 > scores.length) scores.fill(0)
  else for (let i = 0; i < scored.length; i++) scores[scored[i]!] = 0
}

/**
 * Members of the set that score at least a share of the best, and the best.
 *
 * @param scored put into another order: those come to its front, as they stood, and are given as a view of it
 */
function nearBest(
  share: number,
  scores: Float32Array,
  scored: Uint32Array,
  set: Bitset,
): { near: Uint32Array; best: number } {
  let best = 0
  let floor = Number.MIN_VALUE // what is no member counts as 0
  let length = 0
  for (let i = 0; i < scored.length; i++) {
    const passage = scored[i]!
    const score = scores[passage]! * bit(set, passage)
    // Swapped in any case and kept if near: branches that nobody can foresee take three times the time.
    scored[i] = scored[length]!
    scored[length] = passage
    length = (length + Number(score >= floor)) | 0
    if (score > best) {
      best = score
      floor = Math.max(floor, best * share)
    }
  }
  // Some were near the best so far only.
  let kept = 0
  for (let i = 0; i < length; i++) {
    const passage = scored[i]!
    scored[i] = scored[kept]!
    scored[kept] = passage
    kept = (kept + Number(scores[passage]! >= floor)) | 0
  }
  return { near: scored.subarray(0, kept), best }
}
