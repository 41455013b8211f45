// surroundings.ts — which stretches of lines around a report belong to the page it was saved from. Not: which of those
// lines are removed (menus.ts, edges.ts).
import { locateRegions } from '../regions/locate.ts'
import type { Line } from './lines.ts'
import type { CleaningReason } from './report.ts'
import { hasTitleEnding } from './title.ts'
import { isFormal } from './wording.ts'

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

// --- internal ---

/** 通知公告 and 机构职责 end as titles do. */
const LEAST_TITLE = 8

/** Not the second half of one, nor an entry of a list that ends as titles do. */
function isWholeTitle({ depth, text }: Line): boolean {
  const bare = text.replace(/[\s\p{P}]/gu, '')
  const [mention] = locateRegions(bare)
  return depth === 1 || /^(?:关于|政府工作报告|(?:19|20)\d\d年)/.test(bare) || mention?.start === 0
}
