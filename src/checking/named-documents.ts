// named-documents.ts — the documents a draft names, by title or by number, looked up in the library. Not: its
// sentences.
import { skeleton } from '../analysis/skeleton.ts'
import type { CheckedTitle } from '../api/check.ts'
import { SHORT_TURN } from '../corpus/corpus.ts'
import type { ReportRecord } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'

/**
 * Every 《…》 and 文号 of a draft, from left to right. In turns: a long draft takes tenths of a second.
 *
 * @example await titlesOf('依据国办发〔202130号', reports) // one of the kind `number`, malformed: the year's bracket is missing
 */
export async function titlesOf(draft: string, reports: readonly ReportRecord[]): Promise<CheckedTitle[]> {
  const turn = inTurns(SHORT_TURN)
  const byTitle = new Map<string, string>()
  const byNumber = new Map<string, { name: string; id: string }[]>()
  for (const { id, title, documentNumber } of reports) {
    await turn()
    if (title) for (const name of namesOf(title)) if (!byTitle.has(name)) byTitle.set(name, id)
    const number = documentNumber && NUMBER.exec(documentNumber)
    if (!number) continue
    const key = `${number[3]}-${number[5]}`
    byNumber.set(key, [...(byNumber.get(key) ?? []), { name: number[1]!, id }])
  }
  const found: CheckedTitle[] = []
  for (const { 0: line, index } of draft.matchAll(/[^\r\n]+/gu)) {
    for (const title of titles(line, index, byTitle)) {
      found.push(title)
      await turn()
    }
    await turn()
  }
  for (const { 0: stretch, index } of draft.matchAll(STRETCH)) {
    for (const number of numbers(stretch, index, byNumber)) {
      found.push(number)
      await turn()
    }
    await turn()
  }
  return found.sort((a, b) => a.start - b.start)
}

// --- internal ---

/** A title as a whole; without the year of its version and without 中华人民共和国, as people name laws. */
function namesOf(title: string): string[] {
  const plain = skeleton(title.replace(/[（(][^（()）]*[)）]\s*$/u, ''))
  return [skeleton(title), plain, plain.replace(/^中华人民共和国/u, '')].filter(name => name !== '')
}

/** @param index where the line begins in the draft */
function* titles(line: string, index: number, byTitle: ReadonlyMap<string, string>): Generator<CheckedTitle> {
  const { pairs, unclosed, unopened } = brackets(line)
  for (const at of unopened)
    yield entry(line, index, Math.max(0, at - AROUND), at + 1, 'title', { fault: 'unopened' })
  let end = 0
  for (const { from, to } of pairs) {
    // A title may hold another, 《关于印发《…》的通知》.
    if (from < end) continue
    end = to
    const title = line.slice(from + 1, to)
    const id = namesOf(title)
      .map(name => byTitle.get(name))
      .find(known => known !== undefined)
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

/** Whose, bracket, year, bracket, which of them. At least one bracket, or any 第3号 would be one. */
const NUMBER =
  /(\p{Script=Han}{1,12}?)(?=[〔[［(（【]\s?\d{2,6}|\d{4}[〕\]］)）】])([〔[［(（【]?)\s?(\d{2,4}?)\s?(?:年)?([〕\]］)）】]?)\s?第?\s?(\d{1,5})?\s?号/u
const NUMBERS = new RegExp(NUMBER.source, 'gu')
/** No number holds any of these marks, so it is looked for between them. */
const STRETCH = /[^。，、；！？]+/gu
const PAIRS: Readonly<Record<string, string>> = {
  '〔': '〕',
  '[': ']',
  '［': '］',
  '(': ')',
  '（': '）',
  '【': '】',
}
/** What stands before a number and is not of it. */
const LEAD = /^.*(?:根据|依据|按照|遵照|印发|转发|批转|参照|依照|通知|意见|以及|文件|、|和|及|与|见|的)(?=.)/u

/** @param index where the text begins in the draft */
function* numbers(
  text: string,
  index: number,
  byNumber: ReadonlyMap<string, readonly { name: string; id: string }[]>,
): Generator<CheckedTitle> {
  for (const { 0: whole, 1: who, 2: open, 3: year, 4: close, 5: which, index: at } of text.matchAll(
    NUMBERS,
  )) {
    const name = who!.replace(LEAD, '').replace(/^.*(?=国办?[发函]$)/u, '')
    const start = at + who!.length - name.length
    const end = at + whole.length
    const isWhole =
      PAIRS[open!] === close && close !== '' && /^(?:19|20)\d\d$/.test(year!) && which !== undefined
    const held = byNumber.get(`${year}-${which}`)?.find(known => who!.endsWith(known.name))
    yield entry(text, index, start, end, 'number', isWhole ? { id: held?.id } : { fault: 'number' })
  }
}

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
