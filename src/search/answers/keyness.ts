// keyness.ts — which words the reports that filters leave have more, or less, than the others. Not: the statistics
// (src/keyness).
import type { Keyness, KeynessOptions } from '../../api/keyness.ts'
import type { Engine, ReportRecord } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import { type Counted, countTested, keyWords } from '../../keyness/keyness.ts'
import { levelCounts, levelsDiffer } from '../../keyness/levels.ts'
import { type WordSets, wordSets } from '../../keyness/word-sets.ts'
import { inTurns, mapInTurns } from '../../turns.ts'
import { madeOnce } from '../made-once.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { EVERYTHING, merged } from '../question/request.ts'
import { reportsWithin } from './reports.ts'

/** With fewer reports on a side no difference can be told from chance. */
const FEWEST = 10
/** Characters cut into words, once for a snapshot: less than two minutes, in turns. */
const MOST_CHARACTERS = 50_000_000

export function createKeyness({ engine, segmenter }: Opened) {
  const sets = madeOnce(() => wordSets(engine.contents(), segmenter))
  return async ({ limit, ...restrictions }: KeynessOptions = {}): Promise<Keyness> => {
    const page = paging({ limit }, 50)
    // Statutes use other words than reports, cities others than the nation. So genre and level restrict both sides.
    const { region: _region, year: _year, ...common } = restrictions
    const all = await reportsWithin(engine, common)
    const chosen = await reportsWithin(engine, restrictions)
    const others = all.length - chosen.length
    refuseFew(chosen.length, others)
    if (engine.info.characters > MOST_CHARACTERS)
      throw new JiansuoError('bad-query', '本库太大，无法整库比较用词：请分成几个库（collection）', {
        reason: 'too-large-library',
      })
    const { words, byReport } = await sets()
    const some = await countWords(chosen, byReport, words.length)
    const of = await countWords(all, byReport, words.length)
    const counted = await mapInTurns(words, (text, i) => {
      return { text, some: some[i]!, others: of[i]! - some[i]! }
    })
    // Counts are literal, as a search would find them, because one side may only cut a word differently: 二中 in 二中、三中全会.
    const asked = countTested(counted)
    const cut = await keyWords(counted, chosen.length, others)
    const literal = await countLiterally(
      engine,
      cut.map(({ text }) => text),
      chosen,
      all,
    )
    const key = await keyWords(literal, chosen.length, others, asked)
    const levels = levelCounts(chosen, all)
    return {
      total: key.length,
      words: key.slice(0, page.limit).map(({ text, some, others: elsewhere, score }) => {
        const ratio = elsewhere === 0 ? null : some / chosen.length / (elsewhere / others)
        return { text, reports: some, others: elsewhere, ratio, score }
      }),
      reports: chosen.length,
      others,
      levels,
      levelsDiffer: levelsDiffer(levels),
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

/** By the word's number: how many of the reports have it. */
async function countWords(
  reports: readonly ReportRecord[],
  byReport: WordSets['byReport'],
  words: number,
): Promise<Uint32Array> {
  const turn = inTurns()
  const counts = new Uint32Array(words)
  for (const { id } of reports) {
    for (const word of byReport.get(id) ?? []) counts[word]!++
    await turn()
  }
  return counts
}

/** How many of the reports on either side have each of the texts, literally. */
async function countLiterally(
  engine: Pick<Engine, 'tally'>,
  texts: readonly string[],
  chosen: readonly ReportRecord[],
  all: readonly ReportRecord[],
): Promise<Counted[]> {
  const [some, either] = [chosen, all].map(reports => new Set(reports.map(({ id }) => id))) as [
    Set<string>,
    Set<string>,
  ]
  const counted: Counted[] = []
  for (const text of texts) {
    const tallies = await engine.tally(merged(EVERYTHING, { where: { type: 'phrase' as const, text } }))
    const having = tallies.filter(({ report }) => either.has(report.id))
    const here = having.filter(({ report }) => some.has(report.id)).length
    counted.push({ text, some: here, others: having.length - here })
  }
  return counted
}

function refuseFew(reports: number, others: number): void {
  if (reports >= FEWEST && others >= FEWEST) return
  const side = reports < FEWEST ? `所选的报告只有 ${reports} 篇` : `其余的报告只有 ${others} 篇`
  throw new JiansuoError(
    'bad-query',
    `${side}，两边都要有 ${FEWEST} 篇以上才能比较用词：请换一个地区、年份、文种或层级`,
    { reason: 'too-few-reports', about: [reports, others, FEWEST] },
  )
}
