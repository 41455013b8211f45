// opposites.ts — words of which one says what the other denies, or another measure of the same: 增长 and 下降, 亩 and 公顷.
// Not: negations, numbers, places (telling-stretches.ts).
import type { Range, Sides } from './align-units.ts'

/** Two words of a group say different things, those of one line the same. */
const GROUPS: readonly (readonly string[])[] = [
  [
    '增长 增加 上升 提高 提升 上涨 扩大 增至 增多',
    '下降 减少 降低 下跌 下滑 缩小 缩减 回落 降至 压减',
    '持平',
  ],
  [
    '以上 超过 高于 多于 突破 不低于 不少于 不下于',
    '以下 以内 低于 少于 不足 不到 不超过 不高于 不多于',
    '左右 接近',
  ],
  ['之前 以前 底前 前完成', '之后 以后 底后 后完成'],
  ['今年 本年', '去年 上年', '前年', '明年 次年 下年'],
  ['上半年', '下半年'],
  ['年初', '年中', '年底 年末'],
  ['月初 上旬', '中旬', '月底 月末 下旬'],
  ['全国', '全省', '全市', '全县', '全区', '全州', '全旗', '全乡', '全镇', '全村'],
  ['东部', '西部', '中部', '南部', '北部', '东北', '西北', '东南', '西南', '华东', '华北', '华南', '华中'],
  ['长三角', '珠三角', '京津冀', '粤港澳', '成渝'],
  ['允许 准许', '禁止'],
]

/** The same behind a number alone: 米 is in many words. */
const MEASURES: readonly (readonly string[])[] = [
  ['平方公里 平方千米', '平方米', '公顷', '亩'],
  ['公里 千米', '米', '海里'],
  ['元', '美元', '欧元', '日元', '港元'],
  ['吨', '公斤 千克', '克'],
  ['倍', '成', '番'],
  ['年', '个月', '天 日', '小时', '分钟'],
]

/**
 * What stands against each other in a change, of both sides.
 *
 * @param numbers of both, where they end
 * @returns null: nothing does
 * @example opposed('增长', '下降', { draft: { start: 0, end: 2 }, source: { start: 0, end: 2 } }, { draft: [], source: [] })
 * // => { draft: { start: 0, end: 2 }, source: { start: 0, end: 2 } }
 */
export function opposed(
  draft: string,
  source: string,
  { draft: here, source: there }: Sides,
  numbers: Readonly<Record<keyof Sides, readonly number[]>>,
): Sides | null {
  // What is longer says something else, and both words in it need not answer to each other.
  if (here.end - here.start > MOST || there.end - there.start > MOST) return null
  const [own, other] = [wordsIn(draft, here, numbers.draft), wordsIn(source, there, numbers.source)]
  for (const group of new Set(own.map(word => word.group))) {
    const of = (words: readonly Word[]) => words.filter(word => word.group === group)
    const meanings = (words: readonly Word[]) =>
      [...new Set(of(words).map(({ meaning }) => meaning))].sort().join()
    if (of(other).length > 0 && meanings(own) !== meanings(other))
      return { draft: around(of(own)), source: around(of(other)) }
  }
  return null
}

// --- internal ---

/** Units of a change. */
const MOST = 12

interface Word extends Range {
  /** Of which group, and which line of it. */
  group: number
  meaning: number
}

interface Meaning {
  group: number
  meaning: number
  /** Stands right behind a number, else it is another word. */
  isMeasure: boolean
}

const MEANINGS = new Map<string, Meaning>(
  [...GROUPS, ...MEASURES].flatMap((lines, group) =>
    lines.flatMap((line, meaning) =>
      line.split(' ').map(word => [word, { group, meaning, isMeasure: group >= GROUPS.length }] as const),
    ),
  ),
)
const LONGEST = Math.max(...Array.from(MEANINGS.keys(), word => word.length))

/**
 * The words that a stretch has something of; of two that begin together the longer. Where it has nothing, those that have the
 * unit behind: 亿元 beside 亿美元.
 */
function wordsIn(text: string, range: Range, numbers: readonly number[]): Word[] {
  const { start } = range
  const end = Math.max(range.end, start + 1)
  const words: Word[] = []
  for (let at = Math.max(0, start - LONGEST + 1); at < Math.min(end, text.length); at++) {
    for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
      const found = MEANINGS.get(text.slice(at, at + length))
      if (!found || at + length <= start || (found.isMeasure && !numbers.includes(at))) continue
      words.push({ ...found, start: at, end: at + length })
      at += length - 1
      break
    }
  }
  return words
}

const around = (words: readonly Word[]): Range => ({ start: words[0]!.start, end: words.at(-1)!.end })
