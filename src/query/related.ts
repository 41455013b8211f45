// related.ts — other wordings of what was asked for: the lines that pair them, and a query that asks for them too. Not:
// which file (search/question/related-words.ts), what counts as literal (search/question/plan.ts).
import { skeleton } from '../analysis/skeleton.ts'
import { settingLines } from '../setting-lines.ts'
import type { Query } from './query.ts'
import { anyOf, mapLeaves, positiveLeaves } from './tree.ts'

/** Wordings that mean the same, and the document that says so or uses them for each other. */
export interface RelatedGroup {
  words: string[]
  source: string
}

export interface RelatedWord {
  text: string
  source: string
}

export interface Related {
  readonly groups: readonly RelatedGroup[]
  /** The other wordings of a text; none of most texts. Width, punctuation and script aside. */
  of(text: string): readonly RelatedWord[]
}

export interface RelatedFile {
  groups: RelatedGroup[]
  /** Lines that are wrong, 1-based, and why, in Chinese. */
  wrong: { line: number; reason: string }[]
}

/**
 * Reads lines of `甲 = 乙 ；来源：…`. A text stands in one line only, or nobody could say what it also means.
 *
 * @example parseRelated('低保 = 最低生活保障；来源：某条例').groups[0].words // => ['低保', '最低生活保障']
 */
export function parseRelated(text: string): RelatedFile {
  const groups: RelatedGroup[] = []
  const wrong: RelatedFile['wrong'] = []
  const lineOf = new Map<string, number>()
  for (const { line, content } of settingLines(text)) {
    const [left = '', source = ''] = content.split(/[；;]\s{0,9}来源[：:]/).map(part => part.trim())
    const words = left.split(/[=＝]/).map(word => word.trim())
    const reason = whatIsWrong(words, source, lineOf)
    if (reason) wrong.push({ line, reason })
    else {
      for (const word of words) lineOf.set(skeleton(word), line)
      groups.push({ words, source })
    }
  }
  return { groups, wrong }
}

export function relatedBy(groups: readonly RelatedGroup[]): Related {
  const byWord = new Map<string, RelatedWord[]>()
  for (const { words, source } of groups)
    for (const word of words)
      byWord.set(
        skeleton(word),
        words.filter(other => other !== word).map(other => ({ text: other, source })),
      )
  return { groups, of: text => byWord.get(skeleton(text)) ?? [] }
}

/** What of a query has other wordings: each text once, in the order of the query. What is excluded has none. */
export function relatedOf(query: Query, related: Related): { text: string; also: readonly RelatedWord[] }[] {
  const seen = new Set<string>()
  return positiveLeaves(query).flatMap(leaf => {
    if ('parts' in leaf) return []
    const folded = skeleton(leaf.text)
    if (seen.has(folded)) return []
    seen.add(folded)
    const also = related.of(leaf.text)
    return also.length > 0 ? [{ text: leaf.text.trim(), also }] : []
  })
}

/** The query, with every text that is asked for or one of its other wordings, as a phrase, in its place. */
export function withRelated(query: Query, related: Related): Query {
  return mapLeaves(query, (leaf, positive) => {
    if (!positive || !(leaf.type === 'term' || leaf.type === 'phrase')) return leaf
    return anyOf([leaf, ...related.of(leaf.text).map(({ text }): Query => ({ type: 'phrase', text }))])
  })!
}

// --- internal ---

function whatIsWrong(words: string[], source: string, lineOf: ReadonlyMap<string, number>): string | null {
  if (source === '') return '没有来源：请在行末写“；来源：”加文件的名称'
  if (words.length < 2) return '只有一个说法：请写成“甲 = 乙；来源：…”'
  const keys = words.map(skeleton)
  if (keys.includes('')) return '等号旁边没有字'
  if (new Set(keys).size < keys.length) return '有两个说法去掉标点后相同：检索时本来就不分'
  const again = words.find(word => lineOf.has(skeleton(word)))
  return again ? `“${again}”与第 ${lineOf.get(skeleton(again))} 行重复：请合成一行` : null
}
