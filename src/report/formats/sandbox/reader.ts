// reader.ts — formats that a thread reads into lines: web pages, Word, PDF. Not: how each is read (one folder a format).
import type { FoundField } from '../../cleaning/cleaning.ts'
import { composeReport } from '../../compose.ts'
import { hasTitleEnding } from '../../language/titles.ts'
import type { Report } from '../../report.ts'
import { failed, type Reader, type ReadResult } from '../../source.ts'
import { FORMAT_NAMES, type Format } from '../formats.ts'
import { FILE_ENDINGS } from '../html/html-lines.ts'
import { sharedPool } from './pool.ts'

/** The reader of a format: its text is extracted within bounds, then read like any other. */
export function extractedReader(format: Format): Reader {
  return async (source): Promise<ReadResult> => {
    const { file, bytes } = source
    const extracted = await sharedPool().extract(format, bytes)
    if ('failure' in extracted) return failed(file, extracted.failure)
    const { lines, removed, fields, url, elsewhere } = extracted
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
    if (format === 'html' && isTitleOnly(report) && (elsewhere || hasTitleEnding(report.title!))) {
      const found = elsewhere ? `正文可能在${elsewhere}里` : '可能是图片或由脚本生成的页面'
      return failed(file, `网页里除标题外没有正文，${found}；请下载附件，或保存正文所在的页面`)
    }
    return { reports: [{ ...report, url }], failures: [], edges }
  }
}

/** In characters: less than this beside the title and what is attached is no text. */
const LEAST_TEXT = 12
const OF_ATTACHMENTS = new RegExp(`^附[件表录]|附件|请?下载|\\.(?:${FILE_ENDINGS})\\b`, 'i')

function isTitleOnly({ title, paragraphs }: Report): boolean {
  const rest = paragraphs.filter(
    ({ kind, text }) =>
      kind !== 'title' && text !== title && !(text.length < 60 && OF_ATTACHMENTS.test(text)),
  )
  return title !== null && rest.reduce((sum, { text }) => sum + text.length, 0) < LEAST_TEXT
}
