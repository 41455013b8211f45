// query.ts — the nouns of asking: what a person typed, as a tree. Not: parsing, matching.
import type { ParseNoticeCode } from './notices.ts'

/** Fields a query may restrict: 地区 年份 标题 机关 章节. */
export type Field = 'region' | 'year' | 'title' | 'publisher' | 'section'

/** Bounds included; equal for a single year. */
export interface YearRange {
  from: number
  to: number
}

export type Query =
  /** Unquoted words: matched literally, or by all of the words inside. */
  | { type: 'term'; text: string }
  /** Quoted: matched literally. */
  | { type: 'phrase'; text: string }
  /** `"依法*行政"`: the parts in order, up to 10 skeleton characters between neighbours, inside one sentence. */
  | { type: 'gap'; parts: string[] }
  /** `"甲 乙"~20` `~句` `~段`: all parts, any order, within a distance (skeleton characters), sentence or paragraph. */
  | { type: 'near'; parts: string[]; within: number | 'sentence' | 'paragraph' }
  /** `标题:…`: text the field must contain (as skeletons). */
  | { type: 'field'; field: Exclude<Field, 'year'>; value: string }
  | { type: 'field'; field: 'year'; value: YearRange }
  | { type: 'not'; query: Query }
  | { type: 'and'; queries: Query[] }
  | { type: 'or'; queries: Query[] }

/** Several texts and how they must stand to each other: whatever has `parts` is one. */
export type Expression = Extract<Query, { parts: string[] }>

/** What a tree is made of at its ends. */
export const LEAF_TYPES = Object.keys({
  term: true,
  phrase: true,
  gap: true,
  near: true,
  field: true,
} satisfies Record<LeafType, true>) as LeafType[]

type LeafType = Exclude<Query['type'], 'not' | 'and' | 'or'>

export type NoticeCode =
  | ParseNoticeCode
  | 'ambiguous-region'
  | 'as-restrictions'
  | 'collection-missing'
  | 'did-you-mean'
  | 'left-out'
  | 'in-repeats'
  | 'levels-apart'
  | 'no-report'
  | 'not-found'
  | 'related'
  | 'relaxed'
  | 'number-cut'
  | 'one-report'
  | 'repeats-once'
  | 'same-paragraph'
  | 'unknown-report'
  | 'unpublished'
  | 'words-only'

/** Something the asker should know: what was read how, relaxed, or ambiguous. */
export interface Notice {
  /** Stable, for programs. */
  code: NoticeCode
  /** In Chinese, for people. */
  message: string
  /** What the message speaks of, for a sentence in another language: texts as typed, names, numbers. */
  about?: string[]
}

export interface ParsedQuery {
  /** `null` when nothing is left to search for. */
  query: Query | null
  notices: Notice[]
}
