// outline.ts — headings and what stands under them. Not: where a paragraph is divided (passages.ts).

import { ENUMERATOR, numberingOf, RANK, SENTENCE_END } from '../language/numbering.ts'
import { withoutTail } from '../language/tails.ts'
import type { Paragraph, PassageSpan } from '../report.ts'
import type { Block } from './joining.ts'
import { passageEnds } from './passages.ts'

const LONGEST_HEADING = 60
const LONGEST_ITEM = 40
/** A shorter paragraph without a mark at its end is a name or a date. */
const LEAST_BROKEN = 20
const FIRST_END = new RegExp(`[${SENTENCE_END}：:]`)

interface Open {
  /** Of the numbering; 0 for a heading without a number, negative for one that the format marks. */
  rank: number
  text: string
}

interface Heading {
  rank: number
  /** As shown in a section path; empty where the number opens a paragraph without a heading of its own. */
  text: string
  /** The whole paragraph is the heading. */
  whole: boolean
}

/** 附：名词解释: what it explains is no part of the last section. */
const NOTES =
  /^(?:附(?:件|录)?\s{0,4}[:：]?\s{0,4})?(?:(?:有关|相关|部分|主要|重要)?(?:名词|术语)(?:解释|注释|说明)|注释)[:：]?$/
/** Ranks before all others, those that a format marks too. */
const NOTES_RANK = -100

const label = (text: string) => withoutTail(text.replace(/[\s\u3000]+/g, ' '), ' 。；;：:，,').trim()

/** The heading a numbered paragraph opens with: up to the end of its first sentence, or to 一是 where the mark is lost. */
function openingHeading(text: string, numberLength: number, longest: number): string {
  const first = text.slice(numberLength, longest + numberLength + 1)
  const end = FIRST_END.exec(first)
  const item = /[\u4e00-\u9fff](?=一是)/.exec(first)
  if (item && (!end || item.index < end.index)) return text.slice(0, numberLength + item.index + 1)
  return end ? text.slice(0, numberLength + end.index) : ''
}

function headingOf(
  block: Block,
  next: Block | undefined,
  inArticle: boolean,
  listedRank: number,
  isLate: boolean,
  inNotes: boolean,
): Heading | null {
  const text = block.text
  if (block.depth !== undefined) return { rank: block.depth - 10, text: label(text), whole: true }
  if (isLate && next && NOTES.test(text)) return { rank: NOTES_RANK, text: label(text), whole: true }
  const numbering = numberingOf(text)
  if (!numbering) return unnumberedHeading(text, next)
  const { rank, length } = numbering
  if (rank === RANK.article) return { rank, text: text.slice(0, length), whole: false }
  if (inArticle && rank > RANK.article) return null
  // An item is a heading of its own paragraph at most, and that is seen when the paragraph is divided.
  if (rank === RANK.item) return null
  // What a note explains is its heading, however short the explanation.
  const term = inNotes ? openingHeading(text, length, LONGEST_HEADING) : ''
  if (term !== '' && term.length < text.length - 1) return { rank, text: label(term), whole: false }
  const inner = text.slice(length, -1)
  if (text.length <= LONGEST_HEADING && !/[。！？；!?;]/.test(inner)) {
    const end = text[text.length - 1]!
    const listed = next !== undefined && numberingOf(next.text)?.rank === rank && rank >= RANK.hanParen
    const last = end === '。' && listedRank === rank
    if (end === '；' || end === ';' || last || (listed && (end === '。' || text.length > 30))) {
      return { rank, text: '', whole: false }
    }
    return { rank, text: label(text), whole: true }
  }
  if (rank < RANK.article) return null
  return { rank, text: label(openingHeading(text, length, LONGEST_HEADING)), whole: false }
}

/** 2023年工作回顾: short, without marks, followed by prose; not who speaks, and not a dateline (新华社北京9月1日电). */
function unnumberedHeading(text: string, next: Block | undefined): Heading | null {
  if (text.length > 30 || text.length < 4 || !next || next.text.length < 60) return null
  if (!/^[\u4e00-\u9fff\d“”、（）() ]+$/.test(text) || numberingOf(next.text) !== null) return null
  if (/(?:政府|委员会|[省市县区州]长|主席|总理|编者按|日电)$/.test(text) || /^\d+年\d+月/.test(text))
    return null
  return { rank: 0, text: label(text), whole: true }
}

/** A line that begins in the middle of a sentence, as the paragraph above it breaks off: 、地下综合管廊建设. */
function isFragment(text: string, above: Paragraph | undefined): boolean {
  if (!/^[、，,)）”’》】]/.test(text)) return false
  return (
    above?.kind === 'paragraph' && above.text.length >= LEAST_BROKEN && !/[。！？；：!?;:]$/.test(above.text)
  )
}

/** Closes what the heading ends, and opens it. */
function enter(stack: Open[], { rank, text }: Heading): void {
  let keep = stack.length
  if (rank === NOTES_RANK) keep = 0
  else if (rank === 0) {
    const sibling = stack.findIndex(open => open.rank === 0)
    if (sibling >= 0) keep = sibling
  } else {
    const closed = stack.findIndex(open => open.rank !== 0 && open.rank >= rank)
    if (closed >= 0) keep = closed
  }
  stack.length = keep
  if (text !== '') stack.push({ rank, text })
}

/** The heading of the item that a passage opens with: 一是坚持示范引领. Empty where it opens with none. */
function itemOf(passage: string): string {
  const numbering = numberingOf(passage)
  return numbering?.rank === RANK.item ? label(openingHeading(passage, numbering.length, LONGEST_ITEM)) : ''
}

/** Passages of one paragraph. With `items`, one that lies in a single item (一是 …) stands under that item too. */
function divide(text: string, section: readonly string[], items: boolean): PassageSpan[] {
  let start = 0
  let item = ''
  const spans: PassageSpan[] = []
  for (const end of passageEnds(text)) {
    const passage = text.slice(start, end)
    if (items && ENUMERATOR.test(passage)) item = itemOf(passage)
    if (items && /[。！？；!?;][一二三四五六七八九十]{1,2}是/.test(passage)) item = ''
    spans.push({ start, end, section: item === '' ? [...section] : [...section, item] })
    start = end
  }
  return spans
}

/**
 * Blocks to paragraphs with their sections. `titles` are the indexes of the title's blocks.
 */
export function outline(blocks: readonly Block[], titles: ReadonlySet<number>): Paragraph[] {
  const stack: Open[] = []
  const paragraphs: Paragraph[] = []
  let inArticle = false
  let listedRank = 0
  for (const [i, block] of blocks.entries()) {
    if (titles.has(i)) {
      const { text, line } = block
      paragraphs.push({ kind: 'title', text, line, passages: divide(text, [], false) })
      continue
    }
    const heading = isFragment(block.text, paragraphs.at(-1))
      ? null
      : headingOf(
          block,
          blocks[i + 1],
          inArticle,
          listedRank,
          i * 2 >= blocks.length,
          stack[0]?.rank === NOTES_RANK,
        )
    // The last of a list has no other item after it, but one before it.
    listedRank = heading && !heading.whole && heading.text === '' ? heading.rank : 0
    if (heading?.rank === RANK.article) inArticle = true
    if (heading) enter(stack, heading)
    const section = stack.map(open => open.text)
    if (heading?.whole) section.pop()
    paragraphs.push({
      kind: heading?.whole ? 'heading' : 'paragraph',
      text: block.text,
      line: block.line,
      passages: divide(block.text, section, !inArticle),
    })
  }
  return paragraphs
}
