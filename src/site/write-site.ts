// write-site.ts — a folder of reports that opens from a file share, by double click: pages, and data as scripts, because a
// browser lets a page of file:// load scripts and nothing else. Not: the pages' looks (site-pages.ts, web/site).
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportSummary } from '../api/hit.ts'
import { JiansuoError } from '../errors.ts'
import { localTime } from '../local-time.ts'
import { SITE } from '../package.ts'
import { placeName } from '../regions/place-text.ts'
import { byRegion } from '../regions/region.ts'
import { reportLabel } from '../report/reference.ts'
import type { Searcher } from '../search/searcher.ts'
import { indexPage, reportPage, type SiteAbout } from './site-pages.ts'

export interface SiteOptions {
  /** Only reports with a hit. Default: all that the filters leave. */
  query?: string
  region?: string[]
  year?: string[]
  /** Default: 报告汇编. */
  title?: string
}

/** UTF-16 units of all reports: a browser reads them all before its first search. */
const MOST_CHARACTERS = 10_000_000
/** Of one data script. */
const SCRIPT_CHARACTERS = 500_000
/** Says that a folder is one of ours, to be written over. */
const MARKER = 'jiansuo-site.txt'

/**
 * @param folder made where it is missing; one that holds anything but an earlier site is refused
 * @returns how many reports it holds
 * @throws JiansuoError `io` the folder is somebody else's; `bad-query` no report, or too many
 */
export async function writeSite(
  searcher: Searcher,
  folder: string,
  { query, region, year, title = '报告汇编' }: SiteOptions,
): Promise<number> {
  await claim(folder)
  const filters = { ...(region && { region }), ...(year && { year }) }
  const reports = query
    ? await matching(searcher, query, filters)
    : (await searcher.reports({ ...filters, limit: Number.MAX_SAFE_INTEGER })).reports
  if (reports.length === 0) throw new JiansuoError('bad-query', '没有合乎条件的报告：请换检索词或筛选条件')
  const { indexVersion } = await searcher.stats()
  const date = localTime(new Date()).slice(0, 10)
  const about: SiteAbout = { title, date, indexVersion, reports: reports.length, query: query ?? null }
  const files: string[] = []
  let [held, all]: [DataEntry[], number] = [[], 0]
  let size = 0
  const flush = async () => {
    if (held.length === 0) return
    const name = `data/${String(files.length + 1).padStart(3, '0')}.js`
    await writeFile(join(folder, name), scriptOf(held))
    files.push(name)
    held = []
    size = 0
  }
  for (const { id } of reports) {
    const report = await searcher.report(id)
    const passages = report.passages.map(({ id, text }): [string, string] => [id, text])
    const characters = passages.reduce((sum, [, text]) => sum + text.length, 0)
    all += characters
    if (all > MOST_CHARACTERS)
      throw new JiansuoError(
        'bad-query',
        `超过 ${MOST_CHARACTERS / 10_000} 万字，浏览器里检索会太慢：请用检索词、--region 或 --year 收窄，或分成几个文件夹`,
      )
    const place = report.region ? placeName(report.region.name) : '地区不详'
    held.push([id, reportLabel(report), `${place} ${report.year ?? '年份不详'}`, passages])
    size += characters
    await writeFile(join(folder, 'reports', `${id}.html`), reportPage(about, report))
    if (size > SCRIPT_CHARACTERS) await flush()
  }
  await flush()
  for (const asset of ['site.js', 'site.css']) await copyFile(join(SITE, asset), join(folder, asset))
  await writeFile(join(folder, 'index.html'), indexPage(about, reports, files))
  return reports.length
}

// --- internal ---

/** Id, name, place and year, passages as id and text. Read by web/site/main.ts. */
type DataEntry = [id: string, name: string, place: string, passages: [id: string, text: string][]]

/** A script that no character of a report can end. */
const scriptOf = (entries: readonly DataEntry[]): string =>
  `jiansuoSite(${JSON.stringify(entries).replace(/[<\u2028\u2029]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)})\n`

async function matching(
  searcher: Searcher,
  query: string,
  filters: Pick<SiteOptions, 'region' | 'year'>,
): Promise<ReportSummary[]> {
  const { hits } = await searcher.hits(query, { ...filters, distinct: 'report', match: 'strict' })
  const reports: ReportSummary[] = []
  for await (const { report } of hits) reports.push(report)
  return reports.sort((a, b) => byRegion(a.region, b.region))
}

async function claim(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const there = await readdir(folder)
    if (there.length > 0 && !there.includes(MARKER))
      throw new JiansuoError('io', `文件夹 ${folder} 里已有别的东西：请换一个空的文件夹`)
    for (const own of ['reports', 'data']) {
      await rm(join(folder, own), { recursive: true, force: true })
      await mkdir(join(folder, own))
    }
    await writeFile(
      join(folder, MARKER),
      '由 jiansuo site 生成；双击 index.html 打开。再次生成时整个替换。\n',
    )
  } catch (error) {
    if (error instanceof JiansuoError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new JiansuoError('io', `写不了文件夹 ${folder}（${code}）：请检查路径与权限`, { cause: error })
  }
}
