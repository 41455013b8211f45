// speech.ts — for which division a speech is given that says 我代表市人民政府 and no name. Not: other reports (prose.ts).
import { locateRegions } from '../../../regions/locate.ts'
import type { Block } from '../../structure/joining.ts'
import { isWorkReportInside } from '../year/work-report.ts'
import { type FoundRegion, found, type RegionClues } from './found-region.ts'
import { innermost } from './named.ts'
import { leading, nation } from './speaking-division.ts'
import { foremost, formsIn, type Tally, tally, withItsParts, writtenOut } from './tally.ts'

/** Where a speech says for whom it is given: in its first blocks, within so many UTF-16 units. */
const OPENING = { blocks: 12, length: 1500 }
const SPEAKER =
  /(?<!人民|各位)代表(?!大会|团)([^，。,；：:]{0,16}?)(人民政府|国务院|行政公署|行署|政府|管委会)|(?<!人民|各位)代表(?!大会|团)(师市)/

/**
 * The division that a speech is given for: the one that it names (我代表天门市人民政府); else, among those of the kind it
 * names (我代表市人民政府), the one in the file's or folders' names that the text bears out; else the one that the text
 * names far more often than any other. Null where nothing of this tells.
 */
export function fromSpeech({ file, blocks }: RegionClues): FoundRegion | null {
  const opening = openingOf(blocks)
  const speaker = SPEAKER.exec(opening)
  if (!speaker)
    return addressed(opening) ?? (/各位代表/.test(opening) ? ofNation(blocks) : null) ?? ofPart(blocks)
  if (speaker[2] === '国务院' || /国务院$/.test(speaker[1] ?? ''))
    return found(nation, 'first-sentence', speaker[0])
  const named = leading(speaker[1] ?? '')
  if (named) return found(named.region, 'first-sentence', speaker[0])
  const spoken = addressed(opening)
  if (spoken) return spoken
  const kind = kindOf(speaker)
  if (!kind) return null
  const forms = formsIn(blocks)
  const tallied = tally(forms, kind)
  const stated = fromPath(file, tallied)
  if (stated) return stated
  const isNamed = (tallied[0]?.count ?? 0) >= LEAST
  const first = isNamed
    ? (foremost(tallied, LEAST, MARGIN) ?? withItsParts(tallied, forms, kind))
    : writtenOut(blocks, forms, kind)
  return first && found(first.region, 'text', `${speaker[0]}；${told(first)}`)
}

/** How often a report must write out the one place of its kind, and how much more often than the next. */
const OWN_NAME = { least: 3, margin: 3 }

/** The division that a report without title, opening or signature writes out, of the kind that it calls its own: 我县. */
export function fromOwnName(blocks: readonly Block[]): FoundRegion | null {
  const kind = ownKind(blocks)
  if (!kind) return null
  const forms = formsIn(blocks)
  const first = foremost(tally(forms, kind), OWN_NAME.least, OWN_NAME.margin)
  const full = tally(
    forms.filter(({ mention }) => mention.full),
    kind,
  ).find(({ region }) => region === first?.region)
  return full && full.count >= OWN_NAME.least ? found(full.region, 'text', told(full)) : null
}

// --- internal ---

/** Before whom it is given, as the line above the address says: 在昆山市第十八届人民代表大会…会议上, 在喀什地区人大工委…会议上. */
const ADDRESSED =
  /在([\u4e00-\u9fff]{2,14}?)(?:第[一二三四五六七八九十]{1,3}届)?(?:人民代表大会|人大(?!代表))/

function addressed(opening: string): FoundRegion | null {
  const assembly = ADDRESSED.exec(opening.slice(0, opening.search(/各位代表|$/)))
  const named = assembly && leading(assembly[1]!)
  return named && named.region !== nation ? found(named.region, 'header', assembly[0]) : null
}

function openingOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks.slice(0, OPENING.blocks)) {
    if (text.length >= OPENING.length) break
    text += block.text.slice(0, OPENING.length)
  }
  return text.slice(0, OPENING.length)
}

/** Who speaks of 我国 again and again and never of 我省 or 全市 speaks for the nation. */
function ofNation(blocks: readonly Block[]): FoundRegion | null {
  let count = 0
  for (const { text } of blocks) {
    if (/(?:我|全)[省市区县州盟旗](?![长级域委])/.test(text)) return null
    count += text.split('我国').length - 1
  }
  return count >= LEAST_OF_NATION ? found(nation, 'text', `正文 ${count} 次写到“我国”`) : null
}
const LEAST_OF_NATION = 10

/** How the names of the divisions end that the speaker may mean. 市人民政府 is never a province's but a municipality's. */
function kindOf(speaker: RegExpExecArray): RegExp | null {
  if (speaker[3]) return /市$/
  const kind = /(自治区|省|市|州|地区|盟|区|县|旗)$/.exec(speaker[1]!.trim())?.[1]
  if (kind === undefined) return /公署|行署/.test(speaker[2]!) ? /(?:地区|盟)$/ : null
  return kind === '省' || kind === '自治区' ? /(?:省|自治区)$/ : new RegExp(`${kind}$`)
}

/** Mentions that settle a place, and how much more often than the next one it is named. */
const LEAST = 4
const MARGIN = 1.5
/** Mentions that bear out the name of a file. */
const BORNE_OUT = 2

/** How a text that lacks its opening must speak of 全市 or 我市, and how often it must name the place. */
const PART = { ownWords: 3, least: 12, margin: 2 }

/** A speech whose opening is lost: it addresses delegates or accounts for a year, and says of which kind of place. */
function ofPart(blocks: readonly Block[]): FoundRegion | null {
  if (!blocks.some(({ text }) => /^各位代表/.test(text)) && !isWorkReportInside(blocks)) return null
  const kind = ownKind(blocks)
  const first = kind && foremost(tally(formsIn(blocks), kind), PART.least, PART.margin)
  return first ? found(first.region, 'text', told(first)) : null
}

/** How the names of the divisions end that a text calls its own: 全县, 我市. */
function ownKind(blocks: readonly Block[]): RegExp | null {
  const kinds = new Map<string, number>()
  for (const { text } of blocks)
    for (const [, kind] of text.slice(0, LONGEST).matchAll(OWN_WORDS))
      kinds.set(kind!, (kinds.get(kind!) ?? 0) + 1)
  const own = [...kinds].filter(([, count]) => count >= PART.ownWords)
  // 全省第一, 全区前列 is what a city says of the province above it.
  const lower = own.filter(([kind]) => kind !== '省' && kind !== '区')
  const [most, next] = (lower.length > 0 ? lower : own).sort((a, b) => b[1] - a[1])
  return most && !(next && next[1] * 2 > most[1]) ? new RegExp(`${most[0]}$`) : null
}
const OWN_WORDS = /(?<![安健])[全我]([省市县区州盟旗])(?![长级域委])/g
const LONGEST = 4000

const told = ({ count, written }: Tally) => `正文 ${count} 次写到“${written}”`

/** The division that the file is named after, else one of its folders, if the text names it, too. */
function fromPath(file: string, tallied: readonly Tally[]): FoundRegion | null {
  const parts = file.split('/').reverse()
  for (const [i, part] of parts.entries()) {
    const name = i === 0 ? part.replace(/\.[^.]*$/, '') : part
    const codes = new Set(
      locateRegions(name, [], { counties: true }).flatMap(({ regions }) => regions.map(({ code }) => code)),
    )
    const borneOut = tallied.filter(({ region, count }) => codes.has(region.code) && count >= BORNE_OUT)
    const region = innermost(borneOut.map(({ region }) => region))
    if (!region) continue
    const named = borneOut.find(tally => tally.region === region)!
    return found(region, i === 0 ? 'file-name' : 'folder', `${name}；${told(named)}`)
  }
  return null
}
