// prose.ts — for which division the text itself speaks: its first sentence, its signature. Not: a speech (speech.ts),
// or its title.
import { locateRegions } from '../../../regions/locate.ts'
import { NATION } from '../../../regions/regions.ts'
import type { Block } from '../../structure/joining.ts'
import { type FoundRegion, found, type RegionClues } from './found-region.ts'
import { chainFrom, leading } from './speaking-division.ts'

/** The first sentence's subject: 2022年,兴庆区坚持…; the next sentence's where the first names no place (2022年是…之年。). */
export function fromFirstSentence({ blocks, titles }: RegionClues): FoundRegion | null {
  const prose = blocks.find(
    (block, i) => !titles.has(i) && block.text.length >= 30 && /[，,。]/.test(block.text),
  )
  if (!prose) return null
  const [first = '', second = ''] = prose.text.slice(0, 600).split(/[。！？]/)
  const isPlaceless = locateRegions(first).every(({ regions }) => regions[0]!.code === NATION)
  return fromSentence(first) ?? (isPlaceless ? fromSentence(second) : null)
}

/** Who signs below. */
export function fromSignature(blocks: readonly Block[], title: string | null): FoundRegion | null {
  for (const { text } of blocks.slice(-8).reverse()) {
    if (text.length > 40) continue
    if (!/(?:政府|委员会|管委会|办公室|办公厅|办事处|公署|局|厅|总队|支队|法院|检察院)$/.test(text)) continue
    const named = leading(text)
    if (named) return found(named.region, 'signature', text, title)
  }
  return null
}

// Bounded: asked of lines of LONGEST_OFFICE at most.
/** 枣阳市司法局局长　李明: who reports, in a line of its own above the address. */
const OFFICE =
  /^([\u4e00-\u9fff]{2,24}?)(?:代)?(?:[局厅省市县区州盟旗]长|主任|主席|专员)[\s\u3000]{0,6}[\u4e00-\u9fff·][\u4e00-\u9fff·\s\u3000]{1,14}$/
const ABOVE_ADDRESS = 12
/** UTF-16 units. */
const LONGEST_OFFICE = 50

export function fromOffice(blocks: readonly Block[]): FoundRegion | null {
  for (const { text } of blocks.slice(0, ABOVE_ADDRESS)) {
    const office = text.length <= LONGEST_OFFICE ? OFFICE.exec(text) : null
    const named = office && leading(office[1]!)
    if (named) return found(named.region, 'header', text)
  }
  return null
}

// --- internal ---

const ORGAN =
  '(?:人民政府|市政府|区政府|县政府|政府|行政公署|行署|管理委员会|管委会|人民代表大会|人大|委员会|[市区县州盟省旗]委|办公室|办公厅)'
const AFTER_SUBJECT = new RegExp(
  `^(?:${ORGAN}|[\\u4e00-\\u9fff]{1,10}?(?:局|厅|法院|检察院|镇|乡|街道)(?:始终|坚持|认真|深入|全面|紧紧|以习近平|在|，)|各|坚持|始终|认真|深入|全面|紧紧|以习近平|在|全[市区县州盟省旗])`,
)
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
