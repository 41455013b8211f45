// lines-reader.ts — a reader made of what gives lines: a format's text is extracted, then read like any other. Not: how
// it is extracted (one folder a format).
import type { FoundField } from '../cleaning/cleaning.ts'
import { composeReport } from '../compose.ts'
import { hasTitleEnding } from '../language/titles.ts'
import type { Report } from '../report.ts'
import { failed, type Reader } from '../source.ts'
import type { Extractor } from './extracted.ts'
import { FILE_ENDINGS } from './html/html-lines.ts'

/** @param name of the format, in Chinese */
export function readerOfLines(name: string, extract: Extractor): Reader {
  return async source => {
    const { file, bytes } = source
    const extracted = await extract(bytes)
    if ('failure' in extracted) {
      return { ...failed(file, extracted.failure), ...(extracted.isScan && { isScan: true }) }
    }
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
    if (!report) return failed(file, `${name}里除栏目、表头等之外没有正文；请确认文件内容，或移走此文件`)
    // Only pages say what is elsewhere, if anything.
    const isPage = elsewhere !== undefined
    if (isPage && isTitleOnly(report) && (elsewhere || hasTitleEnding(report.title!))) {
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
