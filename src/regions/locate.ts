// locate.ts — divisions mentioned in a text. Not: which of them a report is about (report/region/).

import type { Region } from './region.ts'
import { allNames, ancestorsOf, isWithin, levelOf, regionsNamed, regionsShortNamed } from './regions.ts'

/** One place in a text that names a division. Positions are UTF-16 code units. */
export interface Mention {
  start: number
  length: number
  /** Written out in full (宁夏回族自治区) or short (宁夏). */
  full: boolean
  /** One where it is settled, several where the text leaves homonyms open. Never empty. */
  regions: readonly Region[]
}

interface Name {
  text: string
  full: boolean
  regions: readonly Region[]
}

/** Names by their first two characters, longest first. Short names of counties (和平, 城中) are words, so left out. */
const names = new Map<string, Name[]>()

function add(text: string, full: boolean, regions: readonly Region[]): void {
  if (text.length < 2 || regions.length === 0) return
  const key = text.slice(0, 2)
  const bucket = names.get(key)
  if (bucket) bucket.push({ text, full, regions })
  else names.set(key, [{ text, full, regions }])
}

function load(): void {
  const { full, short } = allNames()
  const taken = new Set<string>()
  for (const name of full) {
    // 中国 and 兵团 answer a question, but in running text they are words; 郊区 and 城区 name no place by themselves.
    if (name === '中国' || name === '兵团' || name === '郊区' || name === '城区') continue
    // 经济技术开发区 is 秦皇岛市's in the data set, and of a hundred cities in the world.
    if (/^(?:经济|高新)(?:技术)?开发区$|^城乡一体化示范区$/.test(name)) continue
    taken.add(name)
    // 香港 and 台湾 answer like full names, but are as short as 宁夏.
    add(name, regionsShortNamed(name).length === 0, regionsNamed(name))
  }
  for (const name of short) {
    if (taken.has(name)) continue
    add(
      name,
      false,
      regionsShortNamed(name).filter(region => levelOf(region) !== '县'),
    )
  }
  for (const bucket of names.values()) bucket.sort((a, b) => b.text.length - a.text.length)
}

/** Words that begin like a short name. */
const WORDS = new Map(
  (
    [
      ['长治', '久'],
      ['新乡', '村镇贤'],
      ['河源', '头'],
      ['文山', '会'],
      ['安康', '工'],
      ['来宾', '接登签服'],
      ['日照', '时充强百辐'],
      ['阿里', '巴云'],
      ['三明', '治'],
      ['四平', '八'],
      ['大同', '小社'],
      ['大理', '石'],
      ['白山', '黑'],
    ] as const
  ).map(([name, next]) => [name as string, next as string]),
)

/**
 * What makes another place of a short name: 四川北路, 广东街道, 山西镇, 上海庙镇, 云南驿, 长治县, 海南州. What
 * belongs to the place itself stays: 湖南乡村振兴, 海南区域, 广东道路运输, 河北县域经济.
 */
const OTHER_PLACE =
  /^(?:[东南西北中一二三四五六]?(?:路(?!网|桥|政|段|面|灯|长)|街|大街|大道)|[^城农区市县各]?(?:镇(?![村域区江海平])|乡(?![村镇土贤])|苏木|街道)|村(?![级镇民居务])|[庙驿巷]|道(?![路德教])|州(?![际市县级])|县(?![域级市区乡处])|区(?![域间块位划别内县级])|旗(?![县]))/

/** What follows shows that the last character belongs to another word: 海南区域, 天门市场; 长治久安. */
function isAccident(text: string, start: number, name: Name): boolean {
  const end = start + name.text.length
  const next = text[end]
  const last = text[end - 1]
  if (name.full) {
    if (last === '区') return next !== undefined && '域间块位划别'.includes(next)
    if (last === '市') return next === '场'
    if (last === '县' || last === '州') return next === '域'
    return false
  }
  if (next !== undefined && WORDS.get(name.text)?.includes(next)) return true
  if (name.text === '河源' && text[start - 1] === '黄') return true
  if (name.text === '海西' && text.startsWith('经济区', end)) return true
  return OTHER_PLACE.test(text.slice(end, end + 4))
}

/** The candidates that lie in, or are, one of `others`; all of them when none does. */
function narrow(candidates: readonly Region[], others: readonly Region[]): readonly Region[] {
  const kept = candidates.filter(c => others.some(o => o !== c && isWithin(c.code, o.code)))
  return kept.length > 0 ? kept : candidates
}

/**
 * Divisions named in `text`, left to right, the longest full name first: 海南区 is never read as 海南. Homonyms are
 * settled by a parent written directly before (宁夏银川市) or, failing that, anywhere in the text or in `context`.
 *
 * @example
 * locateRegions('乌海市海南区人民政府').map(m => m.regions[0]?.code) // => ['150300', '150303']
 */
export function locateRegions(text: string, context: readonly Region[] = []): Mention[] {
  const mentions: Mention[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const bucket = names.get(text.slice(i, i + 2))
    if (!bucket) continue
    const name = bucket.find(n => text.startsWith(n.text, i) && !isAccident(text, i, n))
    if (!name) continue
    mentions.push({ start: i, length: name.text.length, full: name.full, regions: name.regions })
    i += name.text.length - 1
  }
  for (let i = 1; i < mentions.length; i++) {
    const before = mentions[i - 1]!
    const here = mentions[i]!
    if (before.start + before.length !== here.start) continue
    here.regions = narrow(here.regions, before.regions)
    // 吉林吉林市: the child also settles which 吉林 was meant.
    if (here.regions.length === 1) {
      const above = [...ancestorsOf(here.regions[0]!.code)]
      const kept = before.regions.filter(region => above.some(a => a.code === region.code))
      if (kept.length > 0) before.regions = kept
    }
  }
  const settled = [
    ...context,
    ...mentions
      .filter(m => m.regions.length === 1 && m.regions[0]!.code !== '000000')
      .map(m => m.regions[0]!),
  ]
  for (const mention of mentions) {
    if (mention.regions.length > 1) mention.regions = narrow(mention.regions, settled)
  }
  return mentions
}

load()
