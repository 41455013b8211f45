// atom.ts — a search as an Atom feed (RFC 4287): an entry for each report, with its best passage. Not: when a report was
// first indexed, which no snapshot knows: the newest year stands first.
import { FEED_TYPE, type FeedOptions } from '../api/feed.ts'
import type { Hit } from '../api/hit.ts'
import { readYears } from '../query/years.ts'
import { findRegions } from '../regions/regions.ts'
import { KIND_NAMES } from '../report/chinese-names.ts'
import { authorOf, citation } from '../report/reference.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Download } from './download.ts'
import { reportHref } from './report-href.ts'

/**
 * @param base where the pages are: `http://10.0.0.8:3000`; entries link there
 * @throws JiansuoError as a search does
 */
export async function atomFeed(
  searcher: Searcher,
  query: string,
  { limit = 50, ...options }: FeedOptions,
  base: string,
): Promise<Download> {
  const [answer, { builtAt }] = await Promise.all([
    // A relaxed answer would bring what was not asked for to somebody who does not see the notice.
    searcher.search(query, {
      ...options,
      match: options.match ?? 'strict',
      sort: 'year:desc',
      distinct: 'report',
      limit,
    }),
    searcher.stats(),
  ])
  const self = `${base}/feed?${addressOf(query, options)}`
  const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' }, [
    element('id', {}, [escaped(self)]),
    element('title', {}, [escaped(titleOf(query, options))]),
    element('updated', {}, [builtAt]),
    element('link', { rel: 'self', href: self }),
    element('link', { rel: 'alternate', href: `${base}/?${addressOf(query, options)}` }),
    element('generator', {}, ['jiansuo']),
    ...answer.hits.map(hit => entry(hit, query, base)),
  ])
  return {
    fileName: null,
    mediaType: FEED_TYPE,
    rows: answer.hits.length,
    chunks: (async function* () {
      yield `<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`
    })(),
  }
}

// --- internal ---

function entry({ report, text, section, id, reportId }: Hit, query: string, base: string): string {
  const link = reportHref(base, reportId, new URLSearchParams({ q: query }), id)
  return element('entry', {}, [
    element('id', {}, [escaped(`urn:jiansuo:report:${reportId}`)]),
    element('title', {}, [escaped(citation(report, []))]),
    element('updated', {}, [updatedOf(report)]),
    element('link', { rel: 'alternate', href: link }),
    ...(authorOf(report)?.names ?? ['不详']).map(name =>
      element('author', {}, [element('name', {}, [escaped(name)])]),
    ),
    element('summary', {}, [escaped([section.join(' › '), text].filter(Boolean).join('\n'))]),
  ])
}

/**
 * Of a day in China. Where the day of publication is unknown it is the first of the report's year, and of no year the
 * first that computers know: a time of the index would change with every index, and make all entries new again.
 */
function updatedOf({ publishedAt, year }: Hit['report']): string {
  if (publishedAt === null && year === null) return '1970-01-01T00:00:00Z'
  return `${publishedAt ?? `${year}-01-01`}T00:00:00+08:00`
}

/** 检索：行政复议（内蒙古自治区，2020–2026） */
function titleOf(query: string, options: Omit<FeedOptions, 'limit'>): string {
  const { region = [], year = [], by, level = [], genre = [], except = [], kind, report } = options
  const regions = region.map(name => {
    const [found, other] = findRegions(name)
    return found && !other ? found.name : name
  })
  const years = year
    .map(one => {
      const { from, to } = readYears(one)!.range
      return from === to ? from : `${from}–${to}`
    })
    .join('、')
  const narrowed = [
    regions.join('、'),
    years && by === 'published' ? `${years} 年发布` : years,
    level.join('、'),
    genre.join('、'),
    except.length > 0 ? `不计 ${except.length} 篇` : '',
    kind ? KIND_NAMES[kind] : '',
    report ? `报告 ${report}` : '',
  ].filter(Boolean)
  return `检索：${query}${narrowed.length > 0 ? `（${narrowed.join('，')}）` : ''}`
}

/** Every option is in it: a feed of one kind of text is another feed than that of all. */
function addressOf(query: string, options: FeedOptions): string {
  const parameters = new URLSearchParams({ q: query })
  for (const [name, value] of Object.entries(options))
    for (const one of [value].flat()) if (one !== undefined) parameters.append(name, String(one))
  return parameters.toString()
}

function element(name: string, attributes: Record<string, string>, children: readonly string[] = []): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return children.length > 0
    ? `<${name}${given.join('')}>${children.join('')}</${name}>`
    : `<${name}${given.join('')}/>`
}

/** Text as XML 1.0 may have it: what it may not have at all is dropped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
