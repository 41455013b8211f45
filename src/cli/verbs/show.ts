// show.ts — jiansuo show REPORT: one whole report, or what was cleaned from it. Not: searching in it.
import type { Command } from 'commander'
import { cleaningText, reportText } from '../print-answers.ts'
import { styleOf, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addShow(program: Command, terminal: Terminal): void {
  const command = program
    .command('show')
    .description('显示一篇报告')
    .argument('<报告编号>', '检索结果中的编号')
  withIndexFlags(command)
    .option('--cleaning', '只看清理记录：哪些行不参与检索，为什么')
    .option('--json', '输出与 GET /api/reports/编号 相同的 JSON')
    .action(async (id: string, flags: { cleaning?: true; json?: true }) => {
      const report = await withSearcher(settingsOf(command, terminal), searcher => searcher.report(id))
      if (flags.json) terminal.out(JSON.stringify(flags.cleaning ? report.cleaning : report))
      else terminal.out(flags.cleaning ? cleaningText(report) : reportText(report, styleOf(terminal.colors)))
    })
}
