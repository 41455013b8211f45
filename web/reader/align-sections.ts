// align-sections.ts — which section of one report answers to which of another. Not: showing them.
import type { Passage } from '../../src/api/hit.ts'
import { titleOf } from './text.ts'

export interface Part {
  /** The outermost heading; `null` before the first. */
  heading: string | null
  passages: Passage[]
}

/** A report cut at its outermost headings, its first title left out. The parts joined are the rest of it. */
export function partsOf(passages: readonly Passage[]): Part[] {
  const parts: Part[] = []
  const title = titleOf(passages)
  for (const passage of passages) {
    if (passage === title) continue
    const opens = passage.kind === 'heading' && passage.section.length === 0
    const heading = opens ? passage.text : (passage.section[0] ?? null)
    const last = parts.at(-1)
    // Headings of one name may follow each other; a heading that stands alone opens a part in any case.
    if (last && last.heading === heading && !opens) last.passages.push(passage)
    else parts.push({ heading, passages: [passage] })
  }
  return parts
}

/** What every heading of such reports may say, and so says nothing about which is which. */
const COMMON = /法治政府建设|法治建设|依法行政|\d{4}年度?|上半年|全年|推进|工作|主要|存在|我[市县区省州]/gu

/** Without its number, its marks and what is common, which say where a heading stands and not what it is about. */
const plain = (heading: string) =>
  heading
    .replace(/^[\s第（(]*[〇零一二三四五六七八九十百\d]{1,3}[、.．)）部分章节]+/u, '')
    .replace(COMMON, '')
    .replace(/[\p{P}\s]/gu, '')

/** The parts that reports of this kind have: what those in charge did, what was done, what is lacking, what comes. */
const TOPICS: readonly RegExp[] = [
  /责任人|负责人/u,
  /问题|不足|困难|短板|薄弱/u,
  /下一步|下一阶段|打算|计划|安排|思路|今后|下步|谋划/u,
]
const DONE = /成效|举措|做法|情况|措施|进展|亮点|开展/u

function topics(heading: string): Set<number> {
  const found = new Set(TOPICS.flatMap((topic, i) => (topic.test(heading) ? i : [])))
  if (found.size === 0 && DONE.test(heading)) found.add(TOPICS.length)
  return found
}

/** Headings of one topic in other words; less than in the same words. */
const SAME_TOPIC = 0.8

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const characters = [...text]
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = characters[i]! + characters[i + 1]!
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

/** How much two headings have in common, 0 to 1: pairs of characters in both, of those in either; or their topics. */
export function likeness(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 1 : 0
  if (a === b) return 1
  const [left, right] = [plain(a), plain(b)]
  if (left === right && left !== '') return 1
  const [here, there] = [topics(a), topics(b)]
  const shared = [...here].filter(topic => there.has(topic)).length
  const alike = shared === 0 ? 0 : (SAME_TOPIC * 2 * shared) / (here.size + there.size)
  const [one, other] = [pairs(left), pairs(right)]
  let common = 0
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0)
  const all = Math.max(0, [...left].length - 1) + Math.max(0, [...right].length - 1)
  return Math.max(alike, all === 0 ? 0 : (2 * common) / all)
}

/** Below this, two headings are about different things. */
const LEAST = 0.2

/**
 * Pairs the parts of two reports, in the order of both, so that the likeness of all pairs together is greatest.
 *
 * @returns positions; `null` where a part has no counterpart. Each position of each side comes once, ascending.
 * @example align(['一、成效', '二、不足'], ['一、不足']) // => [[0, null], [1, 0]]
 */
export function align(
  a: readonly (string | null)[],
  b: readonly (string | null)[],
): [number | null, number | null][] {
  // best[i][j]: the greatest sum for a from i on and b from j on.
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const like = a.map(left => b.map(right => likeness(left, right)))
  const paired = (i: number, j: number) => {
    const value = like[i]![j]!
    return value >= LEAST ? value + best[i + 1]![j + 1]! : Number.NEGATIVE_INFINITY
  }
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, paired(i, j))
  const rows: [number | null, number | null][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (best[i]![j] === paired(i, j)) rows.push([i++, j++])
    else if (best[i]![j] === best[i + 1]![j]) rows.push([i++, null])
    else rows.push([null, j++])
  }
  while (i < a.length) rows.push([i++, null])
  while (j < b.length) rows.push([null, j++])
  return rows
}
