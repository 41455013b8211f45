// highlight.ts — where a passage matches, in units of its own text, and the markup of it. Not: whether it matches.

import type { Skeleton } from '../../analysis/skeleton.ts'
import type { Match } from '../../api/hit.ts'
import type { PassageRecord } from '../../engine/engine.ts'
import { escapeHtml } from '../../escape-html.ts'
import { firstSpanFrom, type Span } from '../../matching/phrase.ts'
import { createFolding, type Folding } from './folding.ts'

/** What to mark in a paragraph's skeleton: half-open, in order. */
export type Finder = (skeleton: string) => Span[]

/** The matches that start in a passage, clipped to it. Sorted, not overlapping. */
export type Marker = (passage: PassageRecord) => Match[]

/**
 * Where two finders claim the same characters, the match that starts first wins, then the longer. What it found in a
 * paragraph serves the next passage too, if that is of the same one: passages are best asked for in their order.
 *
 * @param choices finders in order of preference: those of the first that match are marked, and no others
 * @param fold shared with whatever else reads the same passages
 * @example
 * // passage 推进“放管服”改革, finder of 放管服改革
 * createMarker([finders])(passage) // [{ start: 3, length: 6 }]: the quotation mark inside is part of the match
 */
export function createMarker(choices: Finder[][], fold: Folding = createFolding()): Marker {
  const wanted = choices.filter(finders => finders.length > 0)
  let known: { folded: Skeleton; spans: Span[][] } | null = null
  return ({ paragraph, start, end }) => {
    if (wanted.length === 0) return []
    const folded = fold(paragraph)
    if (known?.folded !== folded) known = { folded, spans: [] }
    const { spans } = known
    for (let choice = 0; choice < wanted.length; choice++) {
      const found = spans[choice] ?? spansIn(folded, wanted[choice]!)
      spans[choice] = found
      const matches = disjoint(found, start, end)
      if (matches.length > 0) return matches
    }
    return []
  }
}

/** The text escaped, matches in `<mark>`: safe as innerHTML, and the text again when the tags are taken out. */
export function markUp(text: string, matches: Match[]): string {
  // Nearly no passage has a character to escape, so one look at the whole saves one at each piece.
  const escaped = MARKUP.test(text) ? escapeHtml : (piece: string) => piece
  let html = ''
  let at = 0
  for (const { start, length } of matches) {
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, start + length))}</mark>`
    at = start + length
  }
  return html + escaped(text.slice(at))
}

// --- internal ---

/** Where the finders find something, in units of the original text: by start, and of one start the longer first. */
function spansIn({ text, starts, ends }: Skeleton, finders: Finder[]): Span[] {
  const spans: Span[] = []
  for (const find of finders) {
    for (const { start, end } of find(text)) spans.push({ start: starts[start]!, end: ends[end - 1]! })
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

function disjoint(spans: readonly Span[], start: number, end: number): Match[] {
  const matches: Match[] = []
  let last = start
  for (let i = firstSpanFrom(spans, start); i < spans.length && spans[i]!.start < end; i++) {
    const span = spans[i]!
    if (span.start < last) continue
    last = Math.min(span.end, end)
    matches.push({ start: span.start - start, length: last - span.start })
  }
  return matches
}

const MARKUP = /[&<>"']/
