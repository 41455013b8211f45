// collections-page.ts — the page at /c/: the indexes of this server, a box over all of them, and what it found. Not:
// searching.
import type { SearchAllResult } from '../api/search-all.ts'
import { escapeHtml } from '../escape-html.ts'
import { reportHref } from '../export/report-href.ts'
import { reportLabel } from '../report/reference.ts'

export interface CollectionsPage {
  /** `reports` null: not indexed yet. */
  rows: readonly { name: string; address: string; reports: number | null }[]
  basePath: string
  /** What stands in the address: the question and its filters go along with every link. */
  asked: URLSearchParams
  /** Null: nothing was asked. */
  found: SearchAllResult | null
}

/** A page without scripts. */
export function collectionsPage({ rows, basePath, asked, found }: CollectionsPage): string {
  const items = rows.map(
    ({ name, address, reports }) =>
      `<li><a href="${escapeHtml(address + queryOf(asked, found, 0))}">${escapeHtml(name)}</a>（${countOf(name, reports, found)}）</li>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>${found ? `${escapeHtml(found.query)} · ` : ''}检索 · 各库</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${basePath}/docs.css">
<main><h1>检索：各库</h1>
<form action="${basePath}/c/" accept-charset="utf-8" role="search"><input type="search" name="q" aria-label="检索词" value="${escapeHtml(found?.query ?? '')}" required> <button>在各库里一起检索</button></form>
<ul>${items.join('')}</ul>
${found ? results(found, asked, basePath) : ''}</main></html>
`
}

// --- internal ---

function queryOf(asked: URLSearchParams, found: SearchAllResult | null, offset: number): string {
  if (!found) return ''
  const query = new URLSearchParams(asked)
  query.delete('offset')
  if (offset > 0) query.set('offset', String(offset))
  return `?${query}`
}

function countOf(name: string, reports: number | null, found: SearchAllResult | null): string {
  if (reports === null) return '还没有索引'
  const one = found?.collections.find(collection => collection.name === name)
  return one ? `${one.totalReports} 篇 ${one.totalHits} 段，共 ${reports} 篇报告` : `${reports} 篇报告`
}

function results(found: SearchAllResult, asked: URLSearchParams, basePath: string): string {
  const { totalHits, totalReports, hits, notices, offset, limit } = found
  const next =
    offset + limit < totalHits
      ? `<p><a href="${escapeHtml(queryOf(asked, found, offset + limit))}">下一页</a></p>`
      : ''
  return `<h2>${totalReports} 篇 · ${totalHits} 段</h2>
${notices.map(({ message }) => `<p>${escapeHtml(message)}</p>`).join('')}
<p>逐字符合的在前；各库的得分不能相比，所以按各自的名次轮流排列。</p>
<ol start="${offset + 1}">${hits.map(hit => item(hit, found.query, basePath)).join('')}</ol>${next}`
}

function item(hit: SearchAllResult['hits'][number], query: string, basePath: string): string {
  const { collection, id, reportId, html, report } = hit
  const path = collection ? `/c/${collection}` : ''
  const address = reportHref(`${basePath}${path}`, reportId, new URLSearchParams({ q: query }), id)
  return `<li><p>${html}</p><p><a href="${escapeHtml(address)}">${escapeHtml(reportLabel(report))}</a>${collection ? ` · ${escapeHtml(collection)}` : ''}</p></li>`
}
