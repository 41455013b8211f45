// typed-filters.ts — a question without what is typed in it to narrow it down. Not: parsing (src/query).

/** Names as src/query/fields.ts has them; that file needs more than a page can carry. Bounded: a question has 2,000 characters. */
const FILTER =
  /(^|[\s(（])[-－]?(?:地区|年份|标题|机关|章节|region|year|title|publisher|section)[:：](?:"[^"]*"|“[^”]*”|[^\s)）]+)/giu

/**
 * What is asked for, without what is typed to narrow it down.
 *
 * @example withoutFilters('年份:2020 法治') // => '法治'
 */
export const withoutFilters = (q: string): string => q.replace(FILTER, '$1').replace(/\s+/g, ' ').trim()
