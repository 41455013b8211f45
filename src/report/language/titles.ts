// titles.ts — how titles and document numbers are worded, wherever they stand. Not: which line of a report is its title
// (metadata/title.ts).

const ENDING =
  /(?:报告|通知|意见|办法|条例|规定|决定|决议|细则|方案|规划|计划|纲要|要点|总结|公告|公报|通告|批复|复函|函|讲话|致辞|说明|解释|规则|章程|准则|制度|标准|规范|清单|指南|通报|命令|令|议案|建议|白皮书|法|法典|宪法|宣言|情况|措施|工作|安排|打算|思路|答记者问|解读|实录|草案|案|规程|公约|议定书|目录|职责|事项|法律)(?:[（(〔][^（()）]{1,40}[)）〕])?[”》]?\d{0,2}$/
const DOCUMENT_NUMBER =
  /^[\u4e00-\u9fff]{1,12}[〔（([【［]\s?(?:19|20)\d\d\s?[〕）)\]】］]\s?(?:第)?\s?\d{1,5}\s?号$/
/** Who signed it off stands beside the number of what goes to a higher authority. */
const SIGNED_OFF = /签发人\s{0,9}[:：].{0,20}$/

/** The number in a line that holds one and nothing but, perhaps, who signed it off: 鄂政发〔2020〕14号; else null. */
export function documentNumberOf(text: string): string | null {
  if (text.length > 50) return null
  const number = text.replace(SIGNED_OFF, '').trimEnd()
  return number.length <= 30 && DOCUMENT_NUMBER.test(number) ? number : null
}

export const isDocumentNumber = (text: string): boolean => documentNumberOf(text) !== null

/** Longer lines are no titles, and are not asked. UTF-16 units. */
const LONGEST = 400

/** Whether it ends as titles do: 报告, 通知, 办法（试行）. */
export const hasTitleEnding = (text: string): boolean => text.length <= LONGEST && ENDING.test(text)

/** Endings that any clause may have, so that they make no title of one with a comma: 坚持依法行政，扎实推进各项工作. */
const WEAK_ENDING = /(?:情况|措施|工作|安排|打算|思路|职责|事项|建议|要点|说明|案|法|函|令)$/

/** Whether it ends as only titles do: 报告, and not 情况. */
export const hasStrongTitleEnding = (text: string): boolean => hasTitleEnding(text) && !WEAK_ENDING.test(text)

/** 坚持依法行政，扎实推进各项工作: part of a sentence that only ends as titles do, or does not even. */
export const isClause = (text: string): boolean =>
  /[，,]/.test(text) && (WEAK_ENDING.test(text) || !hasTitleEnding(text))

/** A way through a website: 首页 > 政务公开 > 政府工作报告. */
export const isBreadcrumb = (text: string): boolean =>
  /[^\s>›»→]\s*[>›»→]+\s*[^\s>›»→]/.test(text.slice(0, LONGEST))

/** Both without white space and marks, so that 名称 in a table equals the line below it. */
export const sameTitle = (a: string, b: string): boolean => a === b || bareTitle(a) === bareTitle(b)

/** Without white space and marks, as `sameTitle` compares. */
export const bareTitle = (text: string): string => text.normalize('NFKC').replace(/[\p{P}\p{Z}\s]/gu, '')
