// page-stretches.ts — which stretches of lines around a report belong to the page it was saved from. Not: which of those
// lines are removed (menus.ts, repeated-lines.ts).
import { locateRegions } from '../../regions/locate.ts'
import { hasTitleEnding } from '../language/titles.ts'
import type { Line } from '../lines.ts'
import type { CleaningReason } from '../report.ts'
import {
  isControl,
  isEdgeWord,
  isHome,
  isImprint,
  isLicence,
  isOnlyMarks,
  isPageNumber,
  isSure,
  isTrace,
} from './furniture-wording.ts'
import { isFormal, isSignatureDate } from './wording.ts'

/** The lines of a file while it is cleaned: those before `first` and after `last` stand outside the report's prose. */
export interface Surroundings {
  lines: readonly Line[]
  /** Why a line is known not to be the report's; undefined: it is not known. */
  known: (i: number) => CleaningReason | undefined
  first: number
  last: number
}

/** Lines outside the prose that are of the page or could be, one after another: `from` up to but not including `to`. */
export interface Stretch {
  from: number
  to: number
  /** The page's own stretch within it, both ends included; null: nothing shows that a page is there. */
  page: { begin: number; end: number } | null
  /** The title right below it, where it begins the file; `sure`: it is none of a list's entries. */
  title: { sure: boolean } | undefined
}

/**
 * Stretches of lines that are known not to be the report's or of which `isOpen` says that they need not be. The page
 * reaches from the first line of which `isMark` holds to the last. It reaches further only where no list of the
 * report can stand: to the file's end behind the prose, to the file's top and the title above one that says whose report
 * it is. For what is between the title and the prose may be a list of contents, and what is behind the prose a list, too.
 */
export function stretchesOf(
  { lines, known, first, last }: Surroundings,
  isOpen: (i: number) => boolean,
  isMark: (i: number) => boolean,
): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (let i = 0; i <= lines.length; i++) {
    const outside = i < first || i > last
    if (i < lines.length && outside && (known(i) !== undefined || isOpen(i))) continue
    if (i > from) stretches.push(stretch(from, i))
    from = i + 1
  }
  return stretches

  function stretch(from: number, to: number): Stretch {
    const title = from === 0 ? titleFrom(to) : undefined
    let begin = from
    while (begin < to && !isMark(begin)) begin++
    if (begin === to) return { from, to, page: null, title }
    let end = to - 1
    if (!title?.whole && !(to === lines.length && from > last)) while (!isMark(end)) end--
    return { from, to, page: { begin: title?.whole ? from : begin, end }, title }
  }

  function titleFrom(from: number): { whole: boolean; sure: boolean } | undefined {
    for (let i = from; i < first; i++) {
      const line = lines[i]!
      if (line.depth === 1 || hasTitleEnding(line.text)) {
        const whole = isWholeTitle(line)
        let next = i + 1
        while (next < first && known(next)) next++
        return { whole, sure: whole || (next === first && line.text.length >= LEAST_TITLE) }
      }
      if (!known(i) && !isFormal(line.text)) return undefined
    }
    return undefined
  }
}

/**
 * Indexes of the lines that are a page's controls: those that no report has, and words that reports have as cells and
 * headings only where such a one, or the edge of the file, shows that a page is there. `isOpen` as in `stretchesOf`.
 */
export function controlsOf(around: Surroundings, isOpen: (i: number) => boolean): Set<number> {
  const { lines, known, first, last } = around
  const could = (i: number) => {
    const line = lines[i]
    if (line === undefined || (i >= first && i <= last) || known(i) !== undefined) return false
    return line.depth === undefined && !line.whole && isControl(line.text)
  }
  const candidates = lines.flatMap((_, i) => (could(i) ? [i] : []))
  if (candidates.length === 0) return new Set()
  const found = new Set(candidates.filter(i => isSure(lines[i]!.text)))
  if (could(0) && (isEdgeWord(lines[0]!.text) || could(1))) found.add(0)
  for (const i of footer()) found.add(i)
  const open = (i: number) => could(i) || isOpen(i)
  for (const i of atEnd()) found.add(i)

  for (const { from, to, page, title } of stretchesOf(around, open, i => found.has(i))) {
    if (!page) continue
    // Above the title of a page and from its first control to the end no list of the report can stand.
    const [begin, end] = from === 0 && title ? [from, to] : to === lines.length ? [page.begin, to] : [to, to]
    for (let i = begin; i < end; i++) if (could(i)) found.add(i)
  }
  // Under a byline, or under the title of what is known to be a page.
  const isPage = [...found].some(i => i < first)
  for (const i of candidates) {
    const above = lines[i - 1]
    if (i >= first || !above || !isEdgeWord(lines[i]!.text)) continue
    const titled = isPage && (above.depth === 1 || hasTitleEnding(above.text))
    if (known(i - 1) === 'byline' || titled) found.add(i)
  }
  spread(candidates)
  spread(candidates.toReversed())
  return found

  /** A button right beside one goes with it. */
  function spread(order: readonly number[]): void {
    for (const i of order) if (beside(i, 1) || beside(i, -1)) found.add(i)
  }
  function beside(i: number, step: 1 | -1): boolean {
    let next = i + step
    while (lines[next] && (isOnlyMarks(lines[next]!.text) || known(next) === 'byline')) next += step
    return found.has(next) || isBroken(next)
  }
  /** Of a control on several lines; nothing else is known to be furniture by now but page numbers and traces. */
  function isBroken(i: number): boolean {
    return known(i) === 'furniture' && !isPageNumber(lines[i]!.text) && !isTrace(lines[i]!.text)
  }

  /** The licence of a site with whose it is, among the last lines. */
  function footer(): number[] {
    const from = Math.max(last + 1, lines.length - FOOTER)
    if (first > last) return []
    const isFoot = (i: number) => lines[i] !== undefined && i > last && isImprint(lines[i]!.text)
    const licences = candidates.filter(i => i >= from && isLicence(lines[i]!.text))
    return licences.filter(i => [-3, -2, -1, 1, 2, 3].some(step => isFoot(i + step)))
  }

  /** Buttons or a menu as the last lines, right below the signature or the last sentence. */
  function atEnd(): number[] {
    if (first > last) return []
    let from = lines.length
    while (from - 1 > last && could(from - 1) && isEdgeWord(lines[from - 1]!.text)) from--
    if (from < lines.length && closes(from - 1)) return candidates.filter(i => i >= from)
    while (from - 1 > last && open(from - 1) && !closes(from - 1)) from--
    return closes(from - 1) && could(from) && isHome(lines[from]!.text) ? [from] : []
  }
  function closes(i: number): boolean {
    return isSignatureDate(lines[i]) || (i === last && lines[i]!.text.endsWith('。'))
  }
}

// --- internal ---

/** Lines of a footer at most. */
const FOOTER = 12
/** 通知公告 and 机构职责 end as titles do. */
const LEAST_TITLE = 8

/** Not the second half of one, nor an entry of a list that ends as titles do. */
function isWholeTitle({ depth, text }: Line): boolean {
  const bare = text.replace(/[\s\p{P}]/gu, '')
  const [mention] = locateRegions(bare)
  return depth === 1 || /^(?:关于|政府工作报告|(?:19|20)\d\d年)/.test(bare) || mention?.start === 0
}
