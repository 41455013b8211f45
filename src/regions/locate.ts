// locate.ts — divisions mentioned in a text. Not: which of them a report is about (report/metadata/region/).

import { simplified } from '../analysis/traditional.ts'
import type { Region } from './region.ts'
import { allNames, ancestorsOf, levelOf, NATION, regionsNamed, regionsShortNamed } from './regions.ts'
import { COMMON_COUNTIES, COMMON_NAMES, COMMON_SHORT_NAMES, OF_PLACE } from './word-names.ts'

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
  /** A short name of counties alone, looked for only where it is asked for. */
  county: boolean
  regions: readonly Region[]
}

/** Names by their first two characters, longest first. */
const names = new Map<string, Name[]>()
/** By UTF-16 unit: 1 where a name may begin with it, 2 where it may be a name's second. Most pairs of a text are none. */
const begins = new Uint8Array(0x10000)
/** Every two neighbouring units of a name, as one number. */
const neighbours = new Set<number>()

function add(text: string, full: boolean, regions: readonly Region[], county = false): void {
  if (text.length < 2 || regions.length === 0) return
  const key = text.slice(0, 2)
  begins[text.charCodeAt(0)]! |= 1
  begins[text.charCodeAt(1)]! |= 2
  for (let i = 1; i < text.length; i++) neighbours.add(pairOf(text.charCodeAt(i - 1), text.charCodeAt(i)))
  const bucket = names.get(key)
  if (bucket) bucket.push({ text, full, county, regions })
  else names.set(key, [{ text, full, county, regions }])
}

function load(): void {
  const { full, short } = allNames()
  const taken = new Set<string>()
  for (const name of full) {
    // 中国 and 兵团 answer a question, but in running text they are words.
    if (name === '中国' || name === '兵团') continue
    // 经济技术开发区 is 秦皇岛市's in the data set, and of a hundred cities in the world.
    if (/^(?:经济|高新)(?:技术)?开发区$|^城乡一体化示范区$/.test(name)) continue
    taken.add(name)
    // 香港 and 台湾 answer like full names, but are as short as 宁夏.
    add(name, regionsShortNamed(name).length === 0, regionsNamed(name))
  }
  for (const name of short) {
    if (taken.has(name)) continue
    const regions = regionsShortNamed(name)
    const higher = regions.filter(region => levelOf(region) !== '县')
    // 长沙 is the city; 长沙县 is written out.
    if (higher.length > 0) add(name, false, higher)
    else add(name, false, regions, true)
  }
  for (const bucket of names.values()) bucket.sort((a, b) => b.text.length - a.text.length)
  const inNames = new Set([...names.values()].flatMap(bucket => bucket.flatMap(({ text }) => [...text])))
  for (const [from, to] of simplified)
    if (from !== to && from.length === 1 && to.length === 1 && !inNames.has(from))
      plain[from.charCodeAt(0)] = to.charCodeAt(0)
}

/** Traditional characters that no name has to what stands for them in names: 臺灣省, 南開區. 0: any other. */
const plain = new Uint16Array(0x10000)

/** The text as the names are written, unit by unit. */
function asInNames(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (plain[text.charCodeAt(i)] !== 0)
      return text.replace(/[^\x00-\x7f]/g, unit =>
        String.fromCharCode(plain[unit.charCodeAt(0)] || unit.charCodeAt(0)),
      )
  return text
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

/** Right before such a county; with any other ideograph it is a word and 县 (示范|县, 城市和|县城). */
const BEFORE_COUNTY = /[^\u4e00-\u9fff]|[在对赴于到由从自向给为将表年日]/
/** Who acts: 和县人民政府, 老城区委. */
const ACTS = /^(?:人民政府|人大|政协|委|政府|第[一二三四五六七八九十]{1,3}届|(?:19|20)\d\d年)/

/**
 * What stands around shows that the name is none: its last character belongs to another word (海南区域, 天门市场), its
 * first one does (示范县, 新增城市), or it is a word itself (加快新城区建设, 长治久安).
 *
 * @param parent a mention that ends where the name starts
 */
function isAccident(text: string, start: number, name: Name, parent: Mention | undefined): boolean {
  const end = start + name.text.length
  const next = text[end]
  const last = text[end - 1]
  const before = text[start - 1]
  if (name.full) {
    if (last === '区' && next !== undefined && '域间块位划别'.includes(next)) return true
    if (last === '市' && next === '场') return true
    if ((last === '县' || last === '州') && next === '域') return true
    const isInParent = parent !== undefined && narrow(name.regions, parent.regions) !== name.regions
    if (COMMON_NAMES.has(name.text))
      return !isInParent && !(start === 0 || ACTS.test(text.slice(end, end + 8)))
    if (COMMON_COUNTIES.has(name.text)) {
      // 各市和县（市、区）, 马鞍山市和县城
      if (next !== undefined && '（(城级乡区市'.includes(next)) return true
      return !isInParent && before !== undefined && !BEFORE_COUNTY.test(before)
    }
    return before === '新' && name.text.startsWith('增城')
  }
  if (name.county) {
    if (COMMON_SHORT_NAMES.has(name.text) && !OF_PLACE.test(text.slice(end, end + 6))) return true
    if (before === '新' && name.text === '增城') return true
  }
  if (next !== undefined && WORDS.get(name.text)?.includes(next)) return true
  if (name.text === '河源' && before === '黄') return true
  if (name.text === '海西' && text.startsWith('经济区', end)) return true
  return OTHER_PLACE.test(text.slice(end, end + 4))
}

/** The candidates that lie in one of `others`, which stands right before; all of them when none does. */
function narrow(candidates: readonly Region[], others: readonly Region[]): readonly Region[] {
  return within(candidates, new Set(others.map(region => region.code)))
}

/** @param orAre whether what is itself one of them counts: 吉林, where the text names 吉林省, may still be either */
function within(candidates: readonly Region[], codes: ReadonlySet<string>, orAre = false): readonly Region[] {
  if (codes.has(NATION)) return candidates
  const kept = candidates.filter(({ code }) =>
    [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].some(
      above => (orAre || above !== code) && codes.has(above),
    ),
  )
  return kept.length > 0 ? kept : candidates
}

/**
 * Divisions named in a text, left to right, the longest full name first: 海南区 is never read as 海南. Homonyms are
 * settled by a parent written directly before (宁夏银川市) or, failing that, anywhere in the text or in `context`.
 *
 * @param counties whether short names of counties (昆山, 义乌) count, too: only where something else bears them out,
 * as many are words
 * @example
 * locateRegions('乌海市海南区人民政府').map(m => m.regions[0]?.code) // => ['150300', '150303']
 */
export function locateRegions(
  written: string,
  context: readonly Region[] = [],
  { counties = false } = {},
): Mention[] {
  const text = asInNames(written)
  const mentions: Mention[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (!(begins[text.charCodeAt(i)]! & 1 && begins[text.charCodeAt(i + 1)]! & 2)) continue
    const bucket = names.get(text.slice(i, i + 2))
    if (!bucket) continue
    const last = mentions.at(-1)
    const parent = last && last.start + last.length === i ? last : undefined
    const name = bucket.find(
      n => (counties || !n.county) && text.startsWith(n.text, i) && !isAccident(text, i, n, parent),
    )
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
  const settled = new Set(context.map(region => region.code))
  for (const { regions } of mentions)
    if (regions.length === 1 && regions[0]!.code !== NATION) settled.add(regions[0]!.code)
  for (const mention of mentions) {
    if (mention.regions.length > 1) mention.regions = within(mention.regions, settled, true)
  }
  return mentions
}

/**
 * Whether a unit may belong to a name at all: false says that `locateRegions` finds none there. For whoever would rather
 * not cut out a text to be told so.
 *
 * @param units UTF-16
 * @example mayBeNamed(encodeText('在乌海市'), 2) // true
 */
export function mayBeNamed(units: Uint16Array, at: number): boolean {
  return (
    neighbours.has(pairOf(units[at - 1]!, units[at]!)) || neighbours.has(pairOf(units[at]!, units[at + 1]!))
  )
}

const pairOf = (one: number, next: number) => one * 0x10000 + next

load()
