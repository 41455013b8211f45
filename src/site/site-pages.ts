// site-pages.ts — the pages of a folder that opens without a server: the list, and each report to be read and printed. Not:
// which reports, writing files, searching in the browser (web/site).
import type { ReportSummary } from '../api/hit.ts'
import type { ReportDetail } from '../api/reports.ts'
import { escapeHtml } from '../escape-html.ts'
import { placeText } from '../regions/place-text.ts'
import { byRegion } from '../regions/region.ts'
import { reportLabel } from '../report/reference.ts'

/** What every page says of where it is from. */
export interface SiteAbout {
  title: string
  /** Local date on which the folder was made. */
  date: string
  indexVersion: string
  reports: number
  /** The query it was made for; null: none. */
  query: string | null
}

/** @param dataFiles scripts that hold the passages, in order, relative to the page */
export function indexPage(
  about: SiteAbout,
  reports: readonly ReportSummary[],
  dataFiles: readonly string[],
): string {
  const groups = new Map<string, ReportSummary[]>()
  for (const report of reports.toSorted((a, b) => byRegion(a.region, b.region))) {
    const place = report.region ? placeText(report.region.path) : '地区不详'
    groups.set(place, [...(groups.get(place) ?? []), report])
  }
  const list = [...groups]
    .map(
      ([place, members]) =>
        `<section class="place"><h2>${escapeHtml(place)}</h2><ul>${members
          .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
          .map(
            report =>
              `<li><span class="year">${report.year ?? '年份不详'}</span><a href="reports/${report.id}.html">${escapeHtml(reportLabel(report))}</a></li>`,
          )
          .join('')}</ul></section>`,
    )
    .join('\n')
  return page(
    about.title,
    '',
    `<header><h1>${escapeHtml(about.title)}</h1>${aboutLine(about)}</header>
<form id="search" role="search" hidden><input type="search" id="q" aria-label="检索" placeholder="逐字检索：几个词用空格隔开，同一段里都要有" autocomplete="off"><button type="submit">检索</button></form>
<p class="note" id="said" role="status"></p>
<main>
<ol id="found" hidden></ol>
<div id="list">
${list}
</div>
</main>
<script src="site.js" data-files="${escapeHtml(dataFiles.join(' '))}"></script>`,
  )
}

export function reportPage(about: SiteAbout, report: ReportDetail): string {
  const { region, year, publisher, publishedAt, documentNumber, file, passages } = report
  const meta = [
    region && placeText(region.path),
    year === null ? null : `${year} 年`,
    publisher,
    publishedAt,
    documentNumber,
    file,
  ].filter(text => text !== null && text !== undefined)
  const title = passages[0]?.kind === 'title' ? passages[0] : null
  const body: string[] = []
  let paragraph = -1
  for (const passage of passages) {
    if (passage === title) continue
    const span = `<span class="passage" id="${passage.id}">${escapeHtml(passage.text)}</span>`
    if (passage.paragraph === paragraph) {
      const last = body.pop()!
      body.push(last.replace(/<\/(\w+)>$/, `${span}</$1>`))
      continue
    }
    paragraph = passage.paragraph
    const tag =
      passage.kind === 'paragraph' ? 'p' : `h${Math.min(6, 1 + Math.max(1, passage.section.length))}`
    body.push(`<${tag}>${span}</${tag}>`)
  }
  return page(
    reportLabel(report),
    '../',
    `<nav><a href="../index.html">← ${escapeHtml(about.title)}</a></nav>
<article lang="zh-CN">
<h1${title ? ` id="${title.id}"` : ''}>${escapeHtml(reportLabel(report))}</h1>
<p class="meta">${escapeHtml(meta.join(' · '))}</p>
${body.join('\n')}
</article>
<footer>${aboutLine(about)}</footer>`,
  )
}

// --- internal ---

const aboutLine = ({ date, indexVersion, reports, query }: SiteAbout): string =>
  `<p class="note">${escapeHtml(
    `${reports} 篇报告${query ? `，检索“${query}”所得` : ''}；${date} 取自索引 ${indexVersion}。不联网，不需要服务器。`,
  )}</p>`

const page = (title: string, root: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${root}site.css">
</head>
<body>
${body}
</body>
</html>
`
