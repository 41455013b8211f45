// check.ts — a draft held against the library: the question and whom it goes to. Not: checking (src/checking/).
import type { Check, CheckOptions } from '../../api/check.ts'
import { checkDraft } from '../../checking/check-draft.ts'
import type { Opened } from '../opened.ts'

export function createCheck({ engine, library }: Opened) {
  // One draft at a time: two would only take each other's turns.
  let before: Promise<unknown> = Promise.resolve()
  return (draft: string, options: CheckOptions = {}): Promise<Check> => {
    const answer = before.then(async () => checkDraft(await library.corpus(), engine.info, draft, options))
    before = answer.catch(() => {})
    return answer
  }
}
