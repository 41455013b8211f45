// print-answers.ts — answers as text that is read in a terminal. Not: where it goes.

import type { Match, ReportSummary } from '../api/hit.ts'
import type { ReportDetail } from '../api/reports.ts'
import type { SearchResult } from '../api/search.ts'
import type { Stats } from '../api/service.ts'
import type { ScoreParts } from '../engine/engine.ts'
import { placeText } from '../regions/place-text.ts'
import { FIELD_NAMES, REASON_NAMES, SOURCE_NAMES } from '../report/chinese-names.ts'
import type { MetadataField, Provenance, Region } from '../report/report.ts'
import { byFile } from '../search/answers/failed-files.ts'
import { countSkipped, skippedRows } from './print-skipped.ts'
import { columns, harmless, type Style } from './terminal.ts'

/** A division behind those it lies in. */
export const placeName = (region: Region | null): string => (region ? placeText(region.path) : '地区不详')
const when = (year: number | null) => (year === null ? '年份不详' : `${year} 年`)

/** Its title; where it has none, what it is about. */
export const reportName = ({
  title,
  region,
  year,
}: Pick<ReportSummary, 'title' | 'region' | 'year'>): string =>
  harmless(title ?? `${placeName(region)} ${when(year)}（原文没有题名）`)

/** “4 篇 · 9 段 · 33 处” */
const totals = ({ totalReports, totalHits, totalOccurrences }: SearchResult) =>
  [
    `${totalReports} 篇`,
    `${totalHits} 段`,
    ...(totalOccurrences === null ? [] : [`${totalOccurrences} 处`]),
  ].join(' · ')

/** Text with its matches set off. */
export function highlighted(text: string, matches: readonly Match[], { mark }: Style): string {
  let result = ''
  let end = 0
  for (const { start, length } of matches) {
    result += harmless(text.slice(end, start)) + mark(harmless(text.slice(start, start + length)))
    end = start + length
  }
  return result + harmless(text.slice(end))
}

/** @example scoreText(1.94, parts) // '得分 1.940 = 逐字 1 + 文字 0.920 + 所在报告 0.020' */
function scoreText(score: number, { literal, text, work }: ScoreParts): string {
  const sum = `文字 ${text.toFixed(3)} + 所在报告 ${work.toFixed(3)}`
  return `得分 ${score.toFixed(3)} = ${literal ? `逐字 1 + ${sum}` : `x ÷ (1 + x)，x = ${sum}（没有逐字出现）`}`
}

/** Totals, notices, and a block for each hit: where, section, text, address. */
export function searchResultText(answer: SearchResult, style: Style): string {
  const { hits, offset, notices } = answer
  const lines = [`${style.strong(totals(answer))}${answer.relaxed ? '（已放宽）' : ''}`]
  for (const { message } of notices) lines.push(`提示：${harmless(message)}`)
  hits.forEach((hit, i) => {
    const { report, section } = hit
    lines.push('', style.strong(`${offset + i + 1}. ${placeName(report.region)} · ${when(report.year)}`))
    if (section.length) lines.push(`   ${style.dim(harmless(section.join(' › ')))}`)
    lines.push(`   ${highlighted(hit.text, hit.matches, style)}`)
    if (hit.explanation) lines.push(`   ${style.dim(scoreText(hit.score, hit.explanation))}`)
    lines.push(
      `   ${style.dim(`${harmless(report.file)} · jiansuo show ${hit.reportId} · 第 ${hit.ordinal + 1} 段`)}`,
    )
  })
  const shown = offset + hits.length
  if (hits.length && shown < answer.totalHits)
    lines.push('', style.dim(`后面还有：加 --offset ${shown} 看下一页`))
  return lines.join('\n')
}

/** Metadata with where each came from, then the whole text by sections. */
export function reportText(report: ReportDetail, style: Style): string {
  const lines = [style.strong(reportName(report)), metadata(report)]
  let before = ''
  for (const { text, section, kind, matches } of report.passages) {
    const here = section.join(' › ')
    if (here !== before && here) lines.push('', style.dim(harmless(here)))
    before = here
    const line = highlighted(text, matches, style)
    lines.push(kind === 'paragraph' ? line : style.strong(line))
  }
  return lines.join('\n')
}

const metadata = (report: ReportDetail) => {
  const values: Record<MetadataField, unknown> = {
    ...report,
    region: report.region && placeName(report.region),
  }
  const rows = (Object.keys(FIELD_NAMES) as MetadataField[]).map(field => [
    FIELD_NAMES[field],
    harmless(String(values[field] ?? '—')),
    origin(report.provenance[field]),
  ])
  return columns([...rows, ['文件', harmless(report.file)], ['编号', report.id]])
}

const origin = (from: Provenance | undefined) =>
  from ? `${SOURCE_NAMES[from.source]}：${harmless(from.evidence)}` : ''

/** What is not searched, line by line. */
export const cleaningText = ({ cleaning }: ReportDetail): string =>
  cleaning.length
    ? columns(cleaning.map(({ line, reason, text }) => [line, REASON_NAMES[reason], harmless(text)]))
    : '没有清理任何内容'

/** What is indexed, in a few rows. */
export function statsText(stats: Stats): string {
  const { analysis, years } = stats
  const skipped = byFile(stats.skipped)
  const counts = countSkipped(skipped)
  return columns([
    ['索引版本', stats.indexVersion],
    ['建成时间', stats.builtAt],
    ['报告', `${stats.reports} 篇`],
    ['段落', `${stats.paragraphs} 个，分为 ${stats.passages} 段`],
    ['字数', String(stats.characters)],
    ['地区', `${stats.regions} 个`],
    ['年份', years.map(({ year, reports }) => `${when(year)} ${reports} 篇`).join('，') || '—'],
    ['分词', `${analysis.segmenter}，词典 ${analysis.dictionary}，逐字规则 ${analysis.skeleton}`],
    ...(analysis.userDictionary
      ? [['自定词典', `${harmless(analysis.userDictionary.file)}，${analysis.userDictionary.words} 个词`]]
      : []),
    ['未读文件', `${counts.files} 个`],
    ...(counts.entries ? [['未读条目', `${counts.entries} 条，在 ${counts.entryFiles} 个文件里`]] : []),
    ...skippedRows(skipped).map(([where, why]) => [' ', `${where}：${why}`]),
  ])
}
