// notice.ts — what the server wants said, in the language of the page, by its code. Not: where it stands.
import type { SearchResult } from '../../src/api/search.ts'

type Notice = SearchResult['notices'][number]

export interface NoticeWords {
  notice(code: string, about: readonly string[], message: string): string
}

/** `lang` is set where the page has no words of its own for it, and the server's stand. */
export function saidOf({ code, about = [], message }: Notice, words: NoticeWords) {
  const text = words.notice(code, about, message)
  return { text, lang: text === message ? 'zh-CN' : null }
}
