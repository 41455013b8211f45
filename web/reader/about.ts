// about.ts — what is known of a report and how it is known; and what was left out of its text. Not: the text (text.ts).

import type { ReportDetail } from '../../src/api/reports.ts'
import type { MetadataField } from '../../src/report/report.ts'
import { type Child, h } from '../shared/dom.ts'
import { placePath } from '../shared/place.ts'
import type { ReaderWords } from '../words/words.ts'

export function aboutNode(report: ReportDetail, words: ReaderWords): HTMLElement {
  const values: Record<MetadataField, string | number | null> = {
    title: report.title,
    region: report.region && `${placePath(report.region.path, words)}（${report.region.code}）`,
    level: report.level && words.levels[report.level],
    year: report.year,
    publisher: report.publisher,
    publishedAt: report.publishedAt,
    documentNumber: report.documentNumber,
  }
  const row = (name: string, ...value: Child[]) => [h('dt', {}, name), h('dd', { lang: 'zh-CN' }, ...value)]
  const rows = (Object.keys(values) as MetadataField[]).flatMap(field => {
    const value = values[field]
    if (value === null) return row(words.fields[field], h('span', { class: 'unknown' }, words.unknown))
    const known = report.provenance[field]
    return row(
      words.fields[field],
      String(value),
      known &&
        h(
          'small',
          {},
          words.from(words.sources[known.source]),
          known.evidence !== String(value) && h('q', {}, known.evidence),
        ),
    )
  })
  rows.push(...row(words.file, report.file))
  if (report.url && /^https?:\/\//i.test(report.url))
    rows.push(...row(words.address, h('a', { href: report.url, rel: 'noreferrer' }, report.url)))
  return h('details', { class: 'about' }, h('summary', {}, words.about), h('dl', {}, ...rows))
}

export function cleaningNode(report: ReportDetail, words: ReaderWords): HTMLElement | null {
  const shown = report.cleaning.filter(({ reason }) => reason !== 'blank')
  if (shown.length === 0) return null
  const cells = (tag: 'th' | 'td', ...texts: (string | number)[]) =>
    h('tr', {}, ...texts.map(text => h(tag, tag === 'th' ? { scope: 'col' } : {}, text)))
  return h(
    'details',
    { class: 'cleaning', id: 'cleaning' },
    h('summary', {}, words.cleaning(shown.length)),
    h('p', {}, words.cleaningNote),
    h(
      'table',
      {},
      h('thead', {}, cells('th', words.line, words.content, words.reason)),
      h(
        'tbody',
        { lang: 'zh-CN' },
        ...shown.map(({ line, text, reason }) => cells('td', line, text, words.reasons[reason] ?? reason)),
      ),
    ),
  )
}
