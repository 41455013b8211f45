// found-region.ts — a division with its evidence, and what it is read from. Not: reading it.
import { type Level, levelOf, type Region } from '../../../regions/regions.ts'
import type { Provenance, Source } from '../../report.ts'
import type { Block } from '../../structure/joining.ts'

export interface FoundRegion extends Provenance {
  region: Region
  level: Level
}

/** What of a report the region is read from. */
export interface RegionClues {
  file: string
  title: string | null
  publisher: { value: string; source: Source } | null
  blocks: readonly Block[]
  titles: ReadonlySet<number>
}

/** UTF-16 units of evidence that are kept: enough to see it by. */
const LONGEST_EVIDENCE = 200

const TOWN =
  /[\u4e00-\u9fff]{2}(?:(?<![城乡小村集])镇|(?<!城)乡|街道|苏木)(?:人民政府|办事处|政府|党工委|(?=关于|法治|依法|年度|(?:19|20)\d\d年))/

/** @param title tells where it speaks for a town of the division */
export function found(
  region: Region,
  source: Source,
  evidence: string,
  title: string | null = null,
): FoundRegion {
  // 东莞市长安镇 has no county between.
  const town = title !== null && /[市县]/.test(levelOf(region)) && TOWN.test(title)
  const shown = evidence.slice(0, LONGEST_EVIDENCE).toWellFormed()
  return { region, level: town ? '乡' : levelOf(region), source, evidence: shown }
}
