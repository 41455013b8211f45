// place-columns.ts — a division as the columns 省 市 县 of a spreadsheet. Not: its path in one cell, which divisions there are.
import type { Region } from '../regions/region.ts'

/** Headings and widths, in the order of `placeCells`. */
export const PLACE_COLUMNS = [
  ['省', 10],
  ['市', 10],
  ['县', 10],
] as const

/**
 * Province, prefecture and county, each null where the division has none: 天门市 is a county right under its province,
 * 东城区 one right under a municipality. What its code says decides, not how long its path is.
 *
 * @example placeCells({ code: '429006', name: '天门市', path: ['湖北省', '天门市'] }) // => ['湖北省', null, '天门市']
 */
export function placeCells(
  region: Region | null,
): [province: string | null, city: string | null, county: string | null] {
  if (region === null || region.code === '000000') return [null, null, null]
  const { code, path } = region
  const [province = null] = path
  if (code.endsWith('0000')) return [province, null, null]
  if (code.endsWith('00')) return [province, path[1] ?? null, null]
  return [province, path.length > 2 ? path[1]! : null, path.at(-1)!]
}
