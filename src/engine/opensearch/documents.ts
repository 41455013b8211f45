// documents.ts — the passages of a snapshot as documents, in their order. Not: sending them.
import { skeleton } from '../../analysis/skeleton.ts'
import { decodeJson, decodeText } from '../../snapshot/columns.ts'
import { inMemory, stretched } from '../../snapshot/stretches.ts'
import type { SurroundingBounds } from '../ranking/surroundings.ts'
import { createCatalogue } from '../store/catalogue.ts'
import { passageLengths, type ReportEntry, STRETCHED_TEXTS, type TextColumns } from '../store/text-columns.ts'
import { characters, edge, pairs } from './index-terms.ts'
import type { Labels } from './labels.ts'
import { checksum, type StoredPassage, storedText } from './stored-passage.ts'

export interface PassageDocument {
  id: string
  /** Passages of a report are kept together. */
  routing: string
  checksum: number
  body: object
}

/**
 * One after another: all of them at once would take several times the memory of the columns.
 *
 * @param bounds of the surroundings that rescoring reads
 * @param isSent of which reports
 */
export function* passageDocuments(
  texts: TextColumns,
  bounds: SurroundingBounds,
  labels: Labels,
  isSent: (report: number) => boolean,
): Generator<PassageDocument> {
  const catalogue = createCatalogue(stretched(texts, STRETCHED_TEXTS, name => inMemory(texts[name])))
  const entries = (decodeJson(texts.reports) as ReportEntry[]).map(placeOf)
  const lengths = passageLengths(texts)
  const headings = createHeadings()
  for (let paragraph = 0; paragraph + 1 < texts.paragraphPassage.length; paragraph++) {
    const [first, end] = [texts.paragraphPassage[paragraph]!, texts.paragraphPassage[paragraph + 1]!]
    const report = texts.passageReport[first]!
    if (first === end || !isSent(report)) continue
    const label = labels.starts[report]! - texts.reportPassage[report]!
    const start = texts.paragraphSkeleton[paragraph]!
    const folded = decodeText(texts.skeleton, start, texts.paragraphSkeleton[paragraph + 1]! - 1)
    for (let n = first; n < end; n++) {
      const from = texts.passageSkeleton[n]! - start
      const to = from + lengths[n]!
      const across = n + 1 < end ? edge(folded, from, to) : []
      const others = n === first && end - first > 1 ? elsewhere(folded, to) : []
      const record = catalogue.passage(n)
      const stored: StoredPassage = {
        n: label + n,
        r: labels.reports[report]!,
        ...storedText(record.paragraph.slice(record.start, record.end)),
        k: texts.passageKind[n]!,
        s: record.section,
        l: record.line ?? 0,
        o: record.paragraphOrdinal,
        h: texts.passageHash[n]!,
        ...(end - first > 1 && { b: [n - first, end - 1 - n] as [number, number] }),
      }
      const sum = checksum(stored)
      yield {
        id: String(stored.n),
        routing: String(stored.r),
        checksum: sum,
        body: {
          r: stored,
          seq: stored.n,
          rep: stored.r,
          kind: stored.k,
          sum,
          sf: n - bounds.first[n]!,
          sl: bounds.last[n]! - n,
          pf: n - first,
          pl: end - 1 - n,
          ...entries[report],
          c: characters(folded, from, to).join(' '),
          b: pairs(folded, from, to).join(' '),
          ...(across.length > 0 && { x: across.join(' ') }),
          ...(others.length > 0 && { q: others.join(' ') }),
          ...(record.section.length > 0 && { h: headings(record.section) }),
        },
      }
    }
  }
}

// --- internal ---

/** What is looked up of a passage's report: its year, and its division with those that a filter would keep it for. */
function placeOf({ year, region }: ReportEntry) {
  const code = region?.code
  return {
    ...(year !== null && { year }),
    ...(code !== undefined && {
      code: Number(code),
      area:
        code === '000000' ? [code] : [...new Set([code, `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`])],
    }),
  }
}

/** The distinct characters and pairs behind a paragraph's first passage. */
const elsewhere = (folded: string, from: number): string[] => [
  ...new Set([...characters(folded, from), ...pairs(folded, from)]),
]

/** Of each heading two values: its pairs, and its characters. Neighbouring passages stand under the same. */
function createHeadings() {
  let last: { section: string[]; tokens: string[] } = { section: [], tokens: [] }
  return (section: string[]): string[] => {
    if (section.join('\n') !== last.section.join('\n')) {
      const tokens = section.flatMap(title => {
        const folded = skeleton(title)
        return [pairs(folded).join(' '), characters(folded).join(' ')]
      })
      last = { section, tokens }
    }
    return last.tokens
  }
}
