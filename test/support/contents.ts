// contents.ts — paragraphs as an engine gives reports back, for what reads whole libraries. Not: an engine.
import type { ReportContent, ReportRecord } from '../../src/engine/engine.ts'

/** A report for each list of paragraphs: `r0`, `r1`, … A paragraph is one passage, or with `cut` as many as it has. */
export function contentsOf(
  texts: readonly (readonly string[])[],
  given: (i: number) => Partial<ReportRecord> = () => ({}),
): ReportContent[] {
  return texts.map((paragraphs, i) => ({
    report: { ...BLANK, id: `r${i}`, file: `r${i}.txt`, ...given(i) },
    provenance: {},
    cleaning: [],
    passages: paragraphs.map((paragraph, ordinal) => ({
      id: `r${i}-${ordinal}`,
      reportId: `r${i}`,
      ordinal,
      paragraphOrdinal: ordinal,
      line: ordinal + 1,
      kind: 'paragraph' as const,
      section: [],
      paragraph,
      start: 0,
      end: paragraph.length,
    })),
  }))
}

const BLANK: Omit<ReportRecord, 'id' | 'file'> = {
  url: null,
  title: null,
  region: null,
  level: null,
  year: null,
  publisher: null,
  publishedAt: null,
  documentNumber: null,
  characters: 0,
  passages: 0,
}
