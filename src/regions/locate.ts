// locate.ts — divisions mentioned in a text. Not: which of them a report is about (report/region.ts).

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
    taken.add(name)
    add(name, true, regionsNamed(name))
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
  if (name.text === '长治') return next === '久'
  if (name.text === '新乡') return next === '村' || next === '镇' || next === '贤'
  if (name.text === '河源') return next === '头' || text[start - 1] === '黄'
  return false
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
