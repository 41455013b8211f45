// marks.ts — text and its matches as nodes with <mark>. Not: finding matches.
import type { Match } from '../../src/api/hit.ts'

export interface Segment {
  text: string
  marked: boolean
}

/**
 * Cuts a text at its matches. The segments joined are the text, whatever the matches say: what lies
 * outside the text or inside an earlier match is left unmarked.
 *
 * @example segments('深化放管服改革', [{ start: 2, length: 3 }]).map(s => s.text) // => ['深化', '放管服', '改革']
 */
export function segments(text: string, matches: readonly Match[]): Segment[] {
  const out: Segment[] = []
  let at = 0
  for (const { start, length } of matches) {
    const end = Math.min(text.length, start + length)
    if (!(start >= at) || !(end > start)) continue
    if (start > at) out.push({ text: text.slice(at, start), marked: false })
    out.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) out.push({ text: text.slice(at), marked: false })
  return out
}

export function markedNodes(text: string, matches: readonly Match[], part?: string): Node[] {
  return segments(text, matches).map(segment => {
    if (!segment.marked) return document.createTextNode(segment.text)
    const mark = document.createElement('mark')
    if (part) mark.setAttribute('part', part)
    mark.textContent = segment.text
    return mark
  })
}

/**
 * A window of about `width` UTF-16 units around the first match, begun at a sentence where one begins
 * near, with `…` where text is left out.
 *
 * @returns the window and the matches inside it, moved to its positions
 */
export function excerpt(
  text: string,
  matches: readonly Match[],
  width: number,
): { text: string; matches: Match[] } {
  if (text.length <= width) return { text, matches: [...matches] }
  const first = matches[0]?.start ?? 0
  let from = Math.max(0, Math.min(first - Math.floor(width / 4), text.length - width))
  const sentence =
    Math.max(...['。', '；', ';', '！', '!', '？', '?'].map(end => text.lastIndexOf(end, first - 1))) + 1
  if (sentence > 0 && first - sentence < width / 2) from = sentence
  if (first < width / 3) from = 0
  let to = Math.min(text.length, from + width)
  // A match is shown whole, unless it is as long as the window.
  const cut = matches.find(({ start, length }) => start < to && start + length > to && length < width)
  if (cut) to = cut.start + cut.length
  // Never between the two halves of a character beyond the basic plane.
  if (/[\udc00-\udfff]/.test(text.charAt(from))) from -= 1
  if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1
  const lead = from > 0 ? '…' : ''
  const moved = matches
    .filter(match => match.start >= from && match.start < to)
    .map(({ start, length }) => ({
      start: start - from + lead.length,
      length: Math.min(length, to - start),
    }))
  return { text: lead + text.slice(from, to) + (to < text.length ? '…' : ''), matches: moved }
}
