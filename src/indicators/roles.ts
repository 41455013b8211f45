// roles.ts — what a number says: a value, a change, where something came from or went to, or a target. Not: of what.
import type { Mention } from './sentences.ts'

/** A target is what is meant to be; it is never counted as what was done. */
export type Role = 'value' | 'change' | 'from' | 'to' | 'target'

const CHANGE_VERB =
  '(?:增长|上升|下降|减少|增加|提高|提升|压减|压缩|缩短|缩减|精简|降低|回落|下调|上调|(?<!新)增|降|升|减)'
const TO = new RegExp(
  `${CHANGE_VERB}(?:幅度)?(?:至|到|为)(?:了|近|约)?(?:20\\d\\d年的)?$|(?:优化|调整|整合|扩大|缩)(?:至|到|为)$`,
)
const CHANGE = new RegExp(
  `(?:${CHANGE_VERB}(?:幅度|率)?|提速|翻|同比|环比)(?:了|达|达到|约|近|超过|超|逾|均)?$|高(?:出|于)[^，]{0,12}$|低于[^，]{0,12}$|[比较][^，]{0,10}[多少][^，]{0,14}$`,
)
/** 较去年的86件增长20%: what it is compared with is none of this year. */
const COMPARED = /[比较](?:去年|上年|上一年|20\d\d年)(?:同期|全年)?的?$/
const FROM = /(?:由|从)(?:原来|原先|原有|原|去年|上年|过去|前)?的?[^，。由从至到]{0,12}$/
// Bounded: what stands before a number is within its clause.
const TARGET = new RegExp(
  [
    '(?:力争|争取|确保|预期|目标|努力)[^，。]*$',
    // 主要, 重要, 要闻 want nothing; 将36件文件纳入清理 says what was done.
    '(?<![主重需必首纪摘概])要(?![求点素闻件旨务案领义员])[^，。]*$',
    '将(?!其)[^，。]+$',
    // 按年度计划开展3次 was done.
    '(?:^|[拟年月底末今全我市县区局府])(?:计划|规划)[^，。]*$',
    '(?:不低于|不少于|不超过|不高于|不小于|控制在)[^，。]{0,6}$',
  ].join('|'),
)
/** 年度目标：办理案件8万件 */
const PLANNED_LABEL = /^[^，。]{0,6}(?:目标|计划)$/
const PLANNED_CLAUSE = /^(?:到|至)?(?:20\d\d年(?:底|末)?)?[^，。]*(?:力争|争取|预期|目标)/

/** Which way a change goes. */
export type Direction = 'up' | 'down'

/**
 * Which way a change goes, or a target that is one; null where the words leave it open, and for all other numbers.
 *
 * @example
 * const [mention] = findMentions('PM2.5浓度同比下降8.4%')
 * console.log(directionOf(mention, 'change')) // down
 */
export function directionOf({ before, after, quantity }: Mention, role: Role): Direction | null {
  if (role !== 'change' && role !== 'target') return null
  const words = before.trimEnd().replace(BOUND, '')
  if (role === 'target' && TO.test(words)) return null
  const at = words.search(CHANGE)
  // 负增长: one character before the verb may turn it round.
  const said =
    at !== -1
      ? words.slice(Math.max(0, at - 1))
      : (CHANGED_BEHIND.exec(after)?.[0] ?? (quantity.unit === '个百分点' ? words : ''))
  const last = said.match(EITHER_WAY)?.at(-1)
  return last === undefined ? null : DOWN.test(last) ? 'down' : 'up'
}
/** 下降不少于2% */
const BOUND = /(?:不低于|不少于|不超过|不高于|不小于|控制在)$/
const CHANGED_BEHIND = /^(?:以上|以内)?的?(?:增幅|降幅|增速)/
const EITHER_WAY =
  /负增长|下降|减少|压减|压缩|缩短|缩减|精简|降低|回落|下调|低于|增长|上升|增加|提高|提升|上调|提速|高[出于]|[少降减多增升翻]/g
const DOWN = /负|[少降减压缩精落低]|下调/

/**
 * Whether the words before a number say that it is to be reached.
 *
 * @param before what stands before it in its sentence
 * @param clause its clause, as far as known; at least the part before it
 */
export const isMeant = (before: string, clause: string): boolean =>
  TARGET.test(before) || PLANNED_CLAUSE.test(clause)

/** @param isPlanned whether the passage stands under a heading of plans, such as 下一步工作安排: its numbers are targets */
export function roleOf(mention: Mention, isPlanned: boolean): Role {
  const { after, clause, quantity, earlier } = mention
  // 增长 5.2%, as older files and those made of pages write it.
  const before = mention.before.trimEnd()
  if (isPlanned || earlier.some(words => PLANNED_LABEL.test(words))) return 'target'
  if (isMeant(before, clause)) return 'target'
  // 由6327项压减到5938项: a from has its to in the same clause.
  if (FROM.test(before) && /[至到为]/.test(clause.slice(clause.indexOf(quantity.written)))) return 'from'
  if (COMPARED.test(before)) return 'from'
  if (TO.test(before)) return 'to'
  if (CHANGE.test(before) || CHANGED_BEHIND.test(after)) return 'change'
  if (quantity.unit === '个百分点') return 'change'
  return 'value'
}
