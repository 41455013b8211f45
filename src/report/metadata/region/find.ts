// find.ts — which division a report is about: which evidence goes before which. Not: which divisions there are
// (src/regions), or any one kind of evidence (beside this file).
import { locateRegions } from '../../../regions/locate.ts'
import { isWithin, NATION, type Region } from '../../../regions/regions.ts'
import { congresses, fromNationalOrgan } from './acts.ts'
import { type FoundRegion, found, type RegionClues } from './found-region.ts'
import { ELSEWHERE, fromName, innermost, insideTitle } from './named.ts'
import { fromFirstSentence, fromOffice, fromSignature } from './prose.ts'
import { leading, nation } from './speaking-division.ts'
import { fromOwnName, fromSpeech } from './speech.ts'

/** The division a report is about, or null where nothing settles it. */
export function findRegion(given: RegionClues): FoundRegion | null {
  // Whatever stands behind so much of a title names no speaker.
  const clues = { ...given, title: given.title?.slice(0, LONGEST_TITLE) ?? null }
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
  const stated = published ?? fromSpeech(clues) ?? fromFirstSentence(clues) ?? fromOffice(blocks) ?? signed
  const one = title === null ? null : settled(title, clues, stated)
  if (one || stated) return one ?? stated
  const parts = file.split('/')
  const name = parts.pop()!.replace(/\.[^.]*$/, '')
  const folders = parts.reverse().flatMap(folder => fromName(folder, 'folder') ?? [])
  return (
    fromName(
      name,
      'file-name',
      folders.map(({ region }) => region),
    ) ??
    folders[0] ??
    fromOwnName(blocks)
  )
}

// --- internal ---

const LONGEST_TITLE = 400

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
