// quoted-numbers.ts — what number the library's reports write beside a title, where a draft writes another. Not: whether
// the library has the document (named-documents.ts).
import { skeleton } from '../analysis/skeleton.ts'
import type { CheckedTitle } from '../api/check.ts'
import { type Corpus, textOf } from '../corpus/corpus.ts'
import { findStands } from './find-sentences.ts'
import { bonesOf } from './marks.ts'

/**
 * The same titles and numbers. A number that stands in brackets right behind a title, and that none of the reports looked
 * at writes there, has theirs as `quoted`.
 *
 * @param titles of the draft, from left to right
 */
export async function withQuoted(
  draft: string,
  titles: readonly CheckedTitle[],
  corpus: Corpus,
): Promise<CheckedTitle[]> {
  const pairs = titles.flatMap((number, i) => {
    const title = titles[i - 1]
    if (number.kind !== 'number' || number.verdict === 'malformed' || title?.kind !== 'title') return []
    if (!/^\s*[（(]\s*$/u.test(draft.slice(title.start + title.length, number.start))) return []
    const whose = /^\p{Script=Han}+/u.exec(number.text)?.[0] ?? ''
    return whose === '' ? [] : [{ number, whose, bones: skeleton(`${title.text}${whose}`) }]
  })
  if (pairs.length === 0) return [...titles]
  const stands = await findStands(
    corpus,
    pairs.map(({ bones }) => bones),
    0,
  )
  const quoted = new Map<CheckedTitle, string>()
  for (const [i, { number, whose }] of pairs.entries()) {
    const written = stands[i]!.map(({ paragraph, end }) =>
      numberAt(textOf(corpus, paragraph), end, skeleton(whose).length),
    ).filter(one => one !== null)
    if (written.length > 0 && !written.some(one => sameNumber(one, number.text)))
      quoted.set(number, written[0]!)
  }
  return titles.map(title => {
    const other = quoted.get(title)
    return other === undefined ? title : { ...title, quoted: other }
  })
}

// --- internal ---

const sameNumber = (one: string, other: string) => plain(one) === plain(other)
const plain = (number: string) => skeleton(number).replace(/[第年]/gu, '')

/** 〔2017〕35号 as a skeleton. */
const BEHIND = /^(?:19|20)\d\d年?第?\d{1,5}号/u

/**
 * @param at unit of the paragraph's skeleton behind whose number it is
 * @returns as it is written, null where no number stands there
 */
function numberAt(paragraph: string, at: number, whose: number): string | null {
  const { text, starts, ends } = bonesOf(paragraph)
  const length = BEHIND.exec(text.slice(at, at + 16))?.[0].length
  return length === undefined ? null : paragraph.slice(starts[at - whose], ends[at + length - 1])
}
