// unpublished.ts — what a choice of years of publication leaves out because nothing says when it was published. Not: that
// choice (filters.ts).
import type { Engine } from '../../engine/engine.ts'
import type { Notice } from '../../query/query.ts'
import type { Filters } from './filters.ts'
import type { Plan } from './plan.ts'
import { merged } from './request.ts'

/**
 * Told where reports without a date of publication match: that half of a library has none is known to nobody who chooses.
 *
 * @param undated the filters, of those reports; null: no year of publication was chosen
 */
export async function unpublished(
  engine: Pick<Engine, 'counts'>,
  plan: Plan,
  undated: Filters | null,
): Promise<Notice[]> {
  if (!undated?.reports?.length) return []
  const [left] = await engine.counts([merged(plan, undated)])
  if (!left || left.hits === 0) return []
  const { hits, reports } = left
  return [
    {
      code: 'unpublished',
      message: `另有 ${reports} 篇的 ${hits} 段也符合，但发布日期不详，归不到所选的发布年份，没有计入`,
      about: [String(hits), String(reports)],
    },
  ]
}
