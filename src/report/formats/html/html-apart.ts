// html-apart.ts — which lines stand in blocks that are named as none of the report's: share buttons, breadcrumbs, footers.
// Not: lines that their text alone gives away (html-stray.ts).
import type { PageLine } from './html-lines.ts'
import { attribute, type Element, namesOf, parentOf } from './html-tree.ts'
import { weight } from './html-weight.ts'

/**
 * Lines within a block that is named as apart, and holds less than half of the page's prose (names can mislead).
 * @param inReport what is there is the report's until something shows that it is not
 */
export function linesApart(
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

/** What the lines of every element add up to. */
export function sumUp(lines: readonly PageLine[], of: (line: PageLine) => number): Map<Element, number> {
  const sums = new Map<Element, number>()
  const own = new Map<Element, number>()
  for (const line of lines) own.set(line.block, (own.get(line.block) ?? 0) + of(line))
  for (const [block, amount] of own) {
    if (amount === 0) continue
    for (let at: Element | null = block; at; at = parentOf(at)) sums.set(at, (sums.get(at) ?? 0) + amount)
  }
  return sums
}

/** Whether an element lies in another, or is it. */
export function isWithin(element: Element, outer: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (at === outer) return true
  return false
}

// --- internal ---

// Bounded: a name of an id or a class is asked only where it is no longer than LONGEST_NAME.
/** Blocks inside a report's box that do not belong to it, by what their id or classes are called. */
const APART =
  /^#?(?:bd)?(?:.*[-_])?(?:share|bshare|bdsharebuttonbox|fenxiang|dayin|breadcrumbs?|crumbs?|related|xiangguan|recommend|comments?|cmt|footer|copyright|toolbar|pagination|qrcode|ewm|erweima|statement|declare|ads?)(?:[-_].*)?$/i
// Bounded: as APART.
/** Of printing: what names a button. What ends otherwise says how wide a box is on paper, print-full. */
const PRINT = /^#?(?:bd)?(?:.*[-_])?print(?:[-_]?(?:me|btn|box|button|page|link|icon|this))?$/i

/** Longer names of classes are none that publishing systems give. UTF-16 units. */
const LONGEST_NAME = 100

// Bounded: as APART.
/** Of these, names that reports' own boxes have too: the signature in a footer, a statement of the authority itself. */
const MISLEADING = /^#?(?:.*[-_])?(?:footer|statement|declare)(?:[-_].*)?$/i
/** What such a box says where it is the page's. */
const OF_PAGE = /版权|备案|ICP|免责|转载|本网|本站|网站|主办|承办|浏览|点击|打印|关闭/

function named(element: Element): boolean {
  return (
    ['nav', 'footer', 'aside'].includes(element.tagName) ||
    attribute(element, 'role') === 'navigation' ||
    namesOf(element).some(name => name.length <= LONGEST_NAME && (APART.test(name) || PRINT.test(name)))
  )
}

/** Whether nothing but a name that misleads says that an element is apart, and nothing in it bears that out. */
function isMisnamed(element: Element, lines: readonly PageLine[]): boolean {
  if (!namesOf(element).some(name => name.length <= LONGEST_NAME && MISLEADING.test(name))) return false
  const mine = lines.filter(line => isWithin(line.block, element))
  return !mine.some(line => line.linked > 0 || OF_PAGE.test(line.text))
}
