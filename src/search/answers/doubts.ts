// doubts.ts — what about a report a person should look at, by kind, the gravest first. Not: what is there twice
// (repeated.ts), what is missing (quality.ts).
import { DOUBTS, type Doubt, type Quality } from '../../api/quality.ts'
import type { ReportContent } from '../../engine/engine.ts'
import type { DoubtCode } from '../../report/chinese-names.ts'
import type { CleaningReason } from '../../report/report.ts'
import { named } from './repeated.ts'

export function createDoubts(): { add(content: ReportContent): void; finish(): Quality['doubts'] } {
  const found = new Map<DoubtCode, Doubt[]>()
  return {
    add(content) {
      for (const [code, message, ...about] of doubtsAbout(content)) {
        const group = found.get(code) ?? []
        found.set(code, group)
        group.push({ message, about: about.map(String), report: named(content.report) })
      }
    },
    finish() {
      const groups = DOUBTS.flatMap(code => {
        const items = found.get(code)
        return items ? [{ code, total: items.length, items }] : []
      })
      return { total: groups.reduce((sum, { total }) => sum + total, 0), groups }
    },
  }
}

// --- internal ---

/** A report of fewer characters is more likely a page that only links to one. */
const SHORT = 200
/** A report comes out in the year after the one it is about, a late one in the second. */
const LATE = 2

type Found = [code: DoubtCode, message: string, ...about: (string | number)[]]

function doubtsAbout({ report, provenance, cleaning }: ReportContent): Found[] {
  const found: Found[] = []
  const { year, publishedAt } = report
  const published = publishedAt === null ? null : Number(publishedAt.slice(0, 4))
  if (year !== null && year > new Date().getFullYear())
    found.push(['year-after-today', `年份 ${year} 还没有到`, year])
  if (year !== null && published !== null) {
    const early = published - year
    if (early < 0)
      found.push(['year-after-publication', `年份 ${year} 晚于发布日期 ${publishedAt}`, year, publishedAt!])
    else if (early > LATE)
      found.push([
        'published-late',
        `年份 ${year} 比发布日期 ${publishedAt} 早 ${early} 年`,
        year,
        publishedAt!,
        early,
      ])
  }
  // Such a name may speak of something else than the report.
  for (const field of ['region', 'year'] as const) {
    const from = provenance[field]
    if (from?.source === 'file-name' || from?.source === 'folder')
      found.push([`${field}-from-${from.source}`, `据“${from.evidence}”`, from.evidence])
  }
  const { characters } = report
  if (characters < SHORT) found.push(['short', `正文只有 ${characters} 字`, characters])
  const without = (isCounted: (reason: CleaningReason) => boolean) =>
    cleaning.reduce((sum, { reason, text }) => (isCounted(reason) ? sum + text.length : sum), 0)
  const passedOver = without(reason => reason === 'passed-over')
  const removed = without(reason => reason !== 'joined')
  if (passedOver > 0)
    found.push([
      'little-kept',
      `网页上的文字只取了 ${characters} 字，另有 ${passedOver} 字未取作正文`,
      characters,
      passedOver,
    ])
  else if (removed > characters)
    found.push(['mostly-cleaned', `清理掉 ${removed} 字，多于留下的 ${characters} 字`, removed, characters])
  return found
}
