// unbroken.ts — whether the words that name an indicator are of the whole of it and belong to the number: nothing of its
// own stands between them. Not: which words name it (naming.ts), which say nothing of their own (neutral.ts).
import type { Definition } from './canonical.ts'
import { isAct, isForSome, isNeutral, isOfBody, isOfField, isOfWhole, leavesWhole } from './neutral.ts'
import type { Mention } from './sentences.ts'

/** What an `about` of fewer UTF-16 units says is said of many things: 调解 of any mediation, 行政复议 is a subject. */
export const SHORTEST_SUBJECT = 3

/** 入选, 被命名为: what stands behind is what the counted ones became. */
export const BECAME = /^.{0,6}?(?:入选|获评|获得|荣获|被评为|评为|被命名为|命名为|被认定为|担任)/

/**
 * Whether the words that name an indicator lead to something else before the number comes: 行政复议案件涉及金额64万元 is of the
 * money, and says nothing of what else the sentence counts.
 */
export function leadsElsewhere({ before }: Mention, definition: Definition): boolean {
  const last = namesIn(before, definition).at(-1)
  const tail = before.slice(last?.end ?? before.length).replace(CARRIED_OVER, '')
  return TWO_KINDS.test(tail) || !isNeutral(tail)
}

/**
 * Whether the words that name an indicator name the whole of it, and nothing of its own stands among them: 办理涉企行政复议案件64件
 * is of some.
 */
export function isUnbroken(mention: Mention, definition: Definition, ownAbout: readonly string[]): boolean {
  const { before, after, quantity, earlier } = mention
  const { about, says } = definition
  if (isOfField(before) || goesOnWithField(mention)) return false
  const spans = namesIn(before, definition)
  const [first] = spans
  // 法律援助案件 is a subject as 法律援助 is, though it says more.
  const isSubject = ({ start, end }: Span) => about.some(word => before.slice(start, end).includes(word))
  const ahead = before.slice(0, first?.start ?? 0)
  if (first && isSubject(first) ? !leavesWhole(ahead) : isOfBody(ahead) || !isOfWhole(without(ahead, about)))
    return false
  if (isForSome(ahead) || isBySome(mention) || isForSomeOf(mention, ahead)) return false
  // Which names may stand between a rate and its number, isRateOf knows. 调解成功率 alone may be of any mediation.
  if (quantity.unit === '%') return longest(ownAbout) >= SHORTEST_SUBJECT || isOfSubject(earlier, definition)
  const between = spans.slice(1).map(({ start }, i) => before.slice(spans[i]!.end, start))
  if (between.some(words => !isNeutral(words.replace(ASIDE, ''), 'verbs'))) return false
  if (spans.some(isSubject)) return true
  // 152件为来电咨询 is one kind of what was counted before.
  if (/^(?:为|是|属|系)/.test(after)) return false
  // 64件行政复议案件: what stands between is none of its own either.
  const [behind] = spansOf(after, [...about, ...says])
  if (!behind) return true
  if (!isNeutral(after.slice(0, behind.start).replace(BECAME, ''), 'verbs')) return false
  // 532个调委会达到要求: those that did are some.
  const rest = after.slice(spansOf(after, [...about, ...says]).at(-1)!.end).replace(BECAME, '')
  if (ALL.test(rest)) return true
  if (spans.length === 0 && isNeutral(before) && !isNeutral(rest, 'verbs')) return false
  // 36件行政处罚、行政许可案件 are of two kinds.
  const listed = /^(?:案件|申请|事项)?[、和与](.+)/.exec(after.slice(behind.end))?.[1]
  return listed === undefined || about.some(word => listed.startsWith(word))
}

/** Whether a clause without a subject says nothing but what was done: 已审结45件 does, 刑事案件审结45件 does not. */
export function isBare({ before }: Mention, { about, says }: Definition): boolean {
  const [first] = spansOf(before, [...about, ...says])
  return isNeutral(before.slice(0, first?.start ?? before.length), 'verbs')
}

/** Whether a clause names the subject as a whole: what was done with 涉企行政复议案件 is done with some. */
export function namesWhole(clause: string, { about, says }: Definition): boolean {
  const words = clause.replace(COUNTED, '，')
  const spans = spansOf(words, [...about, ...says])
  const last = spans.findLastIndex(({ start, end }) => about.includes(words.slice(start, end)))
  if (last === -1) return false
  const { start } = spans[last]!
  const gap = words.slice(spans[last - 1]?.end ?? start, start)
  return leavesWhole(words.slice(0, start)) || (last > 0 && isNeutral(gap, 'verbs'))
}

/** 仲裁机构 does what it is for: the words of a definition name whose work it is. */
export const without = (text: string, words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), text)

// --- internal ---

/** 142件建议均按照要求办理: what was done was done with all of them. */
const ALL = /^(?:均|都|全部|全数)/

/** 审结行政复议案（含结转）2755件 */
const CARRIED_OVER = /[（(]含[^（()）]{0,8}结转[^（()）]{0,4}[)）]/

/** 法规、议案2部 are of two kinds. */
const TWO_KINDS = /^(?:草案)?(?:[、和及与]|以及)(?:议案|规章|提案|合同|协议)/

/** 法律援助机构共受理: what stands before it names who, not what. */
const IS_BODY = /^(?:机构|机关|组织|委员会|中心|工作站|办公室|部门|热线|志愿者|律师|员|局|处|院|庭|委)/

/**
 * Whether what was said before is of the subject as a whole, back to where it is named in full; where nothing was said,
 * nothing speaks against it. 裁前调解83件，调解成功83件，调解成功率100% is of a part all along.
 */
function isOfSubject(earlier: readonly string[], definition: Definition): boolean {
  const names = ({ about }: Definition, clause: string) => about.filter(word => clause.includes(word))
  const named = earlier.filter(clause => names(definition, clause).length > 0)
  if (named.length === 0) return earlier.length === 0
  const full = named.findIndex(clause => names(definition, clause).some(word => !isAct(word)))
  return named.slice(0, full === -1 ? named.length : full + 1).every(clause => namesWhole(clause, definition))
}

/** 查办民生领域案件20.6万件，移送3554件: those of the same field. */
const goesOnWithField = ({ earlier: [nearest = ''], quantity: { unit } }: Mention): boolean =>
  isOfField(nearest) && new RegExp(`[0-9][余多]?[万亿]?[余多]?${unit}`).test(nearest)

/** Where its words stand in a text, but for those that name who does it. */
const namesIn = (text: string, { about, says }: Definition): Span[] =>
  spansOf(text, [...about, ...says]).filter(({ end }) => !IS_BODY.test(text.slice(end)))

/** What is said on the side: 区政府（含办公室）. */
const ASIDE = /（[^（）]*）|\([^()]*\)/g

const COUNTED =
  /[0-9０-９][0-9０-９.．,]*[余多几]?[万亿千百]?[余多]?(?:人次|件次|场次|批次|户次|万元|亿元|[件起宗份个名人部项次场条卷户家元批期%％])?/g

interface Span {
  start: number
  end: number
}

/** 13个市州收到2526件: so many bodies of them all, unless all are said to be meant. */
function isBySome({ between, before, lead, clause }: Mention): boolean {
  if (between === '' || between !== before || between.endsWith('的') || /[全各]|[为对向]$/.test(lead))
    return false
  return /[个位名家]$/.test(clause.slice(0, clause.indexOf(between)))
}

/** 为232名未成年人解答咨询361次: the one number says for how many, and what stands behind it for whom. */
const isForSomeOf = ({ between, before, lead }: Mention, ahead: string): boolean =>
  between === before && /[为向对]$/.test(lead) && isForSome(`为${ahead}`)

/** Where the words stand in a text, longer ones first, none within another. */
function spansOf(text: string, names: readonly string[]): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.length; ) {
    const length = longest(names.filter(name => text.startsWith(name, at)))
    if (length > 0) spans.push({ start: at, end: at + length })
    at += Math.max(1, length)
  }
  return spans
}

const longest = (words: readonly string[]): number =>
  words.reduce((most, word) => Math.max(most, word.length), 0)
