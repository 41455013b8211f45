// citation.ts — a passage as one quotes it, in the style somebody chose for this browser. Not: putting it on the clipboard.
import type { ReportSummary } from '../../src/api/hit.ts'
import { isLocal } from '../../src/export/local-address.ts'
import { citation, gbt7714 } from '../../src/report/reference.ts'
import { h } from './dom.ts'
import { CITATION_STYLES, keepCitationStyle, preferredCitationStyle } from './preferences.ts'
import { today } from './today.ts'

/**
 * A passage with where it stands. Quotation marks within a quotation are single ones, as GB/T 15834 has them.
 *
 * @param href the passage in the library
 * @example cite(hit.text, hit.section, hit.report, href)
 * // “……”（湖北省天门市，《天门市人民政府关于……的报告》，2020年，一、……）⏎http://…
 */
export function cite(text: string, section: string[], report: ReportSummary, href: string): string {
  const quote = `“${text.replace(/[“”‘’]/g, mark => OTHER_MARKS[mark]!)}”`
  // What is ours stands in brackets there, the warning too.
  const address = isLocal(href) ? `${href}[仅在本机打得开]` : href
  if (preferredCitationStyle() === 'gbt') return `${quote}\n${gbt7714(report, address, today())}`
  return `${quote}（${citation(report, section)}）\n${href}`
}

const OTHER_MARKS: Record<string, string> = { '“': '‘', '”': '’', '‘': '“', '’': '”' }

export interface StyleWords {
  citationStyle: string
  citationStyles: Record<(typeof CITATION_STYLES)[number], string>
}

/** Chooses the style, for this browser and from now on. */
export function styleChoice(words: StyleWords): HTMLElement {
  const select = h(
    'select',
    {},
    ...CITATION_STYLES.map(value =>
      h('option', { value, selected: value === preferredCitationStyle() }, words.citationStyles[value]),
    ),
  )
  select.addEventListener('change', () => keepCitationStyle(select.value as (typeof CITATION_STYLES)[number]))
  return h('label', { class: 'citation-style' }, h('span', {}, words.citationStyle), select)
}
