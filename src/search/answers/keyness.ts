// keyness.ts — which words the reports that filters leave have more, or less, than the others. Not: the statistics
// (src/keyness).
import type { Keyness, KeynessOptions } from '../../api/keyness.ts'
import { JiansuoError } from '../../errors.ts'
import { keyWords } from '../../keyness/keyness.ts'
import { wordSets } from '../../keyness/word-sets.ts'
import { inTurns, mapInTurns } from '../../turns.ts'
import { madeOnce } from '../made-once.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { reportsWithin } from './reports.ts'

/** With fewer reports on a side nothing can be told from chance. */
const FEWEST = 10
/** Characters cut into words, once for a snapshot: some twenty seconds, in turns. */
const MOST_CHARACTERS = 50_000_000

export function createKeyness({ engine, segmenter }: Opened) {
  const sets = madeOnce(() => wordSets(engine.contents(), segmenter))
  return async ({ limit, ...restrictions }: KeynessOptions = {}): Promise<Keyness> => {
    const page = paging({ limit }, 50)
    const all = await engine.reports()
    const chosen = await reportsWithin(engine, restrictions)
    const others = all.length - chosen.length
    refuseFew(chosen.length, others)
    if (engine.info.characters > MOST_CHARACTERS)
      throw new JiansuoError('bad-query', '本库太大，无法整库比较用词：请分成几个库（collection）', {
        reason: 'too-large-library',
      })
    const { words, reportsOf, byReport } = await sets()
    const some = new Uint32Array(words.length)
    const turn = inTurns()
    for (const { id } of chosen) {
      for (const word of byReport.get(id) ?? []) some[word]!++
      await turn()
    }
    const counted = await mapInTurns(words, (text, i) => {
      return { text, some: some[i]!, others: reportsOf[i]! - some[i]! }
    })
    const key = await keyWords(counted, chosen.length, others)
    return {
      total: key.length,
      words: key
        .slice(0, page.limit)
        .map(({ text, some, others, score }) => ({ text, reports: some, others, score })),
      reports: chosen.length,
      others,
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

function refuseFew(reports: number, others: number): void {
  if (reports >= FEWEST && others >= FEWEST) return
  const side = reports < FEWEST ? `所选的报告只有 ${reports} 篇` : `其余的报告只有 ${others} 篇`
  throw new JiansuoError(
    'bad-query',
    `${side}，两边都要有 ${FEWEST} 篇以上才能比较用词：请换一个地区或年份的范围，例如 year=2020..2022`,
    { reason: 'too-few-reports', about: [reports, others, FEWEST] },
  )
}
