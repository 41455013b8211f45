// acts.ts — whose act a text is: which congress adopted it, which national organ issued it. Not: who reports.
import { locateRegions } from '../../../regions/locate.ts'
import type { Region } from '../../../regions/regions.ts'
import { numberingOf, RANK } from '../../language/numbering.ts'
import type { Block } from '../../structure/joining.ts'
import { type FoundRegion, found } from './found-region.ts'
import { nation, preferred } from './speaking-division.ts'

export interface Congress {
  region: Region
  evidence: string
  /** It approved what a congress below it had adopted. */
  approved: boolean
}

/** Whose congress did what: 三门峡市第七届人民代表大会常务委员会…通过, 河南省第十三届…批准. */
export function congresses(blocks: readonly Block[]): Congress[] {
  const result: Congress[] = []
  for (const { text } of blocks.slice(0, 12)) {
    if (text.length > 1500) continue
    if (numberingOf(text)?.rank === RANK.article) break
    for (const match of text.matchAll(/第[一二三四五六七八九十\d]{1,3}届(全国)?人民代表大会/g)) {
      const after = text.slice(match.index, match.index + 60)
      const approved = /批准/.test(after) && !/通过/.test(after)
      if (match[1]) {
        result.push({ region: nation, evidence: text, approved })
        continue
      }
      const before = text.slice(Math.max(0, match.index - 20), match.index)
      const mention = locateRegions(before).at(-1)
      if (!mention || mention.start + mention.length !== before.length) continue
      const [region, other] = preferred(mention)
      if (region && !other) result.push({ region, evidence: text, approved })
    }
  }
  return result
}

/** Adopted or issued by the nation's own organs: 国务院令第656号, 最高人民法院审判委员会. */
export function fromNationalOrgan(blocks: readonly Block[]): FoundRegion | null {
  for (const { text } of blocks.slice(0, 12)) {
    if (numberingOf(text)?.rank === RANK.article) break
    const organ =
      /国务院令|国务院(?:第.{1,10}次)?常务会议|(?<!经|报)国务院(?:批准|发布|公布)|^[（(]?\d{4}年.{2,10}经国务院批准|中华人民共和国[\u4e00-\u9fff]{2,10}令|[\u4e00-\u9fff](?:部|总局|总署|审计署|人民银行)令|最高人民(?:法院审判|检察院检察)委员会|全国人民代表大会常务委员会/.exec(
        text.slice(0, 300),
      )
    if (organ && text.length < 300) return found(nation, 'header', text)
  }
  return null
}
