// related.ts — other wordings of what is asked for, with what each would find in its place. Not: asking for them too
// (question/plan.ts).
import { skeleton } from '../../analysis/skeleton.ts'
import type { RelatedAnswer, RelatedOptions } from '../../api/related.ts'
import { relatedOf } from '../../query/related.ts'
import { mapLeaves } from '../../query/tree.ts'
import type { Opened } from '../opened.ts'
import { readRestrictions } from '../question/filters.ts'
import { readQuery } from '../question/read-query.ts'
import { EVERYTHING } from '../question/request.ts'

export function createRelated({ engine, planner, related }: Opened) {
  return async (text: string, options: RelatedOptions = {}): Promise<RelatedAnswer> => {
    const { query } = readQuery(text, options.mode)
    const { filters } = await readRestrictions(options, () => engine.reports())
    const found = query ? relatedOf(query, related) : []
    const each = found.flatMap(({ text, also }) => also.map(other => ({ of: skeleton(text), other })))
    const totals = await engine.counts(
      each.map(({ of, other }) => {
        const instead = mapLeaves(query!, (leaf, positive) =>
          positive && 'text' in leaf && skeleton(leaf.text) === of
            ? { type: 'phrase', text: other.text }
            : leaf,
        )!
        const { where, literal } = planner.plan(instead, 'all')
        return { ...EVERYTHING, ...filters, where: literal ?? where }
      }),
    )
    let at = 0
    return {
      query: text,
      related: found.map(({ text, also }) => ({
        text,
        also: also.map(other => ({ ...other, hits: totals[at++]!.hits })),
      })),
      indexVersion: engine.info.version,
    }
  }
}
