// genre.ts — the kind of text of a report, by its title; used by search and pages alike. Not: its administrative level.

export const GENRES = ['报告', '法规', '会议', '其他'] as const
export type Genre = (typeof GENRES)[number]

/** Reports without a title have no genre. A filter can still choose them, or a choice of 报告 would hide them for good. */
export const UNTITLED = '无题名'
/** What a caller may restrict by. */
export const GENRE_CHOICES = [...GENRES, UNTITLED] as const
export type GenreChoice = (typeof GENRE_CHOICES)[number]

const REPORTS = ['报告', '报告书', '报告稿', '汇报', '白皮书', '年报']
const LAWS = '法 法典 条例 规定 办法 细则 规则 规程 章程 准则 守则 决定 解释 修正案'.split(' ')
const ISSUES = ['通知', '公告', '令', '决定']
const SPEECHES = ['讲话', '决议', '公报', '答记者问', '新闻稿']
/** What a meeting did, told by its agenda. */
const AGENDA = /^(?:会议|审议|听取|传达|分析研究|讨论研究)|主持召开|常务会议|政治局会议/u
const MEETING = /会议|全会|(?<!代表)大会|座谈会|发布会|吹风会|论坛|致辞/u

/**
 * In this order: 报告 where the title ends as one; 会议 where it tells what a meeting did; 法规 where it ends as a law, a
 * regulation or a decision does, or issues one; 会议 where it names a meeting, a resolution or a speech; 其他. Null: no title.
 *
 * @example genreOf('天门市人民政府关于2020年法治政府建设情况的报告') // => '报告'
 * @example genreOf('上海市数据条例（2021年）') // => '法规'
 * @example genreOf(null) // => null
 */
export function genreOf(title: string | null): Genre | null {
  if (title === null) return null
  const whole = title.normalize('NFKC').trim()
  const name = nameIn(whole)
  if (isAgenda(name)) return '会议'
  if (endsIn(name, REPORTS) || /(?:工作|年度)报告[-—:： ]/u.test(name)) return '报告'
  if (isLaw(name) || isLaw(whole) || issuesLaw(whole)) return '法规'
  return MEETING.test(name) || endsIn(name, SPEECHES) ? '会议' : '其他'
}

/** The genre, or that there is none: what a caller restricts by and a table shows. */
export const genreOrUntitled = (title: string | null): GenreChoice => genreOf(title) ?? UNTITLED

// --- internal ---

const endsIn = (text: string, endings: readonly string[]) => endings.some(ending => text.endsWith(ending))

const isAgenda = (name: string) =>
  AGENDA.test(name) || (name.startsWith('研究') && /部署|审议|讨论/u.test(name))

const isLaw = (name: string) =>
  endsIn(name, LAWS) ||
  (name.includes('常务委员会') && name.endsWith('决议')) ||
  (name.includes('令') && /第\d{1,5}号/u.test(name))

/** A notice that issues a regulation holds its text. */
function issuesLaw(title: string): boolean {
  const [open, close] = [title.indexOf('《'), title.lastIndexOf('》')]
  if (open < 0 || close < open || !/印发|发布|公布|施行/u.test(title.slice(0, open))) return false
  return endsIn(nameIn(title), ISSUES) && isLaw(nameIn(title.slice(open + 1, close)))
}

const OPENING: Record<string, string> = { ')': '(', ']': '[', '】': '【', '〕': '〔' }

/** Without what follows the name of a kind: (试行), (2021年修订), -2, 》摘要. */
function nameIn(title: string): string {
  let name = title
  for (;;) {
    const last = name.at(-1) ?? ''
    const opened = OPENING[last] === undefined ? -1 : name.lastIndexOf(OPENING[last])
    const shorter =
      opened > 0 ? name.slice(0, opened) : name.replace(/(?:[》〉\d _—-]|全文|摘要|节选|解读)$/u, '')
    if (shorter === name) return name
    name = shorter
  }
}
