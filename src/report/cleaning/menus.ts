// menus.ts — menus around a report: words that portals and reports share belong to the page where its controls stand
// beside them. Not: controls themselves (furniture-wording.ts), or lines that only other files give away
// (repeated-lines.ts).

import type { Line } from '../lines.ts'
import { isColumn, isControl, isMenuLike, isOnlyMarks } from './furniture-wording.ts'
import { type Stretch, type Surroundings, stretchesOf } from './page-stretches.ts'
import { isCandidate, isName } from './wording.ts'

/**
 * Indexes of the lines that are a menu's: its columns as far as the page reaches (`stretchesOf`), and where at least half
 * of a run of labels is known, the others: 美丽兴庆 between 互动交流 and 首页.
 */
export function menusOf(around: Surroundings): number[] {
  const { lines, known } = around
  const isLabel = (i: number) => isLabelIn(around, i)
  const isMark = (i: number) => known(i) === 'furniture' && isControl(lines[i]!.text)
  return stretchesOf(around, i => mayBeMenu(around, i), isMark).flatMap(inStretch)

  function inStretch({ from, to, page, title }: Stretch): number[] {
    if (!page) return []
    const gone: number[] = []
    let run: number[] = []
    for (let i = page.begin; i <= page.end + 1; i++) {
      if (i <= page.end && isMenuLike(lines[i]!.text)) {
        run.push(i)
        continue
      }
      gone.push(...inRun(run))
      run = []
      if (i <= page.end && known(i) === undefined && isColumn(lines[i]!.text)) gone.push(i)
    }
    return gone

    function inRun(run: readonly number[]): number[] {
      const columns = run.filter(i => known(i) === undefined && isColumn(lines[i]!.text))
      const sure = columns.length + run.filter(isMark).length
      if (sure < 2 || sure * 2 < run.length) return columns
      // At the top of a file without a title any line may be the title, above a title its first half.
      const mayBeTitle = (i: number) => from === 0 && (title === undefined || i === to - 1)
      const labels = run.filter(i => isLabel(i) && !mayBeTitle(i) && !isShortName(lines[i]!))
      return [...columns, ...labels]
    }
  }
}

/** Whether a menu could have the line: a column, a label, or marks between them. */
export function mayBeMenu(around: Surroundings, i: number): boolean {
  const { text, depth, whole } = around.lines[i]!
  return depth === undefined && !whole && (isColumn(text) || isOnlyMarks(text) || isLabelIn(around, i))
}

// --- internal ---

function isLabelIn({ lines, known }: Surroundings, i: number): boolean {
  return known(i) === undefined && isMenuLike(lines[i]!.text) && isCandidate(lines[i]!)
}

/** Names of four characters are few, and labels of four many. */
const isShortName = ({ text }: Line) => text.length <= 3 && isName(text)
