// html-main.ts — which part of a page is the report: known content boxes first, else where the prose stands. Not: its text,
// what in it is none of the report's (html-stray.ts).
import { isWithin, linesApart, sumUp } from './html-apart.ts'
import type { PageLine } from './html-lines.ts'
import { type Element, namesOf } from './html-tree.ts'
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

function isBox(element: Element): boolean {
  return namesOf(element).some(name => BOXES.has(name) || BOX_FAMILY.test(name))
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
