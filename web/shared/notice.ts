// notice.ts — what the server wants said, in the language of the page, by its code. Not: where it stands.
import type { SearchResult } from '../../src/api/search.ts'
import { h } from './dom.ts'

type Notice = SearchResult['notices'][number]

interface NoticeWords {
  notice(code: string, about: readonly string[], message: string): string
}

/** `lang` is set where the page has no words of its own for it, and the server's stand. */
export function saidOf({ code, about = [], message }: Notice, words: NoticeWords) {
  const text = words.notice(code, about, message)
  return { text, lang: text === message ? 'zh-CN' : null }
}

/** The same as a paragraph. */
export function saidNode(notice: Notice, words: NoticeWords, name: string | null = null): HTMLElement {
  const { text, lang } = saidOf(notice, words)
  return h('p', { class: name, lang }, text)
}

/** What a report that is left out is called, as the answer tells it; else its id. */
export const leftOutIn = (notices: readonly Notice[], id: string): string =>
  notices.find(({ code, about }) => code === 'left-out' && about?.[2] === id)?.about?.[0] ?? id

/** The other wordings that an answer counts too; none where none were asked for. */
export const relatedIn = ({ notices }: { notices: readonly Notice[] }): string[] =>
  notices.flatMap(({ code, about = [] }) => (code === 'related' ? about : []))
