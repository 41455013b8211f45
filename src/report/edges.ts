// edges.ts — lines around a report that may be the website's, if other files of the folder have them too. Not: whether
// they have (src/indexer/repetition.ts), or lines that their wording alone gives away (furniture.ts).
import { createHash } from 'node:crypto'
import { locateRegions } from '../regions/locate.ts'
import { arabicDates } from './dates.ts'
import { isPageNumber } from './furniture.ts'
import type { Line } from './lines.ts'
import { numberingOf } from './numbering.ts'
import type { CleaningReason } from './report.ts'
import { hasTitleEnding, isDocumentNumber } from './title.ts'

/** What a file has to say to the question which lines of its folder are furniture. */
export interface EdgeLines {
  /** Digest of what stands between the edges: two files with the same are one report under two names. */
  core: string
  /** Keys (`lineKey`) of the lines that go if they prove to be repeated; sorted, each once. */
  lines: string[]
}

/** A line as it is compared with those of other files: without white space, marks, width and case. */
export function lineKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  return folded.replace(/\p{P}/gu, '') || folded
}

/** The lines of a file while it is cleaned: those before `first` and after `last` stand outside the report's prose. */
export interface Surroundings {
  lines: readonly Line[]
  /** Why a line is known not to be the report's; undefined: it is not known. */
  known: (i: number) => CleaningReason | undefined
  first: number
  last: number
}

const NONE: EdgeLines = { core: '', lines: [] }

/**
 * What of the lines may go, and the indexes of what does go: lines whose key `repeated` holds. What goes depends on
 * nothing of `repeated` but which of `edges.lines` it holds.
 */
export function edgesOf(
  around: Surroundings,
  repeated: ReadonlySet<string>,
): { edges: EdgeLines; gone: number[] } {
  const { lines, first, last } = around
  if (first > last) return { edges: NONE, gone: [] }
  const possible = removable(around, () => true)
  if (possible.length === 0) return { edges: NONE, gone: [] }
  const keys = new Set(possible.map(i => lineKey(lines[i]!.text)))
  const hash = createHash('sha256')
  for (let i = first; i <= last; i++) hash.update(lines[i]!.text.replace(/\s/g, ''))
  return {
    edges: { core: hash.digest('hex').slice(0, 16), lines: [...keys].sort() },
    gone: repeated.size === 0 ? [] : removable(around, key => keys.has(key) && repeated.has(key)),
  }
}

// --- internal ---

const LONGEST = 40
const ORGAN =
  /(?:政府|[委办局厅部院署处科股室会站所队团校社]|中心|公司|机关|单位|企业|[省市区县旗州盟镇乡村]|街道)$/
/** What such lines of a report are: parts of it that carry no number, forms of address, closings, and who speaks. */
const PART_OF_REPORT =
  /^(?:目录|前言|序言?|引言|导言|摘要|提要|正文|结语|结束语|后记|编者按|注释?|说明|总则|主席|主任|各位|尊敬的|同志们|此致|敬礼|特此|以上)|^附|报告完毕|谢谢|感谢|[（(]完[)）]|(?:代表|报告|签发|发言|联系|负责|起草|承办|汇报|审批|审核|校对|打印|印发|抄送|主送|抄报)人?$|[省市区县州盟旗镇乡局厅部院会处科署]长|主席|主任|书记|委员|秘书|检察|总理/
const MASTHEAD = /(?:简报|专报|快报|公报|通报|参考|文件|专刊|年鉴|汇编|白皮书|机密|秘密|内部|草案|稿)$/
/** What calls itself a place on the network. */
const SITE = /(?:网|网站|门户|平台|频道|公众号|在线|之窗|信息港)$/
/** What one does on a page and nowhere else. */
const CONTROL =
  /网页|浏览器|分辨率|扫码|扫一扫|二维码|语音播报|朗读|听全文|分享到|转发|打印|收藏|点击|返回|关闭|搜索|纠错|订阅|微信|微博|客户端|首页|^(?:用户|立即|快速)?(?:登录|注册)|^(?:查看)?更多|更多$/
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保蔺阿扎巴次旦索尼达多欧司诸',
)

/** Dates, organs, numbers: what opens and closes a report. */
function isFormal(text: string): boolean {
  const dated = arabicDates(text)
  if (/\d\s?[年月日]|\d{4}[-./]\d/.test(dated)) return true
  return isDocumentNumber(text) || (text.length <= 30 && ORGAN.test(text.replace(/[\s\u3000]/g, '')))
}

/** A line that no report says about itself: only such a line can prove to be furniture by being repeated. */
function isCandidate({ text, depth, whole }: Line): boolean {
  if (text.length > LONGEST || depth !== undefined || whole) return false
  if (/[。；！？，、：:;!?…《》]/.test(text) || /^[（(].*[)）]$/.test(text)) return false
  if (/第[^第]{1,8}[号期届次]/.test(text) || numberingOf(text) !== null || text.startsWith('关于'))
    return false
  const bare = unmarked(text)
  const isTitled = hasTitleEnding(text) || hasTitleEnding(bare)
  if (isSite(text) || isControl(text)) return !isTitled
  if (isFormal(text) || PART_OF_REPORT.test(bare) || MASTHEAD.test(bare) || isTitled) return false
  return !locateRegions(bare).some(mention => mention.full)
}

/** Longer lines that name such things are titles: 二维码跨境互联互通. */
const LONGEST_BUTTON = 16

const isSite = (text: string) => isShort(text) && SITE.test(unmarked(text))
const isControl = (text: string) => isShort(text) && CONTROL.test(unmarked(text))
const isShort = (text: string) => unmarked(text).length <= LONGEST_BUTTON

/** 李明, 欧阳海: who gave or signed a report. */
function isName(text: string): boolean {
  const bare = unmarked(text)
  return /^[\u4e00-\u9fff]{2,4}$/.test(bare) && SURNAMES.has(bare[0]!) && !isControl(text) && !isSite(text)
}

const unmarked = (text: string) => text.replace(/[\s\p{P}]/gu, '')

/** The date that closes a signature. */
function isDate(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 20 &&
    /^\d{4}年\s?\d{1,2}月\s?\d{1,2}日$/.test(arabicDates(line.text))
  )
}

function isWholeTitle({ depth, text }: Line): boolean {
  const [mention] = locateRegions(unmarked(text))
  return depth === 1 || /^(?:关于|政府工作报告|(?:19|20)\d\d年)/.test(unmarked(text)) || mention?.start === 0
}

/**
 * Indexes of the lines that go if `isRepeated` says of them what it does. In a stretch of nothing but repeated lines
 * and known ones they go from the first that only a page has to the last, and on to the file's own edge, the
 * title below or the date of a signature above: whatever a repeated line says, there it is the page that says it.
 */
function removable(
  { lines, known, first, last }: Surroundings,
  isRepeated: (key: string) => boolean,
): number[] {
  const isHeld = (i: number) =>
    known(i) === undefined && isCandidate(lines[i]!) && isRepeated(lineKey(lines[i]!.text))
  const gone: number[] = []
  let start = 0
  for (let i = 0; i <= lines.length; i++) {
    const outside = i < first || i > last
    if (i < lines.length && outside && (known(i) !== undefined || isHeld(i))) continue
    if (i > start) gone.push(...inStretch(start, i))
    start = i + 1
  }
  return gone

  function inStretch(from: number, to: number): number[] {
    const stretch = Array.from({ length: to - from }, (_, i) => from + i)
    const ofPage = stretch.filter(i => (known(i) ? isPagesOwn(i) : isControl(lines[i]!.text)))
    // 政务服务平台 may sign a report; above it, or among buttons, it is where the file was saved.
    if (ofPage.length === 0 && from > 0) return []
    // 政务微信建设 under a title is a heading, 语音播报 under a byline is not.
    if (from > 0 && to < lines.length && !stretch.some(known)) return []
    const sites = stretch.filter(i => !known(i) && isSite(lines[i]!.text))
    const marks = [...ofPage, ...sites]
    if (marks.length === 0) return []
    // At the top a title without a title's ending looks like any line, unless another title follows; and that may be
    // the second half of one, unless it says by itself what the report is.
    const title = from === 0 ? titleFrom(to) : undefined
    const begin = title || isDate(lines[from - 1]) ? from : Math.min(...marks)
    const end = to === lines.length || (title && isWholeTitle(title)) ? to - 1 : Math.max(...marks)
    return stretch.filter(i => {
      if (i < begin || i > end || !isHeld(i)) return false
      const { text } = lines[i]!
      // What stands right above a title may be its first half or whose report it is: 黄埔海关, 2021年工作报告. And at
      // the top of a file without a title any line may be the title.
      const mayBeTitle = from === 0 && (title ? i === to - 1 : to < lines.length)
      if (mayBeTitle && !isSite(text) && !isControl(text)) return false
      return !isName(text)
    })
  }

  function titleFrom(from: number): Line | undefined {
    for (let i = from; i < first; i++) {
      const line = lines[i]!
      if (line.depth === 1 || hasTitleEnding(line.text)) return line
      if (!known(i) && !isFormal(line.text)) return undefined
    }
    return undefined
  }

  /** A byline or a table may stand on either side of a title; a line of it is no sign of what is around. */
  function isPagesOwn(i: number): boolean {
    return known(i) === 'furniture' && !isPageNumber(lines[i]!.text)
  }
}
