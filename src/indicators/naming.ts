// naming.ts — what a number measures: a canonical indicator, or what its own sentence calls it. Not: its role or value.
import type { Definition } from './canonical.ts'
import { joinedIn } from './joined.ts'
import { isNeutral } from './neutral.ts'
import type { Mention } from './sentences.ts'
import {
  BECAME,
  isBare,
  isUnbroken,
  leadsElsewhere,
  namesWhole,
  SHORTEST_SUBJECT,
  without,
} from './unbroken.ts'

/**
 * Which canonical indicator a mention is of; `some`: of a part of what one counts; null: none of them.
 *
 * @param names of the division that reports: what is said of it is said of the whole
 */
export type Namer = (mention: Mention, names?: readonly string[]) => Definition | 'some' | null

/**
 * @example
 * const name = createNamer(programDefinitions())
 * const [mention] = findMentions('共受理行政复议案件64件')
 * console.log(name(mention)?.name) // 行政复议案件受理数
 */
export function createNamer(definitions: readonly Definition[]): Namer {
  const byUnit = new Map<string, Definition[]>()
  for (const definition of definitions) {
    for (const unit of definition.unit) byUnit.set(unit, [...(byUnit.get(unit) ?? []), definition])
  }
  // Made when first asked for: each looks through all definitions, and most snapshots are opened for something else.
  const others = new Map<Definition, RegExp>()
  const othersOf = (definition: Definition): RegExp => {
    const known = others.get(definition)
    if (known) return known
    const made = otherSubjects(definition, definitions)
    others.set(definition, made)
    return made
  }

  return (written, names = []) => {
    const mention = unnamed(unquoted(written), names)
    const { quantity, before, after, earlier } = mention
    if (isOfEach(before) || isOfCause(`${mention.lead}\n${before}`)) return null
    if ([before, ...earlier].some(words => CAMPAIGN.test(words))) return null
    const own = `${before}\n${after}`
    // A subject of its own hides that of earlier clauses.
    const subjectOf = (definition: Definition): string => {
      const names = (words: string, shortest: number) =>
        othersOf(definition).test(words) ||
        definition.about.some(word => word.length >= shortest && words.includes(word))
      if (names(own, SHORTEST_SUBJECT)) return own
      return earlier.find(clause => names(clause, 1) && !COMPARES.test(clause)) ?? own
    }
    let best: Definition | null = null
    let most = 0
    let isOfSome = false
    const candidates = byUnit.get(quantity.unit ?? '') ?? []
    // A rate is said of each: 结案率、满意率均为100%.
    // 做好行政复议、行政诉讼案件工作，共办理相关案件74件: they are of both.
    const told = TOLD_BEFORE.test(before) ? [before, after, earlier[0] ?? ''] : [before, after]
    const joined = quantity.unit === '%' ? [] : told.flatMap(words => joinedIn(words, candidates))
    for (const definition of candidates) {
      if (joined.includes(definition)) continue
      const subject = subjectOf(definition)
      // 强化规范性文件和重大决策合法性审查，共收到审查事项149件: an earlier clause that names both does not say which either.
      const both = subject === own || quantity.unit === '%' ? [] : joinedIn(subject, candidates)
      const saysSo = ({ says }: Definition) => says.some(word => own.includes(word))
      if (both.includes(definition) && both.some(other => other !== definition && saysSo(other))) continue
      const weight = fit(definition, mention, own, subject)
      if (weight < 0) isOfSome = true
      if (weight > most) {
        best = definition
        most = weight
      }
    }
    return best ?? (isOfSome ? 'some' : null)
  }
}

/** What a number outside of the canonical ones is called: the words right before it, or right behind. */
export function ownName({ before, after }: Mention): string {
  const words = withoutTrailing(before.replace(LEADING, ''))
  const name = words.length >= 2 ? words : after.replace(/^的/, '')
  return name.trim().slice(-LONGEST_NAME)
}

// --- internal ---

/** Between a number and the noun it counts, in UTF-16 units: 5个全国民主法治示范村. */
const NEAR = 6
/** In UTF-16 units. */
const LONGEST_NAME = 24
/** What a number's own words name outweighs what earlier ones do. */
const OWN = 100
const LEADING = /^(?:[、，。；：“”（）()\s]|其中|全年|今年以来|截至目前|目前|累计|共|已|先后)+/
const TRAILING = /(?:[“”（(\s]|共计|累计|合计|总计|分别|达|为|至|到|了|有|共|近|约|超过|超|逾|均)$/

function withoutTrailing(text: string): string {
  const shorter = text.replace(TRAILING, '')
  return shorter === text ? text : withoutTrailing(shorter)
}

/** 调解组织排查矛盾纠纷25200件: who did it is not what was done. */
const BODY = /调解(?:组织|委员会|员|中心)/g

/** 每村至少3名, 平均每场120人: of how many, it does not say. */
const isOfEach = (before: string): boolean =>
  /(?:平均|[人村户年月日]均|每[个名户家所村乡镇人件起场年月周季])[^，、]{0,12}$/.test(before)

/** 因政府信息公开产生的行政复议案件6件 are a part of the cases, and no information. */
const isOfCause = (words: string): boolean => /因[^，、]{2,16}(?:产生|引起|引发|导致|提起)/.test(words)

/** “全程网办”率 is 全程网办率, and 《…条例》等地方性法规 counts 地方性法规: some of them are named, whatever their titles say. */
const unquoted = (mention: Mention): Mention => ({
  ...mention,
  before: withoutTitles(mention.before).replaceAll('”“', '、').replace(/[“”"]/g, ''),
  earlier: mention.earlier.map(withoutTitles),
  after: mention.after.replace(/[“”"]/g, ''),
})
const withoutTitles = (words: string): string =>
  words.includes('》等') ? words.replace(/《[^《》]*》[、和及等]?/g, '') : words

/** 宁国市共受理 says what 共受理 does. */
function unnamed(mention: Mention, names: readonly string[]): Mention {
  if (!names.some(name => mention.clause.includes(name))) return mention
  return { ...mention, before: without(mention.before, names), after: without(mention.after, names) }
}

/** 配合市人大出台法规13件，办理建议778件: what others did with its help says nothing of what it did itself. */
const HELPS = /^[^，]{0,6}(?:配合|协助|协同|支持)/

/** 此次专项活动共…: what one campaign did is a part of what was done. */
const CAMPAIGN = /(?:此次|本次|该项?)[^，]{0,6}(?:活动|行动)/

const TOLD_BEFORE = /相关|有关|上述|以上/

/** 是行政诉讼收案量的1.6倍 names what something is compared with. */
const COMPARES = /^(?:是|占|比|较|为|达到?|超过|高于|低于|同比)[^，]{0,40}(?:倍|%|％|百分)/

/**
 * Subjects that are none of a definition's own. 调解 alone is said of many things; 行政复议 is a subject. 直接纠错 is of
 * 行政复议 as well, and so hides none.
 */
function otherSubjects({ about }: Definition, definitions: readonly Definition[]): RegExp {
  const related = definitions.filter(other => other.about.some(word => about.includes(word)))
  const own = new Set(related.flatMap(other => other.about))
  const subjects = definitions.flatMap(other => other.about).filter(word => word.length >= SHORTEST_SUBJECT)
  return alternatives(subjects.filter(word => !own.has(word)))
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const alternatives = (texts: readonly string[]): RegExp =>
  new RegExp(texts.length > 0 ? texts.map(literally).join('|') : '(?!)')

/** 0: it is not this one. Else more where longer words of the definition stand there. */
function fit(definition: Definition, mention: Mention, own: string, subject: string): number {
  const { unit, about, says, not } = definition
  const sentence = [own, mention.lead, ...mention.earlier].join('\n')
  if (not.some(word => (word.startsWith('…') ? sentence.includes(word.slice(1)) : own.includes(word))))
    return 0
  const told = own.replace(BODY, '')
  const ownSaid = says.filter(word => told.includes(word))
  // 审查文件256件，其中规范性文件32件: the verb is that of the whole.
  // So is that of a list: 审查235件，其中决策12件、规范性文件9件.
  const ofParts = /^其中/.test(mention.lead || mention.before)
  const verb = ofParts ? [mention.lead, ...mention.earlier].join('\n') : mention.lead
  const said = ownSaid.length > 0 ? ownSaid : says.filter(word => verb.includes(word))
  if (says.length > 0 && said.length === 0) return 0
  if (unit.includes('%') && !said.some(word => isRateOf(mention, word))) return 0
  const ownAbout = about.filter(word => own.includes(word))
  if (unit[0] !== '%' && leadsElsewhere(mention, definition)) return 0
  if (!isUnbroken(mention, definition, ownAbout))
    return ownAbout.length > 0 && unit[0] !== '%' && !HELPS.test(mention.before) ? -1 : 0
  if (ownAbout.length > 0) {
    const isIts = unit.includes('%') || isCounted(mention, ownAbout, said)
    return isIts ? OWN + longest(ownAbout) + longest(said) : 0
  }
  // 办理群众诉求3万件、建议5000条: a list that began with another thing goes on with it.
  if (not.some(word => mention.lead.includes(word))) return 0
  // Only what was done with an earlier subject counts it: 受理行政复议案件64件，已审结45件.
  // 行政调解案件 is none of 调解案件, for which 行政调解 is excluded.
  const plainSubject = not.reduce((text, word) => text.replaceAll(word, ''), subject)
  if (!isBare(mention, definition) || !namesWhole(plainSubject, definition)) return 0
  const named = ownSaid.length > 0 ? longest(about.filter(word => plainSubject.includes(word))) : 0
  return named && isCounted(mention, [], said) ? named + longest(said) : 0
}

/**
 * Whether the number counts what these words name: they stand before it, or the subject right behind it
 * (64件行政复议案件), or what it counts is the object of 对 (对53件…规范性文件开展合法性审查). 26个乡镇聘请法律顾问 counts 乡镇.
 */
function isCounted(
  { before, after, quantity }: Mention,
  subjects: readonly string[],
  said: readonly string[],
): boolean {
  if ([...subjects, ...said].some(word => before.includes(word))) return true
  if (subjects.length > 0 && /[对将把就]$/.test(before)) return true
  // 为156名执法人员办理执法证 counts people; 为26个乡镇聘请法律顾问 does not count advisers.
  if (subjects.length > 0 && /为(?:全[省市州县区])?$/.test(before) && /^[名人]/.test(quantity.unit ?? ''))
    return true
  // 办理人大代表建议，210件建议均已办结: what the number begins with is what was said before.
  if (subjects.length === 0 && said.some(word => isNeutral(before) && after.startsWith(word))) return true
  const noun = after.replace(BECAME, '')
  return subjects.some(word => {
    const at = noun.indexOf(word)
    return at !== -1 && at <= NEAR
  })
}

const longest = (words: readonly string[]): number =>
  words.reduce((most, word) => Math.max(most, word.length), 0)

/**
 * A rate stands right before its number: 报备率、及时率和规范率达到100% are three, and 结案率 is none of 审结45件. Or what is done
 * at the rate stands right behind: 98%的事项可网办.
 */
function isRateOf({ before, after }: Mention, word: string): boolean {
  const behind = word.endsWith('率') ? -1 : after.indexOf(word)
  if (behind !== -1 && /^[^率，、]{0,14}$/.test(after.slice(0, behind))) return true
  const at = before.lastIndexOf(word)
  if (at === -1) return false
  const between = before.slice(at + word.length)
  // Bounded: within a clause.
  return /^(?:（[^（）]*）|\([^()]*\))?(?:[、和及与][^、，]{1,14}率)*[^率，、]{0,12}$/.test(between)
}
