// named-documents.ts — the documents a draft names, by title or by number, looked up in the library. Not: its
// sentences.
import { skeleton } from '../analysis/skeleton.ts'
import type { CheckedTitle } from '../api/check.ts'
import type { ReportRecord } from '../engine/engine.ts'

/**
 * Every 《…》 and 文号 of a draft, from left to right.
 *
 * @example titlesOf('依据国办发〔202130号', reports) // one of the kind `number`, malformed: the year's bracket is missing
 */
export function titlesOf(draft: string, reports: readonly ReportRecord[]): CheckedTitle[] {
  const byTitle = new Map<string, string>()
  const byNumber = new Map<string, { name: string; id: string }[]>()
  for (const { id, title, documentNumber } of reports) {
    if (title) for (const name of namesOf(title)) if (!byTitle.has(name)) byTitle.set(name, id)
    const number = documentNumber && NUMBER.exec(documentNumber)
    if (!number) continue
    const key = `${number[3]}-${number[5]}`
    byNumber.set(key, [...(byNumber.get(key) ?? []), { name: number[1]!, id }])
  }
  return [...titles(draft, byTitle), ...numbers(draft, byNumber)].sort((a, b) => a.start - b.start)
}

// --- internal ---

/** A title as a whole; without the year of its version and without 中华人民共和国, as people name laws. */
function namesOf(title: string): string[] {
  const plain = skeleton(title.replace(/[（(][^（()）]*[)）]\s*$/u, ''))
  return [skeleton(title), plain, plain.replace(/^中华人民共和国/u, '')].filter(name => name !== '')
}

function titles(draft: string, byTitle: ReadonlyMap<string, string>): CheckedTitle[] {
  const found: CheckedTitle[] = []
  // A title may hold another, 《关于印发〈…〉的通知》 or 《…《…》…》; a bracket that has no partner in its line is broken.
  for (const { 0: line, index } of draft.matchAll(/[^\r\n]+/gu)) {
    const open: number[] = []
    const broken = (at: number, end: number) =>
      found.push(entry(draft, index + at, index + end, 'title', 'malformed'))
    for (let at = 0; at < line.length; at++) {
      if (line[at] === '《') open.push(at)
      if (line[at] !== '》') continue
      const from = open.pop()
      if (from === undefined) {
        broken(Math.max(0, at - AROUND), at + 1)
        continue
      }
      if (open.length > 0) continue
      const title = line.slice(from + 1, at)
      if (!isPaired(title)) {
        broken(from, at + 1)
        continue
      }
      const id = namesOf(title)
        .map(name => byTitle.get(name))
        .find(known => known !== undefined)
      found.push(entry(draft, index + from, index + at + 1, 'title', id ? 'held' : 'not-held', id))
    }
    for (const from of open) broken(from, Math.min(line.length, from + AROUND))
  }
  return found
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

function numbers(
  draft: string,
  byNumber: ReadonlyMap<string, readonly { name: string; id: string }[]>,
): CheckedTitle[] {
  return Array.from(
    draft.matchAll(NUMBERS),
    ({ 0: whole, 1: who, 2: open, 3: year, 4: close, 5: which, index }) => {
      const name = who!.replace(LEAD, '').replace(/^.*(?=国办?[发函]$)/u, '')
      const start = index + who!.length - name.length
      const end = index + whole.length
      const isWhole =
        PAIRS[open!] === close && close !== '' && /^(?:19|20)\d\d$/.test(year!) && which !== undefined
      if (!isWhole) return entry(draft, start, end, 'number', 'malformed')
      const held = byNumber.get(`${year}-${which}`)?.find(known => who!.endsWith(known.name))
      return entry(draft, start, end, 'number', held ? 'held' : 'not-held', held?.id)
    },
  )
}

function entry(
  draft: string,
  start: number,
  end: number,
  kind: CheckedTitle['kind'],
  verdict: CheckedTitle['verdict'],
  reportId?: string,
): CheckedTitle {
  return {
    text: draft.slice(start, end),
    start,
    length: end - start,
    kind,
    verdict,
    ...(reportId && { reportId }),
  }
}
