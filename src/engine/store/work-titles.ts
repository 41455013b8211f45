// work-titles.ts — the work that a title names a part of, and how others cite it. Not: what that is worth.

const DIVISION = /第[零〇一二三四五六七八九十百千0-9]+[条章节编](之[一二三四五六七八九十]+)?$/

/**
 * The title of the work a report is a part of, where it is one article or chapter of it.
 *
 * @example workTitle('中华人民共和国民法典第一千零四十二条') // '中华人民共和国民法典'
 */
export function workTitle(title: string): string {
  let work = title
  while (DIVISION.test(work)) work = work.replace(DIVISION, '').trimEnd()
  return work || title
}

/** A title as others cite it: laws are cited without the country's name. */
export function citedTitle(title: string): string {
  return workTitle(title).replace(/^中华人民共和国(?=.)/, '')
}
