// periods.ts — of which time a text speaks where a number stands: one year or several together (五年来, “十四五”时期). Not: the
// year of a report.

export type Period = 'year' | 'years'

/**
 * What the text before a number says; what begins a sentence holds for those that follow, what begins a clause for the
 * rest of its sentence.
 *
 * @param outer what was said before this text; null: nothing
 * @example periodAt('五年来，提请审议地方性法规46件', 12, null) // 'years'
 */
export function periodAt(text: string, at: number, outer: Period | null): Period | null {
  let period = outer
  let local: Period | null = null
  for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
    if (index >= at) break
    const begins = index === 0 || SENTENCE_END.test(text[index - 1]!)
    const said = periodOf(clause)
    if (begins) local = null
    if (said && begins) period = said
    else if (said) local = said
  }
  return local ?? period
}

/** What is said to the end of a text: for those that follow it. */
export const periodAfter = (text: string, outer: Period | null): Period | null =>
  // What only its last sentence says ends where another one begins.
  periodAt(`${text}\n次`, text.length + 2, outer)

/** Of a heading: “十四五”时期和2025年工作回顾 speaks of both, and leaves open which. */
export function periodOfHeading(heading: string): Period | null {
  const years = YEARS_ANYWHERE.test(heading)
  return years && !/20\d\d年/.test(heading) ? 'years' : null
}

/**
 * The year that the words before a number name, nearest first: 2022年办理64件 beside 2023年办理70件. 0: none. It begins its
 * clause: 是2023年收案数的4.4倍 compares.
 *
 * @param text of a passage, up to the number
 */
export function yearNamed(text: string): number {
  const named = [
    ...text.matchAll(/(?<=^|[，,；;。：:（(\n]\s{0,4})(20\d\d)(?:年(?!\d|以来|[至到—-])|(?=[总共]))/g),
  ].at(-1)
  return named ? Number(named[1]) : 0
}

// --- internal ---

const CLAUSE = /[^，,；;。！？!?\n]+/g
const SENTENCE_END = /[。！？!?\n]/

const SEVERAL = '[两二三四五六七八九十几]'
/** “十四五”时期, 十四五期间 */
const PLAN = '“?十[一二三四五]五”?(?:时期|期间|以来)'
const YEARS = new RegExp(
  `^[\\s—“]*(?:(?:[全我]?[国省市县区州旗]|全自治区)?(?:这|近|过去|前|此前)?的?${SEVERAL}年(?:多?来|间)|(?:这|近|过去的?)${SEVERAL}年|${PLAN}|本届政府|20\\d\\d年?(?:\\d+月)?[至到—-]+20\\d\\d年)`,
)
const YEARS_ANYWHERE = new RegExp(`${SEVERAL}年(?:来|间)|过去的?${SEVERAL}年|${PLAN}|本届政府`)
const YEAR = /^[\s—“]*(?:刚刚)?(?:过去的?)?(?:这?一年|[今去上本]年|全年|年内|20\d\d年(?!\d|[至到—-]))/

const periodOf = (clause: string): Period | null =>
  YEARS.test(clause) ? 'years' : YEAR.test(clause) ? 'year' : null
