// quoted-numbers.ts — the number beside a title, held against the number that the document gives itself, then against
// what the library's reports write there. Not: titles and numbers each alone (named-documents.ts).
import { skeleton } from '../analysis/skeleton.ts'
import type { CheckedTitle } from '../api/check.ts'
import { type Corpus, textOf } from '../corpus/corpus.ts'
import { sameNumber, whoseOf } from './document-numbers.ts'
import { findStands } from './find-sentences.ts'
import { type HeldDocuments, ownNumbers } from './held-documents.ts'
import { bonesOf } from './marks.ts'

/**
 * The same titles and numbers. A number that stands in brackets right behind a title is held where a document of that
 * title gives itself the number; title and number are then of that one. One that no such document and none of the
 * reports looked at writes there has theirs as `quoted`: of the newest document, or else of a report that quotes it.
 *
 * @param titles of the draft, from left to right
 */
export async function withQuoted(
  draft: string,
  titles: readonly CheckedTitle[],
  corpus: Corpus,
  library: HeldDocuments,
): Promise<CheckedTitle[]> {
  const told = new Map<CheckedTitle, Partial<CheckedTitle>>()
  const open: { number: CheckedTitle; whose: string; bones: string; own: string | undefined }[] = []
  for (const [i, number] of titles.entries()) {
    const title = titles[i - 1]
    if (number.kind !== 'number' || number.verdict === 'malformed' || title?.kind !== 'title') continue
    if (!/^\s*[（(]\s*$/u.test(draft.slice(title.start + title.length, number.start))) continue
    const whose = whoseOf(number.text)
    // What a draft repeals or revises has the number it had.
    const behind = draft.slice(number.start + number.length)
    if (whose === '' || REPEALED.test(behind) || REVISED.test(behind)) continue
    const own = library
      .named(title.text.slice(1, -1))
      .flatMap(({ id, year }) =>
        ownNumbers(corpus, corpus.numbers.get(id)!).map(text => ({ id, text, year })),
      )
    const same = own.find(({ text }) => isSame(text, number.text))
    if (same) {
      told.set(title, { reportId: same.id })
      told.set(number, { verdict: 'held', reportId: same.id })
      continue
    }
    // Of several texts the newest is in force; an organ's own number is told against no other's.
    const newest = own
      .filter(({ text }) => whoseOf(text) === whose)
      .reduce<(typeof own)[0] | undefined>(
        (best, one) => (best && (best.year ?? 0) >= (one.year ?? 0) ? best : one),
        undefined,
      )
    open.push({ number, whose, bones: skeleton(`${title.text}${whose}`), own: newest?.text })
  }
  const found = await findStands(
    corpus,
    open.map(({ bones }) => bones),
    0,
  )
  for (const [i, { number, whose, own }] of open.entries()) {
    const written = found[i]!.stands.map(({ paragraph, end }) =>
      numberAt(textOf(corpus, paragraph), end, skeleton(whose).length),
    ).filter(one => one !== null)
    if (written.some(({ text }) => sameNumber(text, number.text))) continue
    const quoted = own ?? written.find(({ isRepealed }) => !isRepealed)?.text
    if (quoted !== undefined) told.set(number, { quoted })
  }
  return titles.map(title => ({ ...title, ...told.get(title) }))
}

// --- internal ---

/** Also where one of them has the whole name of the organ: 湖北省人民政府令, 省人民政府令. */
function isSame(one: string, other: string): boolean {
  const shortest = Math.min(whoseOf(one).length, whoseOf(other).length)
  const short = (number: string) => number.slice(whoseOf(number).length - shortest)
  return shortest > 0 && sameNumber(short(one), short(other))
}

/** 〔2017〕35号 or 第768号 as a skeleton. */
const BEHIND = /^(?:(?:19|20)\d\d年?第?\d{1,5}|第[\d〇零一二三四五六七八九十百]{1,7})号/u

/** Behind the number of a text that is in force no longer: 《办法》（…号）同时废止. */
const REPEALED = /^[^。；\n]{0,100}?(?:废止|失效|到期)/u

const REVISED = /^[^。；\n]{0,100}?(?:进行|作)了?修[订改正]/u

/**
 * @param at unit of the paragraph's skeleton behind whose number it is
 * @returns as it is written, null where no number stands there
 */
function numberAt(paragraph: string, at: number, whose: number) {
  const { text, starts, ends } = bonesOf(paragraph)
  const length = BEHIND.exec(text.slice(at, at + 16))?.[0].length
  if (length === undefined) return null
  const end = ends[at + length - 1]!
  return { text: paragraph.slice(starts[at - whose], end), isRepealed: REPEALED.test(paragraph.slice(end)) }
}
