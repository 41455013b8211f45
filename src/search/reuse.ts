// reuse.ts — what of a report stands in others: the question and whom it goes to. Not: finding it (src/reuse/).
import type { Reuse, ReuseOptions } from '../api/reuse.ts'
import { JiansuoError } from '../errors.ts'
import { reuseOf } from '../reuse/reuse.ts'
import type { Opened } from './opened.ts'

export function createReuse({ engine, library }: Opened) {
  return async (id: string, options: ReuseOptions = {}): Promise<Reuse> => {
    const corpus = await library.corpus()
    const report = corpus.numbers.get(id)
    if (report === undefined)
      throw new JiansuoError('not-found', `没有编号为 ${id} 的报告：请从检索结果或报告列表重新打开`)
    return reuseOf(corpus, await library.signposts(), report, options, engine.info.version)
  }
}
