// compose.ts — lines to a report: cleaned, joined, outlined, with its metadata. Not: how a format yields its lines.
import { clean, type FoundField } from './cleaning/cleaning.ts'
import type { EdgeLines } from './cleaning/repeated-lines.ts'
import { reportId } from './identity.ts'
import type { Line, splitLines } from './lines.ts'
import { findMetadata } from './metadata/metadata.ts'
import type { CleaningEntry, Report } from './report.ts'
import type { SourceFile } from './source.ts'
import { joinLines } from './structure/joining.ts'
import { outline } from './structure/outline.ts'

export interface Composed {
  /** Null where nothing but furniture is left. */
  report: Report | null
  edges: EdgeLines
}

/**
 * The report that these lines are. `stated` are fields that the format gives beside the text; what stands in the text
 * comes before them.
 */
export function composeReport(
  source: Pick<SourceFile, 'file' | 'repeated'>,
  { lines, invisible }: ReturnType<typeof splitLines>,
  markup: readonly CleaningEntry[] = [],
  stated: readonly FoundField[] = [],
): Composed {
  const { file } = source
  const cleaned = clean(lines, source.repeated)
  const { edges } = cleaned
  if (cleaned.lines.length === 0) return { report: null, edges }
  const joined = joinLines(cleaned.lines)
  const head = blocksBefore(joined.blocks, cleaned.lines[cleaned.head])
  const { titles, repeated, ...metadata } = findMetadata(file, joined.blocks, head, [
    ...cleaned.fields,
    ...stated,
  ])

  const cleaning: CleaningEntry[] = [
    ...markup,
    ...invisible.map(({ number, text }): CleaningEntry => ({ line: number, text, reason: 'blank' })),
    ...cleaned.entries,
    ...joined.entries,
    ...[...repeated].map((i): CleaningEntry => {
      const block = joined.blocks[i]!
      return { line: block.line, text: block.text, reason: 'repeated-title' }
    }),
  ].sort((a, b) => a.line - b.line)

  const blocks = joined.blocks.filter((_, i) => !repeated.has(i))
  // The title is always before what repeats it, so its indexes still hold.
  const paragraphs = outline(blocks, titles)
  return { report: { id: reportId(file), file, url: null, ...metadata, paragraphs, cleaning }, edges }
}

function blocksBefore(blocks: readonly { line: number }[], prose: Line | undefined): number {
  if (!prose) return blocks.length
  const first = blocks.findIndex(block => block.line >= prose.number)
  return first < 0 ? blocks.length : first
}
