// speech.ts — for which division a speech is given that says 我代表市人民政府 and no name. Not: other reports (prose.ts).
import { locateRegions, type Mention } from '../../../regions/locate.ts'
import { ancestorsOf, NATION, type Region, regionsShortNamed } from '../../../regions/regions.ts'
import type { Block } from '../../structure/joining.ts'
import { leading, nation } from '../speaker.ts'
import { type FoundRegion, found, type RegionClues } from './found-region.ts'
import { innermost } from './named.ts'

/** Where a speech says for whom it is given: in its first blocks, within so many UTF-16 units. */
const OPENING = { blocks: 12, length: 1500 }
const SPEAKER =
  /(?<!人民)代表(?!大会|团)([^，。,；]{0,16}?)(人民政府|国务院|行政公署|行署|政府|管委会)|(?<!人民)代表(?!大会|团)(师市)/

/**
 * The division that a speech is given for: the one that it names (我代表天门市人民政府); else, among those of the kind it
 * names (我代表市人民政府), the one in the file's or folders' names that the text bears out; else the one that the text
 * names far more often than any other. Null where nothing of this tells.
 */
export function fromSpeech({ file, blocks }: RegionClues): FoundRegion | null {
  const opening = openingOf(blocks)
  const speaker = SPEAKER.exec(opening)
  if (!speaker) return addressed(opening) ?? (/各位代表/.test(opening) ? ofNation(blocks) : null)
  if (speaker[2] === '国务院' || /国务院$/.test(speaker[1] ?? ''))
    return found(nation, 'first-sentence', speaker[0])
  const named = leading(speaker[1] ?? '')
  if (named) return found(named.region, 'first-sentence', speaker[0])
  const spoken = addressed(opening)
  if (spoken) return spoken
  const kind = kindOf(speaker)
  if (!kind) return null
  const tallied = tally(blocks, kind)
  const stated = fromPath(file, tallied)
  if (stated) return stated
  const [first, second] = tallied
  if (!first || first.count < LEAST || (second && second.count * MARGIN > first.count)) return null
  const evidence = `${speaker[0]}；正文 ${first.count} 次写到“${first.written}”`
  return found(first.region, 'text', evidence)
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
/** How much of a text is counted, in UTF-16 units. */
const COUNTED = 60_000
/** Mentions that bear out the name of a file. */
const BORNE_OUT = 2

interface Tally {
  region: Region
  count: number
  /** The form in which the text has it most often. */
  written: string
}

/**
 * How often the text names each division of a kind, by full or short name, most often first. A short name that divisions
 * of two levels share (喀什) is that of the higher one, if it is of the kind.
 */
function tally(blocks: readonly Block[], kind: RegExp): Tally[] {
  const forms = new Map<string, { mention: Mention; count: number }>()
  let budget = COUNTED
  for (const { text } of blocks) {
    if (budget <= 0) break
    const part = text.slice(0, budget)
    budget -= part.length
    for (const mention of locateRegions(part, [], { counties: true })) {
      const written = part.slice(mention.start, mention.start + mention.length)
      const key = `${written} ${mention.regions.map(({ code }) => code).join(' ')}`
      const form = forms.get(key)
      if (form) form.count++
      else forms.set(key, { mention, count: 1 })
    }
  }
  const isOfKind = ({ name, code }: Region) => kind.test(name) && code !== NATION
  return ranked(
    [...forms].map(([key, { mention, count }]) => {
      const written = key.split(' ')[0]!
      const { full, regions } = mention
      const isHigher = full || regions.some(isOfKind) || !kind.test('市')
      return {
        regions: isHigher ? regions : regionsShortNamed(written).filter(isOfKind),
        count,
        written,
      }
    }),
  ).filter(({ region }) => isOfKind(region))
}

/** Forms of names to divisions; one of several homonyms counts where the text names only what that one lies in. */
function ranked(forms: readonly { regions: readonly Region[]; count: number; written: string }[]): Tally[] {
  const settled = new Set(forms.flatMap(({ regions }) => (regions.length === 1 ? [regions[0]!.code] : [])))
  const lies = (region: Region) => ancestorsOf(region.code).some(({ code }) => settled.has(code))
  const lowest = (region: Region) => settled.has(ancestorsOf(region.code).at(-1)?.code ?? '')
  const tallies = new Map<string, Tally & { most: number }>()
  for (const { regions, count, written } of forms) {
    const near = regions.filter(lowest)
    const candidates = near.length === 1 ? near : regions.filter(lies)
    const [region, other] = regions.length === 1 ? regions : candidates
    if (!region || other) continue
    const known = tallies.get(region.code)
    if (!known) tallies.set(region.code, { region, count, written, most: count })
    else {
      known.count += count
      if (count > known.most) Object.assign(known, { written, most: count })
    }
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count)
}

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
    const { count, written } = borneOut.find(tally => tally.region === region)!
    return found(region, i === 0 ? 'file-name' : 'folder', `${name}；正文 ${count} 次写到“${written}”`)
  }
  return null
}
