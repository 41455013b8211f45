// snapshot-reader.ts — the texts of a whole snapshot, read back from the cluster as an index is built from them. Not:
// answering questions.

import { JiansuoError } from '../../errors.ts'
import type { Paragraph, Report } from '../../report/report.ts'
import type { Ask } from '../engine.ts'
import { createTextBuilder } from '../store/text-builder.ts'
import { KINDS, type ReportDetailEntry, type ReportEntry, type TextColumns } from '../store/text-columns.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import type { Connection } from './connection.ts'
import { LABELS_END } from './labels.ts'
import { readDetails } from './snapshot-metadata.ts'
import { type StoredPassage, textOf } from './stored-passage.ts'
import { createPassageReader } from './stored-passages.ts'

/** Reports whose details are asked for at once. */
const REPORTS = 200

/**
 * Every report in the order of the snapshot, with what was left out of it.
 *
 * @throws JiansuoError `bad-snapshot`: a passage or a detail is missing, or a passage is of another report
 */
export async function* readReports(
  connection: Connection,
  { names, entries, firsts, labels }: Catalogue,
  ask?: Ask,
): AsyncGenerator<{ entry: ReportEntry; detail: ReportDetailEntry; passages: StoredPassage[] }> {
  const reader = createPassageReader(connection, names.passages)
  const batches = reader.stream(0, LABELS_END, ask)
  let waiting: StoredPassage[] = []
  let at = 0
  for (let from = 0; from < entries.length; from += REPORTS) {
    const to = Math.min(entries.length, from + REPORTS)
    const details = await readDetails(connection, names.metadata, from, to, ask)
    for (let report = from; report < to; report++) {
      const passages: StoredPassage[] = []
      for (let left = firsts[report + 1]! - firsts[report]!; left > 0; ) {
        if (at === waiting.length) {
          const next = await batches.next()
          if (next.done || next.value.length === 0) throw incomplete(names.passages)
          waiting = next.value
          at = 0
        }
        const some = waiting.slice(at, at + left)
        for (const passage of some) {
          if (passage.r !== labels.reports[report]) throw incomplete(names.passages)
          passages.push(passage)
        }
        at += some.length
        left -= some.length
      }
      yield { entry: entries[report]!, detail: details[report - from]!, passages }
    }
  }
}

/** The very columns that the snapshot was sent from. */
export async function readTexts(
  connection: Connection,
  catalogue: Catalogue,
  ask?: Ask,
): Promise<TextColumns> {
  const builder = createTextBuilder()
  for await (const { entry, detail, passages } of readReports(connection, catalogue, ask))
    builder.add({ ...entry, ...detail, paragraphs: paragraphsOf(passages) } satisfies Report)
  return builder.finish()
}

// --- internal ---

const incomplete = (index: string) =>
  new JiansuoError(
    'bad-snapshot',
    `集群的索引 ${index} 缺少一些段：请重新运行 jiansuo index 建立索引，或 jiansuo rollback 换一个`,
  )

function paragraphsOf(passages: readonly StoredPassage[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const passage of passages) {
    const text = textOf(passage)
    const isFirst = (passage.b?.[0] ?? 0) === 0
    if (isFirst)
      paragraphs.push({
        kind: KINDS[passage.k]!,
        text: '',
        ...(passage.l > 0 && { line: passage.l }),
        passages: [],
      })
    const paragraph = paragraphs.at(-1)!
    const start = paragraph.text.length
    paragraph.text += text
    paragraph.passages.push({ start, end: start + text.length, section: passage.s })
  }
  return paragraphs
}
