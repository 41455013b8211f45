// region.ts — which division a report is about, and on what evidence. Not: which divisions there are (src/regions).
import { locateRegions } from '../regions/locate.ts'
import { isWithin, type Level, levelOf, NATION, type Region } from '../regions/regions.ts'
import type { Block } from './joining.ts'
import { numberingOf, RANK } from './numbering.ts'
import type { Provenance, Source } from './report.ts'
import { chainFrom, leading, nation, preferred } from './speaker.ts'

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

const clip = (text: string) => text.slice(0, 200).toWellFormed()

const ORGAN =
  '(?:人民政府|市政府|区政府|县政府|政府|行政公署|行署|管理委员会|管委会|人民代表大会|人大|委员会|[市区县州盟省旗]委|办公室|办公厅)'
const AFTER_SUBJECT = new RegExp(
  `^(?:${ORGAN}|[\\u4e00-\\u9fff]{1,10}?(?:局|厅|法院|检察院|镇|乡|街道)(?:始终|坚持|认真|深入|全面|紧紧|以习近平|在|，)|各|坚持|始终|认真|深入|全面|紧紧|以习近平|在|全[市区县州盟省旗])`,
)
const TOWN =
  /[\u4e00-\u9fff]{2,}(?:(?<![城乡小村集])镇|(?<!城)乡|街道|苏木)(?:人民政府|办事处|政府|党工委|(?=关于|法治|依法|年度|(?:19|20)\d\d年))/

function found(region: Region, source: Source, evidence: string, title: string | null = null): FoundRegion {
  // 东莞市长安镇 has no county between.
  const town = title !== null && /[市县]/.test(levelOf(region)) && TOWN.test(title)
  return { region, level: town ? '乡' : levelOf(region), source, evidence: clip(evidence) }
}

interface Congress {
  region: Region
  evidence: string
  /** It approved what a congress below it had adopted. */
  approved: boolean
}

/** Whose congress did what: 三门峡市第七届人民代表大会常务委员会…通过, 河南省第十三届…批准. */
function congresses(blocks: readonly Block[]): Congress[] {
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
function fromNationalOrgan(blocks: readonly Block[]): FoundRegion | null {
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

interface Tally {
  region: Region
  count: number
}

/** How often the text names divisions of a level, by full or short name, most often first. */
function tally(blocks: readonly Block[], levels: readonly Level[]): Tally[] {
  const counts = new Map<string, Tally>()
  let budget = 60_000
  for (const { text } of blocks) {
    if (budget <= 0) break
    const part = text.slice(0, budget)
    budget -= part.length
    for (const mention of locateRegions(part)) {
      const fitting = mention.regions.filter(region => levels.includes(levelOf(region)))
      if (fitting.length !== 1) continue
      const region = fitting[0]!
      const entry = counts.get(region.code)
      if (entry) entry.count++
      else counts.set(region.code, { region, count: 1 })
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

/** 我代表市人民政府 says the level; what the speech names most at that level, by a clear margin, is the place. */
function fromSpeech(blocks: readonly Block[]): FoundRegion | null {
  const opening = blocks
    .slice(0, 8)
    .map(block => block.text)
    .join('')
    .slice(0, 1200)
  const speaker = /(?<!人民)代表(?!大会|团)([^，。,；]{0,16}?)(人民政府|国务院|行政公署|政府|管委会)/.exec(
    opening,
  )
  if (!speaker) return null
  if (speaker[2] === '国务院' || /国务院$/.test(speaker[1]!))
    return found(nation, 'first-sentence', speaker[0])
  const named = leading(speaker[1]!)
  if (named) return found(named.region, 'first-sentence', speaker[0])
  const kind = /(自治区|省|市|州|盟|区|县|旗)$/.exec(speaker[1]!.trim())?.[1]
  if (!kind) return null
  const levels: Level[] =
    kind === '省' || kind === '自治区'
      ? ['省']
      : kind === '州' || kind === '盟'
        ? ['市']
        : kind === '市'
          ? ['省', '市', '县']
          : ['县']
  let ranked = tally(blocks, levels).filter(({ region }) => region.code !== NATION)
  if (kind === '市') {
    // A city's report names its province too; 市人民政府 is never a province's, unless that is a municipality.
    ranked = ranked.filter(({ region }) => /市$/.test(region.name))
  } else if (kind === '州') ranked = ranked.filter(({ region }) => /州$/.test(region.name))
  const [first, second] = ranked
  if (!first || first.count < 4 || (second && second.count * 1.5 > first.count)) return null
  const evidence = `${speaker[0]}；正文 ${first.count} 次提到 ${first.region.name}`
  return found(first.region, 'text', evidence)
}

/** The first sentence's subject: 2022年,兴庆区坚持…; the next sentence's where the first names no place (2022年是…之年。). */
function fromFirstSentence({ blocks, titles }: RegionClues): FoundRegion | null {
  const prose = blocks.find(
    (block, i) => !titles.has(i) && block.text.length >= 30 && /[，,。]/.test(block.text),
  )
  if (!prose) return null
  const [first = '', second = ''] = prose.text.slice(0, 600).split(/[。！？]/)
  const isPlaceless = locateRegions(first).every(({ regions }) => regions[0]!.code === NATION)
  return fromSentence(first) ?? (isPlaceless ? fromSentence(second) : null)
}

const OPENING =
  /^(?:[^\u4e00-\u9fff\d]|\d(?!\d{3}))*(?:(?:19|20)\d\d\s?年(?:度|以来|来)?)?[，,、\s]*(?:是|我们?)?/

function fromSentence(sentence: string): FoundRegion | null {
  const mentions = locateRegions(sentence)
  // 按照…要求，现将宜昌市2023年…情况报告如下
  const reporting = /(?:^|[，,])现?将(?=[\u4e00-\u9fff].{0,60}(?:报告|汇报|公布|总结|公开)如下)/.exec(
    sentence,
  )
  const reported = reporting && chainFrom(mentions, reporting.index + reporting[0].length)
  if (reported) return found(reported.region, 'first-sentence', sentence)
  const start = OPENING.exec(sentence)?.[0].length ?? 0
  const subject = chainFrom(mentions, start)
  if (subject && AFTER_SUBJECT.test(sentence.slice(subject.end)))
    return found(subject.region, 'first-sentence', sentence)
  for (const mention of mentions) {
    const chain = chainFrom(mentions, mention.start)
    const before = sentence.slice(Math.max(0, mention.start - 1), mention.start)
    if (!chain || !mention.full || !/^$|[，,、；\s]/.test(before)) continue
    if (
      /^(?:坚持|始终|认真|深入|全面贯彻|紧紧围绕|以习近平|[市区县州盟旗]委)/.test(sentence.slice(chain.end))
    ) {
      return found(chain.region, 'first-sentence', sentence)
    }
  }
  return null
}

function fromSignature(blocks: readonly Block[], title: string | null): FoundRegion | null {
  for (const { text } of blocks.slice(-8).reverse()) {
    if (text.length > 40) continue
    if (!/(?:政府|委员会|管委会|办公室|办公厅|办事处|公署|局|厅|总队|支队|法院|检察院)$/.test(text)) continue
    const named = leading(text)
    if (named) return found(named.region, 'signature', text, title)
  }
  return null
}

/** The division that lies in all the others; null where two lie apart, or there is none. */
function innermost(regions: readonly Region[]): Region | null {
  const deepest = regions.reduce<Region | null>(
    (a, b) => (a === null || isWithin(b.code, a.code) ? b : a),
    null,
  )
  return deepest && regions.every(region => isWithin(deepest.code, region.code)) ? deepest : null
}

/** Words after which a title tells of another place: 赴浙江省杭州市学习考察, 对口支援新疆博乐市. */
const ELSEWHERE =
  /(?:赴|前往|到|去|学习|借鉴|考察|推广|复制|参照|对标|支援|援助|帮扶|协作|对接|承接|与|同|和|向|来自)$/

/** The one division that a title names in full, wherever: 关于报送2021年天门市法治政府建设情况的报告. */
function insideTitle(title: string): Region | null {
  const named: Region[] = []
  let elsewhere = -1
  for (const mention of locateRegions(title)) {
    const end = mention.start + mention.length
    if (mention.start === elsewhere || ELSEWHERE.test(title.slice(0, mention.start))) elsewhere = end
    else if (mention.full && mention.regions.length === 1) named.push(mention.regions[0]!)
  }
  return innermost(named.filter(region => region.code !== NATION))
}

function fromName(name: string, source: 'file-name' | 'folder'): FoundRegion | null {
  const mentions = locateRegions(name).filter(m => m.full || source === 'folder')
  const regions = mentions.flatMap(m => (m.regions.length === 1 ? m.regions : preferred(m)))
  const region = innermost(regions)
  return region && found(region, source, name)
}

/**
 * Who signed it, where that is not the place its title names nor one above: 关于赴浙江省学习考察情况的报告 signed by
 * 天门市人民政府. A title in which the place itself speaks gives way to a signature only, and only to one elsewhere:
 * a portal may carry another's report.
 */
function contradicted(
  { region, sure }: { region: Region; sure: boolean },
  clues: RegionClues,
  [signed, published]: readonly [FoundRegion | null, FoundRegion | null],
): FoundRegion | null {
  const isElsewhere = (other: FoundRegion | null) =>
    other !== null && !isWithin(region.code, other.region.code) && !isWithin(other.region.code, region.code)
  const isBelow = (other: FoundRegion | null) =>
    other !== null && other.region !== region && isWithin(other.region.code, region.code)
  if (isElsewhere(signed) || (isBelow(signed) && (!sure || region === nation))) return signed
  if (sure) return null
  if (isElsewhere(published)) return published
  const sentence = fromFirstSentence(clues)
  return isElsewhere(sentence) ? sentence : null
}

/** Of divisions that share the name a title gives (朝阳区), the one that lies in a place that speaks or holds the file. */
function settled(
  title: string,
  { file, blocks }: RegionClues,
  stated: FoundRegion | null,
): FoundRegion | null {
  const open = locateRegions(title).filter(
    ({ full, start, regions }) => full && regions.length > 1 && !ELSEWHERE.test(title.slice(0, start)),
  )
  const homonyms = open.length === 1 ? open[0]!.regions : []
  const within = (outer: Region) => {
    const [region, other] = homonyms.filter(({ code }) => isWithin(code, outer.code))
    return region && !other ? region : null
  }
  if (homonyms.length === 0) return null
  if (stated) {
    const region = within(stated.region)
    return region && found(region, stated.source, stated.evidence, title)
  }
  const folders = file.split('/').slice(0, -1)
  const folder = innermost(folders.flatMap(name => fromName(name, 'folder')?.region ?? []))
  const held = folder && within(folder)
  if (held) return found(held, 'folder', folders.join('/'), title)
  // 按照北京市委、市政府部署: whose orders it carries out.
  const above = new Map<Region, string>()
  for (const { text } of blocks) {
    for (const { regions, start, length, full } of locateRegions(text)) {
      const region = full && regions.length === 1 && regions[0]!.code !== NATION ? within(regions[0]!) : null
      const end = start + length
      if (region && /^(?:委|人民政府|政府)/.test(text.slice(end)))
        above.set(region, text.slice(start, end + 4))
    }
  }
  const [only, other] = above
  return only && !other ? found(only[0], 'text', only[1], title) : null
}

/** The division a report is about, or null where nothing settles it. */
export function findRegion(clues: RegionClues): FoundRegion | null {
  const { file, title, publisher, blocks } = clues
  const named = title === null ? null : leading(title)
  const acted = congresses(blocks)
  const adopted = acted.find(congress => !congress.approved) ?? acted[0]
  if (adopted) {
    // 上海市浦东新区…规定 is 上海市's when its congress adopted it; 深圳经济特区…条例 is 深圳市's.
    const own = named?.chain.findLast(region => acted.some(congress => congress.region === region))
    if (
      !own &&
      named &&
      isWithin(named.region.code, adopted.region.code) &&
      title!.includes(named.region.name)
    ) {
      return found(named.region, 'title', title!)
    }
    const congress = acted.find(({ region }) => region === own) ?? adopted
    return found(congress.region, 'header', congress.evidence)
  }
  const national = fromNationalOrgan(blocks)
  const signed = fromSignature(blocks, title)
  const organ = publisher && leading(publisher.value)
  const published = organ && found(organ.region, publisher.source, publisher.value, title)
  // 上海航运交易所管理规定 of a ministry begins with a short name, which may be part of another.
  if (named && (!national || title!.includes(named.region.name))) {
    return contradicted(named, clues, [signed, published]) ?? found(named.region, 'title', title!, title)
  }
  if (national) return national
  const inside = title === null ? null : insideTitle(title)
  if (inside) {
    const speaker = { region: inside, sure: false }
    return contradicted(speaker, clues, [signed, published]) ?? found(inside, 'title', title!, title)
  }
  const stated = published ?? fromSpeech(blocks) ?? fromFirstSentence(clues) ?? signed
  const one = title === null ? null : settled(title, clues, stated)
  if (one || stated) return one ?? stated
  const parts = file.split('/')
  const byName = fromName(parts.pop()!.replace(/\.[^.]*$/, ''), 'file-name')
  if (byName) return byName
  for (const folder of parts.reverse()) {
    const byFolder = fromName(folder, 'folder')
    if (byFolder) return byFolder
  }
  return null
}
