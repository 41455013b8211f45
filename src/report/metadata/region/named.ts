// named.ts — which division a name gives away: a title, wherever it stands in it; a file, a folder. Not: who speaks.
import { locateRegions } from '../../../regions/locate.ts'
import { isWithin, NATION, type Region } from '../../../regions/regions.ts'
import { type FoundRegion, found } from './found-region.ts'
import { isNationalOrgan, nation, preferred } from './speaking-division.ts'

/** The division that lies in all the others; null where two lie apart, or there is none. */
export function innermost(regions: readonly Region[]): Region | null {
  const deepest = regions.reduce<Region | null>(
    (a, b) => (a === null || isWithin(b.code, a.code) ? b : a),
    null,
  )
  return deepest && regions.every(region => isWithin(deepest.code, region.code)) ? deepest : null
}

/** Words after which a title tells of another place: 赴浙江省杭州市学习考察, 对口支援新疆博乐市. */
export const ELSEWHERE =
  /(?:赴|前往|到|去|学习|借鉴|考察|推广|复制|参照|对标|支援|援助|帮扶|协作|对接|承接|与|同|和|向|来自)$/

/** The one division that a title names in full, wherever: 关于报送2021年天门市法治政府建设情况的报告. */
export function insideTitle(title: string): Region | null {
  const named: Region[] = []
  let elsewhere = -1
  for (const mention of locateRegions(title)) {
    const end = mention.start + mention.length
    if (mention.start === elsewhere || ELSEWHERE.test(title.slice(0, mention.start))) elsewhere = end
    else if (mention.full && mention.regions.length === 1) named.push(mention.regions[0]!)
  }
  return innermost(named.filter(region => region.code !== NATION))
}

/**
 * 兴庆区2022年报告, 国务院_2004_政府工作报告.
 *
 * @param around divisions of the folders above, which settle homonyms: 杭州市/西湖区2022年报告
 */
export function fromName(
  name: string,
  source: 'file-name' | 'folder',
  around: readonly Region[] = [],
): FoundRegion | null {
  const mentions = locateRegions(name, around).filter(m => m.full || source === 'folder')
  const regions = mentions.flatMap(m => (m.regions.length === 1 ? m.regions : preferred(m)))
  const isNations = () => name.split(/[_\s]+/).some(isNationalOrgan)
  const region = innermost(regions) ?? (isNations() ? nation : null)
  return region && found(region, source, name)
}
