// named-documents.ts — the documents a draft names, by title or by number, looked up in the library. Not: its
// sentences.
import type { CheckedTitle } from '../api/check.ts'
import { SHORT_TURN } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { numbersIn, STRETCH } from './document-numbers.ts'
import type { HeldDocuments } from './held-documents.ts'

/**
 * Every 《…》 and 文号 of a draft, from left to right. In turns: a long draft takes tenths of a second.
 *
 * @example await titlesOf('依据国办发〔202130号', library) // one of the kind `number`, malformed: the year's bracket is missing
 */
export async function titlesOf(draft: string, library: HeldDocuments): Promise<CheckedTitle[]> {
  const turn = inTurns(SHORT_TURN)
  const found: CheckedTitle[] = []
  for (const { 0: line, index } of draft.matchAll(/[^\r\n]+/gu)) {
    for (const title of titles(line, index, library)) {
      found.push(title)
      await turn()
    }
    await turn()
  }
  for (const { 0: stretch, index } of draft.matchAll(STRETCH)) {
    for (const { start, end, isWhole, ...number } of numbersIn(stretch)) {
      const id = isWhole ? library.numbered(number)?.id : undefined
      found.push(entry(stretch, index, start, end, 'number', isWhole ? { id } : { fault: 'number' }))
      await turn()
    }
    await turn()
  }
  return found.sort((a, b) => a.start - b.start)
}

// --- internal ---

/** @param index where the line begins in the draft */
function* titles(line: string, index: number, library: HeldDocuments): Generator<CheckedTitle> {
  const { pairs, unclosed, unopened } = brackets(line)
  for (const at of unopened)
    yield entry(line, index, Math.max(0, at - AROUND), at + 1, 'title', { fault: 'unopened' })
  let end = 0
  for (const { from, to } of pairs) {
    // A title may hold another, 《关于印发《…》的通知》.
    if (from < end) continue
    end = to
    const title = line.slice(from + 1, to)
    const id = library.named(title)[0]?.id
    yield entry(line, index, from, to + 1, 'title', isPaired(title) ? { id } : { fault: 'brackets' })
  }
  for (const from of unclosed)
    yield entry(line, index, from, Math.min(line.length, from + AROUND), 'title', { fault: 'unclosed' })
}

/**
 * The 《 and 》 of a line, each with its partner, in the order they open. One that has none is broken alone: titles behind
 * it are titles still.
 */
function brackets(line: string) {
  const pairs: { from: number; to: number }[] = []
  const unclosed: number[] = []
  const unopened: number[] = []
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '《') unclosed.push(at)
    if (line[at] !== '》') continue
    const from = unclosed.pop()
    if (from === undefined) unopened.push(at)
    else pairs.push({ from, to: at })
  }
  pairs.sort((a, b) => a.from - b.from)
  return { pairs, unclosed, unopened }
}

/** Whether each round bracket has its partner. Of what width is no matter: drafts mix them. */
function isPaired(title: string): boolean {
  let open = 0
  for (const character of title) {
    if ('（('.includes(character)) open++
    if ('）)'.includes(character) && --open < 0) return false
  }
  return open === 0
}

/** So much of a line is shown where a bracket lacks its partner. */
const AROUND = 16

/**
 * @param index where the text begins in the draft; `start` and `end` are of the text
 * @param found what is wrong with it, or the report of that name where there is one
 */
function entry(
  text: string,
  index: number,
  start: number,
  end: number,
  kind: CheckedTitle['kind'],
  found: { fault: NonNullable<CheckedTitle['fault']> } | { id: string | undefined },
): CheckedTitle {
  const stretch = { text: text.slice(start, end), start: index + start, length: end - start, kind }
  if ('fault' in found) return { ...stretch, verdict: 'malformed', fault: found.fault }
  return found.id ? { ...stretch, verdict: 'held', reportId: found.id } : { ...stretch, verdict: 'not-held' }
}
