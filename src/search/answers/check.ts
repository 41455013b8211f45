// check.ts — a draft held against the library: the question and whom it goes to. Not: checking (src/checking/).
import type { Check, CheckOptions } from '../../api/check.ts'
import { checkDraft } from '../../checking/check-draft.ts'
import type { Opened } from '../opened.ts'

export function createCheck({ engine, library }: Opened) {
  return async (draft: string, options: CheckOptions = {}): Promise<Check> =>
    checkDraft(await library.corpus(), engine.info, draft, options)
}
