// explain.ts — jiansuo explain QUERY REPORT: why a report is or is not in the answer. Not: scores (search --explain).
import type { Command } from 'commander'
import { type Explanation, explainContract } from '../../api/explain.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { highlighted } from '../print-answers.ts'
import { harmless, type Style, styleOf, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addExplain(program: Command, terminal: Terminal): void {
  const command = program
    .command('explain')
    .description('说明一篇报告为什么在、或为什么不在检索结果里')
    .argument('<检索词>', '含空格时用引号括起来')
    .argument('<报告>', '报告编号，或报告列表中的文件名')
  withFlagsOf(withIndexFlags(command), explainContract.parameters)
    .option('--json', '输出与 GET /api/reports/编号/explain 相同的 JSON')
    .action(async (query: string, report: string, flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(explainContract.parameters, [query], flags)
      const answer = await withSearcher(settingsOf(command, terminal), searcher =>
        searcher.explain(q, report, options),
      )
      terminal.out(flags.json ? JSON.stringify(answer) : explanationText(answer, styleOf(terminal.colors)))
    })
}

/** The reasons, then for each part the passage that shows it. */
function explanationText({ report, reasons, parts, notices }: Explanation, style: Style): string {
  const [verdict = '', ...others] = reasons
  const lines = [style.strong(harmless(verdict)), style.dim(`${harmless(report.file)} · ${report.id}`)]
  for (const { message } of notices) lines.push(`提示：${harmless(message)}`)
  for (const reason of others) lines.push(`· ${harmless(reason)}`)
  for (const { text, type, excluded, first, nearest } of parts) {
    const shown = first ?? nearest?.passage
    if (!shown || type === 'field') continue
    const name = `${excluded ? '要排除的 ' : ''}${harmless(text)}${first ? '' : ' 最接近处'}`
    const title = `${name}：第 ${shown.ordinal + 1} 段`
    lines.push('', style.dim(title), highlighted(shown.text, shown.matches, style))
  }
  return lines.join('\n')
}
