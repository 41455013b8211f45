// verified.ts — what the index alone cannot tell, looked for in the texts: expressions, texts longer than an edge, and
// texts of which two occurrences overlap somewhere. Found once a snapshot. Not: what the index tells (leaf.ts).
import { LRUCache } from 'lru-cache'
import { expressionSpans } from '../../matching/match.ts'
import { overlapsItself, phraseSpans } from '../../matching/phrase.ts'
import type { Expression } from '../../query/query.ts'
import type { Ask } from '../engine.ts'
import type { Connection } from './connection.ts'
import { characters, pairs } from './index-terms.ts'
import { type Leaf, LONGEST, NOWHERE, plainLeaf } from './leaf.ts'
import { countByPassage, type Find } from './paragraph-counts.ts'
import {
  allOf,
  anyOf,
  askCluster,
  type Clause,
  type Found,
  noneOf,
  oneOf,
  type Search,
  sortedBy,
} from './query-dsl.ts'
import { textOf } from './stored-passage.ts'
import { AT_ONCE, type PassageReader, type Passages, paragraphOf, passagesIn } from './stored-passages.ts'
import { rarest } from './term-counts.ts'

/** The leaves of one question, gathered. */
export interface Leaves {
  text(text: string): Leaf
  expression(expression: Expression): Leaf
}

/** Finds what the leaves will be asked for and what has to be looked for. */
export type GatherLeaves = (
  texts: readonly string[],
  expressions: readonly Expression[],
  ask?: Ask,
) => Promise<Leaves>

/** Leaves kept for later questions; no more passages than fit into some 30 MB. */
const KEPT = { max: 500, maxSize: 500_000 }

/** So few paragraphs are read in the very request that finds them. */
const READ_AT_ONCE = 500

/** @param countOf passages in which a character or a pair starts; null: not known */
export function createLeaves(
  connection: Connection,
  index: string,
  reader: PassageReader,
  countOf: (term: string) => number | null,
): GatherLeaves {
  const known = new LRUCache<string, { leaf: Leaf }>({
    max: KEPT.max,
    maxSize: KEPT.maxSize,
    sizeCalculation: ({ leaf }) => Math.min(KEPT.maxSize, 1 + Math.ceil(JSON.stringify(leaf).length / 60)),
  })

  /** All candidates, however many: the first hits of each sought in one go. */
  const candidates = async (sought: readonly Sought[], ask: Ask | undefined): Promise<Set<number>[]> => {
    const search = ({ among, parts }: Sought): Search => ({
      query: among,
      size: AT_ONCE,
      sort: sortedBy('seq', 'pf', 'pl'),
      ...(Math.min(...parts.map(part => rarest(part, countOf))) <= READ_AT_ONCE && { _source: true }),
    })
    const first = await askCluster(connection, index, sought.map(search), ask)
    return Promise.all(
      first.map(async (found, i) => {
        const numbers = new Set<number>()
        for (let page = found; ; ) {
          addParagraphs(page, numbers)
          reader.keep(passagesIn(page))
          const last = page.hits.hits.at(-1)
          if (page.hits.hits.length < AT_ONCE || !last) return numbers
          ;[page] = (await askCluster(
            connection,
            index,
            [{ ...search(sought[i]!), search_after: last.sort! }],
            ask,
          )) as [Found]
        }
      }),
    )
  }

  /** Counts in the candidates' paragraphs, a stretch of them at a time. */
  const count = async (numbers: ReadonlySet<number>, find: Find, ask: Ask | undefined) => {
    const counts = new Map<number, number>()
    const all = [...numbers].sort((a, b) => a - b)
    for (let at = 0; at < all.length; ) {
      const passages: Passages = new Map()
      const some = all.slice(at, at + AT_ONCE)
      await reader.read(some, passages, ask)
      at += some.length
      // A paragraph that the stretch cuts in two is read whole.
      const rest = [...passages.values()].flatMap(passage => [...paragraphOf(passage)])
      await reader.read(rest, passages, ask)
      for (const passage of passages.values()) {
        if ((passage.b?.[0] ?? 0) > 0) continue
        const paragraph = [...paragraphOf(passage)]
        const texts = paragraph.map(number => textOf(passages.get(number)!))
        countByPassage(texts, find).forEach((times, i) => {
          if (times > 0) counts.set(paragraph[i]!, times)
        })
      }
    }
    return counts
  }

  return async (texts, expressions, ask) => {
    const gathered = new Map<string, Leaf>()
    const sought = new Map<string, Sought>()
    for (const one of [...texts.map(soughtText), ...expressions.map(soughtExpression)]) {
      const leaf = 'leaf' in one ? one.leaf : known.get(one.key)?.leaf
      if (leaf) gathered.set(one.key, leaf)
      else if ('find' in one) sought.set(one.key, one)
    }
    const all = [...sought.values()]
    const found = await candidates(all, ask)
    for (const [i, { key, find, plain }] of all.entries()) {
      const leaf = leafOf(plain, found[i]!, await count(found[i]!, find, ask))
      known.set(key, { leaf })
      gathered.set(key, leaf)
    }
    return {
      text: text => required(gathered, textKey(text)),
      expression: expression => required(gathered, JSON.stringify(expression)),
    }
  }
}

// --- internal ---

interface Sought {
  key: string
  /** Each stands somewhere in a paragraph that is looked through. */
  parts: readonly string[]
  /** Passages whose paragraphs are looked through. */
  among: Clause
  find: Find
  /** What holds everywhere else; null: nothing is anywhere else. */
  plain: Leaf | null
}

/** Known without looking at any text. */
interface Told {
  key: string
  leaf: Leaf
}

/** No text has a blank, so the keys of texts and of expressions cannot meet. */
const textKey = (text: string) => ` ${text}`

function soughtText(text: string): Sought | Told {
  const key = textKey(text)
  if (text === '') return { key, leaf: NOWHERE }
  const find: Find = folded => phraseSpans(folded, text)
  const parts = [text]
  if (text.length > LONGEST)
    return { key, parts, plain: null, find, among: plainLeaf(text.slice(0, LONGEST)).where }
  const plain = plainLeaf(text)
  if (!overlapsItself(text)) return { key, leaf: plain }
  // Where two occurrences overlap the text is followed by what is left of a second one: there the index counts too many.
  const overlapping: Clause[] = []
  for (let shift = 1; shift < text.length; shift++)
    if (text.startsWith(text.slice(shift)))
      overlapping.push(plainLeaf((text.slice(0, shift) + text).slice(0, LONGEST)).where)
  return { key, parts, plain, find, among: anyOf(overlapping) }
}

function soughtExpression(expression: Expression): Sought | Told {
  const key = JSON.stringify(expression)
  const { parts } = expression
  if (parts.some(part => part === '')) return { key, leaf: NOWHERE }
  const among = parts.flatMap(part =>
    part.length === 1
      ? [inParagraph('c', characters(part)[0]!)]
      : pairs(part).map(pair => inParagraph('b', pair)),
  )
  const find: Find = folded => expressionSpans(folded, expression)
  return { key, parts, plain: null, find, among: allOf([{ term: { pf: 0 } }, ...among]) }
}

/** First passages of paragraphs in which a character or a pair stands somewhere. */
const inParagraph = (field: 'c' | 'b', token: string): Clause =>
  anyOf([{ term: { [field]: token } }, { term: { q: token } }])

/** @param looked passages that were looked at: there the counts hold, and elsewhere what the index tells */
function leafOf(plain: Leaf | null, looked: ReadonlySet<number>, counts: ReadonlyMap<number, number>): Leaf {
  const byTimes = new Map<number, number[]>()
  for (const [number, times] of counts) {
    const numbers = byTimes.get(times)
    if (numbers) numbers.push(number)
    else byTimes.set(times, [number])
  }
  const found = [...byTimes].map(([times, numbers]) => ({ times, where: oneOf('seq', numbers) }))
  const occurrences = found.map(({ times, where }) => ({ constant_score: { filter: where, boost: times } }))
  if (!plain) return { where: anyOf(found.map(({ where }) => where)), occurrences }
  if (looked.size === 0) return plain
  const elsewhere = noneOf(oneOf('seq', [...looked]))
  return {
    where: anyOf([allOf([plain.where, elsewhere]), ...found.map(({ where }) => where)]),
    occurrences: [
      ...plain.occurrences.map(one => ({ bool: { must: [one], filter: [elsewhere] } })),
      ...occurrences,
    ],
  }
}

function addParagraphs(found: Found, numbers: Set<number>): void {
  for (const { sort } of found.hits.hits) {
    const [seq, before, behind] = sort as [number, number, number]
    for (let number = seq - before; number <= seq + behind; number++) numbers.add(number)
  }
}

function required(gathered: ReadonlyMap<string, Leaf>, key: string): Leaf {
  const leaf = gathered.get(key)
  if (!leaf) throw new Error(`${key} was looked up before it was gathered`)
  return leaf
}
