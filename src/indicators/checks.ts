// checks.ts — whether numbers of one sentence agree (勾稽): a rate with its part and whole, a bracket with its sum. Not:
// numbers of different sentences, which may be of different things.
import type { Mention } from './sentences.ts'

export interface Check {
  kind: 'ratio' | 'sum'
  result: 'pass' | 'fail'
  /** As a person would write it: `1089 ÷ 1102 = 98.8%`. */
  formula: string
}

/**
 * Checks among the mentions of one passage, by the mention that each speaks about: the rate, or the sum.
 * What cannot be told for certain is not checked: an unclear sentence is no reason to suspect a report.
 */
export function checkMentions(text: string, mentions: readonly Mention[]): Map<Mention, Check[]> {
  const checks = new Map<Mention, Check[]>()
  const add = (mention: Mention, check: Check | null) => {
    if (check) checks.set(mention, [...(checks.get(mention) ?? []), check])
  }
  for (const mention of mentions) {
    const inSentence = mentions.filter(other => other.sentence === mention.sentence)
    if (mention.quantity.unit === '%') add(mention, ratioOf(mention, inSentence))
    else add(mention, sumOf(text, mention, inSentence))
  }
  return checks
}

// --- internal ---

/** What is done at a rate, and the words for the part that it was done to. */
const RATES: readonly (readonly [rate: RegExp, part: RegExp, whole: RegExp])[] = [
  [/(?:调解|调处|化解|调成)[^，]{0,6}(?:成功)?率|成功率/, /成功|调成|化解成/, /调解|调处|化解|受理|排查/],
  [/结案率|审结率|办结率/, /审结|办结|结案/, /受理|收到|新收|接收|办理|应诉|共/],
  [/通过率|合格率/, /通过|合格/, /参加|参考|组织|报名/],
  [/出庭应诉率|出庭率/, /出庭/, /应出庭|应当出庭/],
  [/纠错率/, /纠错|撤销/, /审结|办结/],
]

function ratioOf(rate: Mention, sentence: readonly Mention[]): Check | null {
  const { before, quantity } = rate
  const rule = RATES.find(([name]) => new RegExp(`(?:${name.source})[^率，]{0,8}$`).test(before))
  if (!rule) return null
  const [, isPart, isWhole] = rule
  const counts = sentence.filter(
    ({ quantity: { unit, start } }) => unit !== '%' && unit !== null && start < quantity.start,
  )
  const parts = counts.filter(mention => isPart.test(mention.before))
  if (parts.length !== 1) return null
  const [part] = parts
  const wholes = counts.filter(
    mention =>
      mention !== part &&
      mention.quantity.unit === part!.quantity.unit &&
      isWhole.test(mention.before) &&
      !isPart.test(mention.before),
  )
  if (wholes.length !== 1) return null
  const [a, b] = [part!.quantity, wholes[0]!.quantity]
  if (!isExact(a.written) || !isExact(b.written) || !isExact(quantity.written)) return null
  if (Number(b.value) <= 0 || Number(a.value) > Number(b.value)) return null
  const percent = (Number(a.value) / Number(b.value)) * 100
  const decimals = quantity.value.split('.')[1]?.length ?? 0
  const step = 10 ** -decimals
  // Rounded or cut off: both are usual.
  const pass = Math.abs(percent - Number(quantity.value)) < step
  const exact = percent.toFixed(Math.max(decimals, 1))
  return {
    kind: 'ratio',
    result: pass ? 'pass' : 'fail',
    formula: `${a.value} ÷ ${b.value} = ${exact}%${pass ? '' : `，文中写${quantity.value}%`}`,
  }
}

/** 34个（法定25个，授权6个，受托3个）: the bracket right behind a number, all in its unit, and nothing left open. */
function sumOf(text: string, sum: Mention, sentence: readonly Mention[]): Check | null {
  const { quantity } = sum
  const bracket = /^[^，。；、（()）]{0,8}[（(]([^（()）]*)[)）]/.exec(
    text.slice(quantity.to, quantity.to + 400),
  )
  if (!bracket) return null
  const inside = bracket[1]!
  const from = quantity.to + bracket[0].length - 1 - inside.length
  if (/其中|等|包括|含|新增|同比|[+＋]/.test(inside)) return null
  const parts = sentence.filter(({ quantity: part }) => part.start >= from && part.to <= from + inside.length)
  if (parts.length < 2 || parts.some(part => part.quantity.unit !== quantity.unit)) return null
  if ([quantity, ...parts.map(part => part.quantity)].some(({ written }) => !isExact(written))) return null
  // Every entry of the bracket must carry one number, or what is missing would be taken for an error.
  const isWhole = [/[，,；;]/, /、/].some(mark => inside.split(mark).length === parts.length)
  if (!isWhole) return null
  const total = parts.reduce((all, part) => all + Number(part.quantity.value), 0)
  const pass = Math.abs(total - Number(quantity.value)) < 1e-6 * Math.max(1, total)
  const written = parts.map(part => part.quantity.value).join(' + ')
  return {
    kind: 'sum',
    result: pass ? 'pass' : 'fail',
    formula: `${written} = ${Number(total.toFixed(6))}${pass ? '' : `，文中写${quantity.value}`}`,
  }
}

const isExact = (written: string): boolean => !/[余多几近约超逾]/.test(written)
