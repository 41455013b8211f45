// suggest.ts — suggestions of the snapshot, where it has any. Not: finding them (suggest/).
import type { Suggestion } from '../../api/suggest.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'

export const createSuggest =
  ({ suggester }: Opened) =>
  async (typed: string, limit: number): Promise<Suggestion[]> =>
    suggester?.suggest(typed, paging({ limit }, 8).limit) ?? []
