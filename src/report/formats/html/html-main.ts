// html-main.ts — which part of a page is the report: known content boxes first, else where the prose stands. Not: its text.
import { numberingOf } from '../../language/numbering.ts'
import { FILE_ENDINGS, type PageLine } from './html-lines.ts'
import { attribute, type Element, namesOf, parentOf } from './html-tree.ts'
import { broadWeight, isOther, weight } from './html-weight.ts'

/** Content boxes of the publishing systems that government sites run on. */
const BOXES = new Set([
  '#UCAP-CONTENT',
  '#zoom',
  '#Zoom',
  '#zoomcon',
  '#artibody',
  '#js_content',
  '#vsb_content',
  '#BodyLabel',
  '#ContentBody',
  '#NewsContent',
  '#articleContent',
  '#detail_content',
  '#xxgkml-content',
  '#p-detail',
  'TRS_Editor',
  'TRS_UEDITOR',
  'trs_editor_view',
  'trs_paper_default',
  'pages_content',
  'rich_media_content',
  'v_news_content',
  'article_content',
  'article-content',
  'content_article',
  'news_content',
  'xl-content',
  'rm_txt_con',
  'post_body',
])
const BOX_FAMILY = /^#vsb_content_\d+$/

// Bounded: a name of an id or a class is asked only where it is no longer than LONGEST_NAME.
/** Blocks inside a report's box that do not belong to it, by what their id or classes are called. */
const APART =
  /^#?(?:bd)?(?:.*[-_])?(?:share|bshare|bdsharebuttonbox|fenxiang|print|dayin|breadcrumbs?|crumbs?|related|xiangguan|recommend|comments?|cmt|footer|copyright|toolbar|pagination|qrcode|ewm|erweima|statement|declare|ads?)(?:[-_].*)?$/i

/** Longer names of classes are none that publishing systems give. UTF-16 units. */
const LONGEST_NAME = 100

// Bounded: as APART.
/** Of these, names that reports' own boxes have too: the signature in a footer, a statement of the authority itself. */
const MISLEADING = /^#?(?:.*[-_])?(?:footer|statement|declare)(?:[-_].*)?$/i
/** What such a box says where it is the page's. */
const OF_PAGE = /版权|备案|ICP|免责|转载|本网|本站|网站|主办|承办|浏览|点击|打印|关闭/

function sumUp(lines: readonly PageLine[], of: (line: PageLine) => number): Map<Element, number> {
  const sums = new Map<Element, number>()
  const own = new Map<Element, number>()
  for (const line of lines) own.set(line.block, (own.get(line.block) ?? 0) + of(line))
  for (const [block, amount] of own) {
    if (amount === 0) continue
    for (let at: Element | null = block; at; at = parentOf(at)) sums.set(at, (sums.get(at) ?? 0) + amount)
  }
  return sums
}

function isBox(element: Element): boolean {
  return namesOf(element).some(name => BOXES.has(name) || BOX_FAMILY.test(name))
}

function named(element: Element): boolean {
  return (
    ['nav', 'footer', 'aside'].includes(element.tagName) ||
    attribute(element, 'role') === 'navigation' ||
    namesOf(element).some(name => name.length <= LONGEST_NAME && APART.test(name))
  )
}

/** Whether nothing but a name that misleads says that an element is apart, and nothing in it bears that out. */
function isMisnamed(element: Element, lines: readonly PageLine[]): boolean {
  if (!namesOf(element).some(name => name.length <= LONGEST_NAME && MISLEADING.test(name))) return false
  const mine = lines.filter(line => isWithin(line.block, element))
  return !mine.some(line => line.linked > 0 || OF_PAGE.test(line.text))
}

/**
 * Lines within a block that is named as apart, and holds less than half of the page's prose (names can mislead).
 * @param inReport what is there is the report's until something shows that it is not
 */
function linesApart(
  lines: readonly PageLine[],
  within: Element,
  { inReport = false, of = weight } = {},
): Set<PageLine> {
  const prose = sumUp(lines, of)
  const whole = prose.get(within) ?? 0
  const apart = new Set<PageLine>()
  const known = new Map<Element, boolean>()
  for (const line of lines) {
    const path: Element[] = []
    let found = false
    for (let at: Element | null = line.block; at && at !== within; at = parentOf(at)) {
      const seen = known.get(at)
      if (seen !== undefined) {
        found = seen
        break
      }
      path.push(at)
      if (named(at) && (prose.get(at) ?? 0) * 2 <= whole && !(inReport && isMisnamed(at, lines))) {
        found = true
        break
      }
    }
    for (const element of path) known.set(element, found)
    if (found) apart.add(line)
  }
  return apart
}

/** Of the visible text that leads nowhere else, the least share that a report has of its page. */
const LEAST_SHARE = 1 / 3

/**
 * How many times as much the other must hold: a short article among comments and teasers is the report all the same, a
 * sentence or two need not be.
 */
const FAR_MORE = { thanArticle: 5, thanSentences: 1.5 }
const LEAST_SENTENCES = 3
/** Where there is no sentence at all: fewer UTF-16 units are the labels of a page that shows a frame or a file. */
const LEAST_TEXT = 60

export interface Main {
  /** The element that holds the report. */
  element: Element
  /** How much of the page's visible, unlinked text stands in it: from 0 to 1. */
  share: number
}

/**
 * Where the report is: where its prose stands; or, if that is but a small part of what the page has to say, where most
 * text of any kind stands, such as a list of names.
 */
export function mainOf(lines: readonly PageLine[], body: Element): Main {
  const byProse = mainElement(lines, body, weight)
  const share = shareOf(byProse, lines)
  const sentences = lines.filter(line => weight(line) > 0 && isWithin(line.block, byProse)).length
  if (sentences > 0 && share >= LEAST_SHARE) return { element: byProse, share }
  const broad = mainElement(lines, body, broadWeight)
  const broadShare = shareOf(broad, lines)
  const more = sentences < LEAST_SENTENCES ? FAR_MORE.thanSentences : FAR_MORE.thanArticle
  const isMore = sentences === 0 ? textIn(broad, lines) >= LEAST_TEXT : broadShare > more * share
  return isMore ? { element: broad, share: broadShare } : { element: byProse, share }
}

/** Whether that is little of the page, or becomes so where the lines of many boxes in it are none of the report's. */
export function isLittle(
  { element, share }: Main,
  stray: ReadonlySet<PageLine>,
  lines: readonly PageLine[],
): boolean {
  if (share < LEAST_SHARE || stray.size === 0) return share < LEAST_SHARE
  const left = lines.filter(line => !stray.has(line))
  return textIn(element, left) < textIn(null, lines) * LEAST_SHARE
}

/** Visible, unlinked text, in UTF-16 units. */
function textIn(element: Element | null, lines: readonly PageLine[]): number {
  let sum = 0
  for (const line of lines)
    if (!line.hidden && !isOther(line) && (element === null || isWithin(line.block, element)))
      sum += line.text.length
  return sum
}

function shareOf(element: Element, lines: readonly PageLine[]): number {
  const all = textIn(null, lines)
  return all === 0 ? 1 : textIn(element, lines) / all
}

/**
 * The known box with the most text if it holds a good part of the page's, else the innermost element that holds nearly
 * all of it.
 */
function mainElement(lines: readonly PageLine[], body: Element, of: (line: PageLine) => number): Element {
  const apart = linesApart(lines, body, { of })
  const prose = sumUp(lines, line => (line.hidden || apart.has(line) ? 0 : of(line)))
  const all = prose.get(body) ?? 0
  let box: Element | null = null
  for (const [element, amount] of prose) {
    if (!isBox(element) || amount * 10 < all * 4) continue
    if (!box || amount > prose.get(box)!) box = element
  }
  if (box) return box
  let main = body
  for (;;) {
    const here = prose.get(main) ?? 0
    let inner: Element | null = null
    for (const child of main.childNodes) {
      const amount = prose.get(child as Element) ?? 0
      if (amount > 0 && amount * 100 >= here * 94) inner = child as Element
    }
    // One paragraph is not a box of paragraphs.
    if (!inner || inner.tagName === 'p') return main
    main = inner
  }
}

/** Whether an element lies in another, or is it. */
export function isWithin(element: Element, outer: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (at === outer) return true
  return false
}

/** 《行政复议法》 */
const namesWork = (text: string) => text.lastIndexOf('》') > text.indexOf('《') + 1 && text.includes('《')

const isLink = (line: PageLine) => line.linked * 10 >= line.text.length * 8
const ATTACHMENT = new RegExp(`^(?:附件|附表|附录)|\\.(?:${FILE_ENDINGS})\\b`, 'i')
const isAttachment = (line: PageLine) => line.attached || ATTACHMENT.test(line.text)

/** Lines inside the report's element that are not the report's: named boxes, lists of links, hidden parts. */
export function strayLines(lines: readonly PageLine[], main: Element): Set<PageLine> {
  const stray = linesApart(lines, main, { inReport: true })
  for (const line of lines) if (line.hidden || /^[-<>!|\s]+$/.test(line.text)) stray.add(line)

  // Counters and buttons before the first words: 357, T + -.
  for (const line of lines) {
    if (weight(line) > 0) break
    if (line.text.length <= 12 && !/[\u4e00-\u9fff]/.test(line.text)) stray.add(line)
  }
  // Three links in a row and more are a list of other pages, wherever it stands; between two lines of prose the report
  // itself may list its chapters or the rules it speaks of.
  const firstProse = lines.findIndex(line => weight(line) > 0)
  const lastProse = lines.findLastIndex(line => weight(line) > 0)
  const isListed = (i: number) =>
    i > firstProse && i < lastProse && (numberingOf(lines[i]!.text) !== null || namesWork(lines[i]!.text))
  let from = 0
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]
    if (line && isLink(line) && !isAttachment(line) && !isListed(i)) continue
    if (i - from >= 3) for (const link of lines.slice(from, i)) stray.add(link)
    from = i + 1
  }
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!
    if (stray.has(line)) continue
    const isLead = /^(?:相关|延伸|推荐|更多|上一|下一|扩展)[\u4e00-\u9fff]{0,6}\s?[:：]?$/.test(line.text)
    // 相关做法 may be the report's last heading; above links, or as words of its kind, it leads to other pages.
    const below = lines[i + 1]
    const leads = below
      ? stray.has(below)
      : /[:：]$|(?:链接|阅读|新闻|文章|稿件|信息|报道|解读|篇)$/.test(line.text)
    if ((!isLink(line) || isAttachment(line)) && !(isLead && leads)) break
    stray.add(line)
  }
  return stray
}
