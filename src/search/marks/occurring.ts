// occurring.ts — a question's passages in which an occurrence of what it asks for starts. Not: the occurrences one by
// one (occurrences.ts).
import type { ViewOptions, ViewResult } from '../../api/question.ts'
import type { Condition, PassageRecord } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import type { Notice, Query } from '../../query/query.ts'
import { positiveLeaves } from '../../query/tree.ts'
import { elapsed } from '../clock.ts'
import type { Opened } from '../opened.ts'
import { ask } from '../question/question.ts'

/** More lines than anybody reads take longer to sort than others should wait. */
const MOST_LINES = 100_000

/** What a view says of the question, but for the time it took. */
export type Said = Pick<ViewResult, 'mode' | 'relaxed' | 'notices'>

export interface Occurring extends Said {
  /** Null: nothing to look for was typed. */
  query: Query | null
  /** In batches; null: none. */
  passages: AsyncIterable<PassageRecord[]> | null
  /** How many occurrences there are, where they are more than `MOST_LINES`. */
  many: number | null
}

/**
 * @param isPage only a page of them is asked for, in the order of the passages: of literal ones there may be any number
 * @throws JiansuoError `bad-query`, also for more occurrences than `MOST_LINES`
 */
export async function occurring(
  opened: Opened,
  text: string,
  options: ViewOptions,
  isPage = false,
): Promise<Occurring> {
  const { query, answer, mode, relaxed, notices } = await ask(opened, {
    text,
    options,
    async put(request, { occurrence }, engine) {
      // Of the passages that match, only those are read in which there is a line to be had.
      const where: Condition = { type: 'and', conditions: [request.where, occurrence] }
      const tallies = await engine.tally({ ...request, where })
      const lines = tallies.reduce((sum, { hits, occurrences }) => sum + (occurrences ?? hits), 0)
      const many = lines > MOST_LINES ? lines : null
      // Of a gap or near how many there are is known only when all were found.
      if (many !== null && (!isPage || tallies.some(({ occurrences }) => occurrences === null)))
        throw tooMany(many)
      if (tallies.length > 0) return { found: true, passages: engine.matching({ ...request, where }), many }
      const [totals] = await engine.counts([{ ...request, counted: null }])
      return { found: totals!.hits > 0, passages: null, many }
    },
    hits: ({ found }) => Number(found),
  })
  const passages = answer?.passages ?? null
  if (query && answer?.found && passages === null && asksForWords(query)) notices.push(WORDS_ONLY)
  return { query, passages, many: answer?.many ?? null, mode, relaxed, notices }
}

/** The beginning of a view's answer. */
export function said(
  { engine }: Opened,
  query: string,
  { mode, relaxed, notices }: Said,
  started: number,
): ViewResult {
  const processingTimeMs = elapsed(started)
  return { query, mode, relaxed, notices, processingTimeMs, indexVersion: engine.info.version }
}

// --- internal ---

function tooMany(lines: number): JiansuoError {
  const found = `共 ${lines} 处，语境一次至多列、至多排序 ${MOST_LINES} 处`
  const remedy = '请用 limit 按原文的次序分页，或加上别的词，或用 region、year 收窄'
  return new JiansuoError('bad-query', `参数 q：${found}，${remedy}`, {
    reason: 'too-many-occurrences',
    about: [lines, MOST_LINES],
  })
}

const WORDS_ONLY: Notice = {
  code: 'words-only',
  message: '这些段落含有检索词中的各个词，但没有连在一起的原词，所以没有语境可列：请减少检索词，或看段落',
}

/**
 * Whether a passage can match by words that do not stand together: not where all is excluded or restricted, nor where
 * what is asked for only matches as it stands.
 */
const asksForWords = (query: Query) => positiveLeaves(query).some(({ type }) => type === 'term')
