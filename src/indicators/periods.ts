// periods.ts — of which time a text speaks where a number stands: one year or several together (五年来, “十四五”时期). Not: the
// year of a report.

export type Period = 'year' | 'years'

/**
 * What the text before a number says; what begins a sentence holds for those that follow, what begins a clause for the
 * rest of its sentence.
 *
 * @param outer what was said before this text; null: nothing
 * @param year of the report, of which “2025年以来” may speak; null: not known
 * @example periodAt('五年来，提请审议地方性法规46件', 12, null) // 'years'
 */
export function periodAt(
  text: string,
  at: number,
  outer: Period | null,
  year: number | null = null,
): Period | null {
  const { local, lasting, paragraph } = saidBefore(text, at, outer, year)
  return local ?? paragraph ?? lasting ?? outer
}

/** What holds where a passage begins within its paragraph. */
export function periodWithin(
  paragraph: string,
  at: number,
  outer: Period | null,
  year: number | null = null,
): Period | null {
  const said = saidBefore(paragraph, at, outer, year)
  return said.paragraph ?? said.lasting ?? outer
}

/** What is said to the end of a text: for those that follow it. */
export const periodAfter = (text: string, outer: Period | null, year: number | null = null): Period | null =>
  saidBefore(text, text.length, outer, year).lasting ?? outer

/** Of a title or heading: “十四五”时期和2025年工作回顾 speaks of both, and leaves open which. */
export function periodOfHeading(heading: string): Period | null {
  if (YEAR_TO_YEAR.test(heading)) return /规划|纲要|方案/.test(heading) ? null : 'years'
  const [years, year] = [YEARS_ANYWHERE.test(heading), YEAR_ANYWHERE.test(heading)]
  return years === year ? null : years ? 'years' : 'year'
}

/**
 * The year that the words before a number name, nearest first: 2022年办理64件 beside 2023年办理70件. 0: none. It begins its
 * clause: 是2023年收案数的4.4倍 compares.
 *
 * @param text of a passage, up to the number
 * @param year of the report, which 今年 means; null: not known
 */
export function yearNamed(text: string, year: number | null = null): number {
  const named = [
    ...text.matchAll(
      /(?<=^|[，,；;。：:（(\n]\s{0,4})(?:(20\d\d)(?:年(?!\d|以来|[至到—-])|(?=[总共]))|([今去上])年(?!以来))/g,
    ),
  ].at(-1)
  if (!named) return 0
  const [, digits, relative] = named
  if (digits) return Number(digits)
  // 今年 is later than any other year that is named.
  return relative === '今' ? (year ?? LATEST) : year === null ? 0 : year - 1
}

// --- internal ---

const LATEST = 9999

const CLAUSE = /[^，,；;。！？!?\n]+/g
const SENTENCE_END = /[。！？!?\n]/

const SEVERAL = '(?:[两二三四五六七八九十几]|[2-9]|1\\d)'
const YEAR_TO_YEAR = /20\d\d年?[至到—~-]+20\d\d年/
/** “十四五”时期, 十四五期间 */
const PLAN = '“?十[一二三四五]五”?(?:时期|期间|以来)'
const YEARS = new RegExp(
  `^[\\s—“]*(?:回顾|总结)?(?:(?:[全我]?[国省市县区州旗]|全自治区)?(?:这|近|过去|前|此前)?的?${SEVERAL}年(?:多?来|间)|(?:这|近|过去的?)${SEVERAL}年|${PLAN}|本届政府|20\\d\\d年?(?:\\d+月)?[至到—-]+20\\d\\d年)`,
)
/** 近十年来首次, 五年来最好 tell how rare one thing of this year is. */
const RECORD = new RegExp(
  `^[\\s—“]*(?:这|近|过去|前|此前)?的?${SEVERAL}年多?来(?:的)?(?:首|最|第一|唯一|新[低高])`,
)
/** 公益法律服务行动三年来 */
const YEARS_OF_ACT = new RegExp(`(?:行动|实施|成立|开展|改革|运行|启动)的?${SEVERAL}年多?来$`)
const YEARS_ANYWHERE = new RegExp(`${SEVERAL}年(?:来|间)|过去的?${SEVERAL}年|${PLAN}|本届政府`)
const YEAR_ANYWHERE = /20\d\d年|[去上]年|一年来|过去的?一年/
const YEAR =
  /^[\s—“]*(?:刚刚|回顾|总结)?(?:过去的?)?(?:这?一年|[今去上本]年|全年|年内|20\d\d年(?!\d|[至到—-]))/

/** 《法律援助法》实施以来, 成立至今: of more than this year, unless it says when this year. */
const SINCE = /以来|[^截\s]至今(?!年)/
const WITHIN_CLAUSE = new RegExp(
  // 2007—2021年印发的文件 were made then, and reviewed this year.
  `(?:近|过去|前)的?${SEVERAL}年|每年|历年|(?:19|20)\\d\\d年?(?:\\d{1,2}月)?[至到—~-]+(?:19|20)\\d\\d年(?!(?:期间)?(?:印发|制定|出台|发布|公布|制发)的)`,
)
/** 对2018年以来的规范性文件进行清理: what is reviewed is old, the review is of this year. */
const REVIEWED = /清理|后评估/
const isOfMore = (clause: string): boolean =>
  !REVIEWED.test(clause) &&
  (WITHIN_CLAUSE.test(clause) || (SINCE.test(clause) && !SINCE_THIS_YEAR.test(clause)))
const SINCE_THIS_YEAR =
  /(?:今年|本年|年初|开年|新年|春节|月份?|季度|半年|年度|会议?|大会|全会|入[春夏秋冬汛])以来/
/** What a paragraph says at its beginning holds for it alone. */
const SINCE_YEAR = /^[\s—“]*[自从]?(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|起|至今)/

/** What was said last before a place: for the rest of its sentence, for its paragraph, and for what comes behind. */
interface Said {
  local: Period | null
  paragraph: Period | null
  lasting: Period | null
}

/** 记者从司法厅获悉，五年来…: a sentence begins behind who says so. */
const ATTRIBUTION = /(?:[获得据]悉|了解到|介绍|显示|指出|表示)$/

/** 五年来，主要做了以下工作： is said for the paragraphs that follow. */
const OPENS = /(?:[：:]|以下|如下|下面)[^，。]{0,12}[。：:]?\s*$/

function saidBefore(text: string, at: number, outer: Period | null, year: number | null): Said {
  const said: Said = { local: null, paragraph: null, lasting: null }
  let isBegun = false
  for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
    if (index >= at) break
    const isFirst = index === 0 || SENTENCE_END.test(text[index - 1]!)
    if (isFirst) said.local = null
    const begins = isFirst || !isBegun
    isBegun = !ATTRIBUTION.test(clause)
    const since = SINCE_YEAR.exec(clause)
    const period = since ? ofYearsSince(Number(since[1]), year) : periodOf(clause)
    if (period && begins) {
      // 五年来 in the midst of what was said of one year looks back on the side: it holds for its paragraph alone.
      const isAside =
        period === 'years' && index > 0 && (said.lasting ?? outer) === 'year' && !OPENS.test(text)
      said.paragraph = since || isAside ? period : null
      if (!since && !isAside) said.lasting = period
    } else if (period) said.local = period
    else if (isOfMore(clause)) said.local = 'years'
  }
  return said
}

const ofYearsSince = (since: number, year: number | null): Period =>
  year !== null && since >= year ? 'year' : 'years'

const periodOf = (clause: string): Period | null =>
  RECORD.test(clause)
    ? null
    : YEARS.test(clause) || YEARS_OF_ACT.test(clause)
      ? 'years'
      : YEAR.test(clause)
        ? 'year'
        : null
