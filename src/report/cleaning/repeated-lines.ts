// repeated-lines.ts — lines around a report that are the website's if other files of the folder have them too. Not:
// whether they do (src/indexer/repetition.ts), or lines that their wording alone gives away (furniture-wording.ts).
import { createHash } from 'node:crypto'
import { isColumn, isControl } from './furniture-wording.ts'
import { type Stretch, type Surroundings, stretchesOf } from './page-stretches.ts'
import { isButton, isCandidate, isChannel, isName, isSignatureDate, isSite } from './wording.ts'

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

/** Indexes of the lines that go if `isRepeated` says of them what it does. */
function removable(around: Surroundings, isRepeated: (key: string) => boolean): number[] {
  const { lines, known, last } = around
  const isHeld = (i: number) =>
    known(i) === undefined &&
    isCandidate(lines[i]!) &&
    !isControl(lines[i]!.text) &&
    isRepeated(lineKey(lines[i]!.text))
  const isMark = (i: number) => {
    const { text } = lines[i]!
    if (known(i)) return known(i) === 'furniture' && (isControl(text) || isColumn(text))
    // 返回 that is not known to be the page's may be a cell in every year's report.
    return isButton(text) && !isControl(text)
  }
  return stretchesOf(around, isHeld, isMark).flatMap(stretch => {
    const { from, to, page, title } = stretch
    if (!page) return namesIn(stretch)
    // 语音播报 under a byline is the page's; alone under a title it may be what the report is about.
    if (from > 0 && to < lines.length && !indexes(from, to).some(known)) return []
    return indexes(page.begin, page.end + 1).filter(i => {
      const { text } = lines[i]!
      if (!isHeld(i) || isName(text)) return false
      // What stands right above a title may be its first half or whose report it is: 黄埔海关, 2021年工作报告. And at
      // the top of a file without a title any line may be the title.
      const mayBeTitle = from === 0 && (title ? i === to - 1 : to < lines.length)
      return !mayBeTitle || isSite(text) || isButton(text)
    })
  })

  /** Where only a name shows that a page is there, nothing but the name goes. */
  function namesIn({ from, to, title }: Stretch): number[] {
    if (title?.sure) {
      const stretch = indexes(from, to)
      const other = stretch.findIndex(i => !isHeld(i) || !isSite(lines[i]!.text))
      return other < 0 ? stretch : stretch.slice(0, other)
    }
    // 政务服务平台 may sign a report; below the signature it is where the file was saved.
    if (from <= last || to < lines.length || !isSignatureDate(lines[from - 1])) return []
    return indexes(from, to).filter(i => isHeld(i) && (isSite(lines[i]!.text) || isChannel(lines[i]!.text)))
  }
}

const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
