// cautions.ts — what a figure must say of its own counting, so that nothing looks more exact than it is. Not: where its
// numbers come from (source.ts).
import { isLiteralRow } from '../../../src/export/literal.ts'
import { saidOf } from '../../shared/notice.ts'
import type { State } from '../../shared/state.ts'
import { quoted } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import type { Compared } from './compared.ts'
import type { Measure } from './pivot.ts'

/** Occurrences are literal always; passages and reports may count what holds the words of a term apart. */
export function cautions(
  compared: readonly Compared[],
  measure: Measure,
  { once }: Pick<State, 'once'>,
  words: ViewWords,
): string[] {
  const labels = (some: readonly Compared[]) => some.map(({ label }) => label)
  const relaxed = labels(compared.filter(({ result }) => result.relaxed))
  const countsPassages = measure !== 'occurrences' && measure !== 'per10k'
  const loose = labels(
    compared.filter(({ result }) => !result.relaxed && !result.rows.every(row => isLiteralRow(row, result))),
  )
  // 430 处中有 370 处出自一篇…
  const ofOne = compared.flatMap(({ label, result }) =>
    result.notices.flatMap(notice =>
      notice.code === 'one-report' && !countsPassages
        ? `${quoted(label)}${words.colon}${saidOf(notice, words).text}`
        : [],
    ),
  )
  return [
    ...ofOne,
    ...(relaxed.length > 0 ? [words.relaxedNote(relaxed)] : []),
    ...(countsPassages && loose.length > 0 ? [words.looseNote(loose)] : []),
    ...(once && (measure === 'reports' || measure === 'share') ? [words.onceNote] : []),
  ]
}
