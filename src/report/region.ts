// region.ts — which division a report is about, and on what evidence. Not: which divisions there are (src/regions).
import { locateRegions, type Mention } from '../regions/locate.ts'
import { isWithin, type Level, levelOf, NATION, type Region, regionByCode } from '../regions/regions.ts'
import type { Block } from './joining.ts'
import { numberingOf, RANK } from './numbering.ts'
import type { Provenance, Source } from './report.ts'

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
const nation = regionByCode(NATION)!

const NATIONAL =
  /^(?:中华人民共和国|国务院|全国人民代表大会|全国人大|中共中央|中国共产党(?:中央|第)|中央|最高人民(?:法院|检察院)|国家(?:发展|能源|税务|市场|医疗|金融|统计|知识|信访|林业|民族|卫生|铁路|邮政|文物|中医|疾病|移民|矿山|消防|粮食|烟草|互联网|新闻|广播)|(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部|退役军人事务部|审计署|海关总署|中国人民银行|中国(?:证券|银行|保险)[^省市]{0,6}监督管理)/
const ORGAN =
  '(?:人民政府|市政府|区政府|县政府|政府|行政公署|行署|管理委员会|管委会|人民代表大会|人大|委员会|[市区县州盟省旗]委|办公室|办公厅)'
const AFTER_SUBJECT = new RegExp(
  `^(?:${ORGAN}|各|坚持|始终|认真|深入|全面|紧紧|以习近平|在|全[市区县州盟省旗])`,
)
const TOWN = /[\u4e00-\u9fff]{2,}(?:镇|乡|街道|苏木)(?:人民政府|办事处|政府|党工委)/

/** Mentions that follow each other directly and each lie in the one before: 湖南省常德市西洞庭管理区, outermost first. */
function chainFrom(
  mentions: readonly Mention[],
  at: number,
): { chain: Region[]; region: Region; end: number } | null {
  const chain: Region[] = []
  let end = at
  for (const mention of mentions) {
    if (mention.start < end) continue
    if (mention.start > end) break
    const above = chain.at(-1)
    const candidates = above ? mention.regions.filter(r => isWithin(r.code, above.code)) : preferred(mention)
    if (candidates.length !== 1) break
    chain.push(candidates[0]!)
    end = mention.start + mention.length
  }
  const region = chain.at(-1)
  return region ? { chain, region, end } : null
}

/** 吉林 and 海南 alone are the province: a prefecture of that name is written out. */
function preferred(mention: Mention): readonly Region[] {
  if (mention.regions.length <= 1 || mention.full) return mention.regions
  const provinces = mention.regions.filter(region => levelOf(region) === '省')
  return provinces.length === 1 ? provinces : mention.regions
}

/** The division that a title or an organ begins with, after those it lies in. */
function leading(text: string): { chain: Region[]; region: Region } | null {
  const stripped = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[^\u4e00-\u9fff\d]+/, '')
    .replace(/^(?:关于(?:印发|公布|发布|批准|转发)?)?[《〈"“]?(?:关于)?(?:印发|公布)?[《〈]?/, '')
    .replace(/^(?:(?:19|20)\d\d年?(?:度)?[-—至]?)*/, '')
    .replace(/^(?:中共|中国共产党)(?!中央|第)/, '')
    .replace(/^中国\(/, '')
  if (NATIONAL.test(stripped)) return { chain: [nation], region: nation }
  return chainFrom(locateRegions(stripped), 0)
}

function found(region: Region, source: Source, evidence: string, title: string | null = null): FoundRegion {
  const town = title !== null && levelOf(region) === '县' && TOWN.test(title)
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
      /国务院令|国务院(?:第.{1,10}次)?常务会议|国务院(?:批准|发布|公布)|中华人民共和国[\u4e00-\u9fff]{2,10}令|[\u4e00-\u9fff](?:部|总局|总署|审计署|人民银行)令|最高人民(?:法院审判|检察院检察)委员会|全国人民代表大会常务委员会/.exec(
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

/** The first sentence's subject: 2022年,兴庆区坚持…; failing that, the one division that it and the text dwell on. */
function fromFirstSentence({ blocks, titles }: RegionClues): FoundRegion | null {
  const prose = blocks.find(
    (block, i) => !titles.has(i) && block.text.length >= 30 && /[，,。]/.test(block.text),
  )
  if (!prose) return null
  const sentence = /^[^。！？]*/.exec(prose.text.slice(0, 600))![0]
  const mentions = locateRegions(sentence)
  const start =
    /^[^\u4e00-\u9fff]*(?:(?:19|20)\d\d\s?年(?:度|以来|来)?)?[，,、\s]*(?:是|我们?)?/.exec(sentence)?.[0]
      .length ?? 0
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

function fromSignature(blocks: readonly Block[]): FoundRegion | null {
  for (const { text } of blocks.slice(-8)) {
    if (text.length > 40 || !/(?:政府|委员会|办公室|办公厅|公署|局|厅)$/.test(text)) continue
    const named = leading(text)
    if (named) return found(named.region, 'signature', text)
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

/** The one division that a title names in full, wherever: 关于报送2021年天门市法治政府建设情况的报告. */
function insideTitle(title: string): Region | null {
  const mentions = locateRegions(title).filter(m => m.full && m.regions.length === 1)
  return innermost(mentions.map(m => m.regions[0]!).filter(region => region.code !== NATION))
}

function fromName(name: string, source: 'file-name' | 'folder'): FoundRegion | null {
  const mentions = locateRegions(name).filter(m => m.full || source === 'folder')
  const regions = mentions.flatMap(m => (m.regions.length === 1 ? m.regions : preferred(m)))
  const region = innermost(regions)
  return region && found(region, source, name)
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
  // 上海航运交易所管理规定 of a ministry begins with a short name, which may be part of another.
  if (named && (!national || title!.includes(named.region.name)))
    return found(named.region, 'title', title!, title)
  if (national) return national
  const inside = title === null ? null : insideTitle(title)
  if (inside) return found(inside, 'title', title!, title)
  if (publisher) {
    const organ = leading(publisher.value)
    if (organ) return found(organ.region, publisher.source, publisher.value)
  }
  const stated = fromSpeech(blocks) ?? fromFirstSentence(clues) ?? fromSignature(blocks)
  if (stated) return stated
  const parts = file.split('/')
  const byName = fromName(parts.pop()!.replace(/\.[^.]*$/, ''), 'file-name')
  if (byName) return byName
  for (const folder of parts.reverse()) {
    const byFolder = fromName(folder, 'folder')
    if (byFolder) return byFolder
  }
  return null
}
