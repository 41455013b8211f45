// print-check.ts — a checked draft as text for a terminal: what needs a look first. Not: checking it.
import type { Check, CheckedTitle, CheckMatch } from '../api/check.ts'
import { DIFFERENCE_NAMES, isKey } from '../checking/key-differences.ts'
import { comparedParts, type Standing, standingOf, unheldOf } from '../checking/standing.ts'
import { reportName } from './print-answers.ts'
import { harmless, type Style } from './terminal.ts'

const STANDINGS: Record<Standing, string> = {
  verbatim: '逐字相同',
  near: '近似',
  partly: '部分近似',
  absent: '本库未收',
}
const FAULTS: Record<NonNullable<CheckedTitle['fault']>, string> = {
  unclosed: '缺右书名号',
  unopened: '缺左书名号',
  brackets: '括号不成对',
  number: '文号不全',
}

/** Counts, then what is near with what differs, then what is not held, then titles; what is the same is only counted. */
export function checkText(answer: Check, style: Style): string {
  const { sentences, titles, counts, reports, builtAt } = answer
  const unheld = unheldOf(counts)
  const lines = [
    style.strong(
      `逐字 ${counts.verbatim} 句 · 近似 ${counts.near} 句 · 部分近似 ${counts.partly} 句 · 本库未收 ${unheld} 句`,
    ),
  ]
  if (counts.flagged > 0)
    lines.push(style.strong(`否定、数字、地名、年份或增减等用词有出入：${counts.flagged} 句`))
  else if (unheld < sentences.length) lines.push('否定、数字、地名、年份和增减等用词没有发现出入')
  if (unheld > 0) lines.push(style.strong(`${unheld} 句本库未收，没有比对要点`))
  const partly = sentences.filter(({ rest }) => rest).length
  if (partly > 0) lines.push(style.strong(`${partly} 句有的分句没有比对，列在句下`))
  sentences.forEach((sentence, i) => {
    const { text, verdict, matches, rest = [] } = sentence
    // What is word for word may have lost the negation right before it.
    if (verdict === 'verbatim' && matches[0]!.differences.length === 0) return
    lines.push('', `${i + 1}. ${STANDINGS[standingOf(sentence)]}　${harmless(text)}`)
    const words = (part: { start: number; length: number }) =>
      harmless(text.slice(part.start, part.start + part.length))
    for (const { part, matches } of comparedParts(sentence)) {
      if (part) lines.push(`   比对的一段　${words(part)}`)
      if (matches[0]) lines.push(...source(matches[0], style))
    }
    for (const part of rest) lines.push(`   没有比对　　${words(part)}`)
  })
  const named = titles.filter(({ verdict, quoted }) => verdict !== 'held' || quoted)
  if (named.length > 0) lines.push('', '提到的文件：')
  for (const { text, fault, verdict, quoted } of named)
    lines.push(
      `  ${fault ? FAULTS[fault] : verdict === 'held' ? '本库有' : '本库未收'}　${harmless(text)}`,
      ...(quoted ? [style.mark(`    本库写作 ${harmless(quoted)}`)] : []),
    )
  lines.push('', style.dim(`本库 ${reports} 篇，截至 ${builtAt.slice(0, 10)}。“本库未收”不等于有误。`))
  return lines.join('\n')
}

function source({ text, differences, report }: CheckMatch, style: Style): string[] {
  return [
    `   库中　${harmless(text)}`,
    ...differences.map(({ kind, draft, source, from }) => {
      const of = from === 'report' ? '那篇报告的' : '库中'
      const change = `${DIFFERENCE_NAMES[kind]}：${harmless(draft) || '（无）'} → ${of} ${harmless(source) || '（无）'}`
      return `   ${isKey({ kind }) ? style.mark(change) : change}`
    }),
    `   ${style.dim(`${reportName(report)} · jiansuo show ${report.id}`)}`,
  ]
}
