// reports.ts — what the stories are told over: the seeds under short ids, and reports composed for one story. Not: serving.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import { SEEDS } from '../../src/package.ts'
import { readReports } from '../../src/report/read.ts'
import type { Report } from '../../src/report/report.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { lasting } from './server.ts'

/** What the pages are told as the version of such an index. */
export const VERSION = 'test'

/** @param texts by file name */
export async function reportsOf(texts: Readonly<Record<string, string>>): Promise<Report[]> {
  const reports: Report[] = []
  for (const [file, text] of Object.entries(texts)) {
    const read = await readReports({ file, bytes: new TextEncoder().encode(text) })
    reports.push(...read.reports)
  }
  return reports
}

/** The segmenter that starts faster: what the stories find does not depend on how words are cut. */
export const searcherOf = async (reports: Report[]): Promise<Searcher> =>
  lasting(searcherOver(reports, await openSegmenter('@node-rs/jieba')))

/** The seeds, whose ids here are their numbers: 000 to 004. */
export async function seedSearcher(): Promise<Searcher> {
  const files = readdirSync(SEEDS).sort()
  const texts = files.map(file => [file, readFileSync(join(SEEDS, file), 'utf8')])
  const reports = await reportsOf(Object.fromEntries(texts))
  return searcherOf(reports.map(report => ({ ...report, id: report.file.slice(0, 3) })))
}
