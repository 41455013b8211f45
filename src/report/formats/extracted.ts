// formats/extracted.ts — formats that a thread reads into lines: web pages, Word, PDF. Not: how each is read (extraction/).
import type { FoundField } from '../cleaning.ts'
import { composeReport } from '../compose.ts'
import { FORMAT_NAMES, type Format } from '../extraction/formats.ts'
import { sharedPool } from '../extraction/pool.ts'
import { failed, type Reader, type ReadResult } from './format.ts'

/** The reader of a format: its text is extracted within bounds, then read like any other. */
export function extractedReader(format: Format): Reader {
  return async (source): Promise<ReadResult> => {
    const { file, bytes } = source
    const extracted = await sharedPool().extract(format, bytes)
    if ('failure' in extracted) return failed(file, extracted.failure)
    const { lines, removed, fields, url } = extracted
    const stated = fields.map(
      ({ meaning, label, value }): FoundField => ({
        meaning,
        label,
        value,
        line: 0,
        reason: 'header-table',
        evidence: `${label} ${value}`.slice(0, 200),
      }),
    )
    const { report, edges } = composeReport(source, { lines, invisible: [] }, removed, stated)
    if (!report) {
      return failed(file, `${FORMAT_NAMES[format]}里除栏目、表头等之外没有正文；请确认文件内容，或移走此文件`)
    }
    return { reports: [{ ...report, url }], failures: [], edges }
  }
}
