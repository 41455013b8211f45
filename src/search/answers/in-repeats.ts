// in-repeats.ts — how much of what is counted stands in passages whose text an earlier one has: the same page that was saved
// three times counts three times. Not: counting such passages once (once.ts).
import type { CompareResult } from '../../api/compare.ts'
import type { Engine, Totals } from '../../engine/engine.ts'
import type { Notice } from '../../query/query.ts'
import { isMuchRepeated } from '../much-repeated.ts'
import { onceOver } from '../once.ts'
import type { Filters } from '../question/filters.ts'
import type { Plan } from '../question/plan.ts'
import { merged } from '../question/request.ts'

/** Passages that are read for it, at most: some 40 ms a thousand. */
const MOST_READ = 5_000

/** What a question finds less where repeats count once; null where that is not known. */
export async function inRepeats(
  engine: Engine,
  plan: Plan,
  filters: Filters,
  all: Totals,
): Promise<CompareResult['repeated']> {
  if (all.hits > MOST_READ) return null
  const [once] = await onceOver(engine).counts([merged(plan, filters)])
  const occurrences = all.occurrences === null ? null : all.occurrences - (once!.occurrences ?? 0)
  return { hits: all.hits - once!.hits, reports: all.reports - once!.reports, occurrences }
}

/** Told where some of the totals would be less by a twentieth. */
export function repeatsNotice(all: Totals, repeated: CompareResult['repeated']): Notice | null {
  if (!repeated) return null
  const isMuch = (['hits', 'reports', 'occurrences'] as const).some(of =>
    isMuchRepeated(repeated[of] ?? 0, all[of] ?? 0),
  )
  if (!isMuch) return null
  const parts = [
    ...(repeated.occurrences === null ? [] : [`${all.occurrences} 处中的 ${repeated.occurrences} 处`]),
    `${all.hits} 段中的 ${repeated.hits} 段`,
  ]
  return {
    code: 'in-repeats',
    message: `${parts.join('、')}在与别处文字相同的段落里，照样计入；可以只计一次（repeats=once）`,
    about: [repeated.hits, all.hits, repeated.occurrences ?? '', all.occurrences ?? ''].map(String),
  }
}
