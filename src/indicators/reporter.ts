// reporter.ts — what texts call the division or the body that reports: what is said of it is said of the whole. Not: which
// division that is (report/metadata).
import { isNation } from '../regions/place-text.ts'
import type { Metadata } from '../report/report.ts'

/**
 * Every name, the longer ones with those that are left without the divisions they stand in.
 *
 * @example reporterNames({ title: '增福镇2022年法治政府建设情况', region: null, publisher: null }) // => ['增福镇']
 */
export function reporterNames({
  title,
  region,
  publisher,
}: Pick<Metadata, 'title' | 'region' | 'publisher'>): string[] {
  const divisions = region ? region.path.flatMap(namesOf) : []
  const bodies = [publisher, BODY.exec(title ?? '')?.[0]].flatMap(name =>
    name ? [name, ...inside(name, divisions)] : [],
  )
  return [...new Set([...divisions, ...bodies.filter(name => name.length >= SHORTEST)])]
}

// --- internal ---

/** In UTF-16 units; a shorter one is a word. */
const SHORTEST = 3

/** A title that begins with who reports: 增福镇2022年…, 昌江区工信局关于…. */
const BODY =
  /^[一-龥]{1,16}?(?:镇|乡|街道|局|厅|委员会|法院|办公室)(?=(?:人民政府|办事处|政府)?(?:20\d\d|关于|年度|法治政府|政府信息))/

/** 昌江区工信局 is called 工信局 by itself, and 区工信局. */
const inside = (name: string, divisions: readonly string[]): string[] =>
  divisions.filter(division => name.startsWith(division)).map(division => name.slice(division.length))

/** 铁岭市 is called 铁岭 as well. */
function namesOf(region: string): string[] {
  if (isNation([region])) return [region, '全国', '我国']
  const short = region.replace(
    /(?:特别行政区|[一-龥]{1,4}族自治[州县]|自治[区州县]|新区|地区|[省市县区盟旗])$/,
    '',
  )
  return short.length > 1 ? [region, short] : [region]
}
