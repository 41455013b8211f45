// inspect.ts — jiansuo inspect REPORT: which parts an annual report owes are seen in it. Not: recognising them.
import type { Command } from 'commander'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addInspect(program: Command, terminal: Terminal): void {
  const command = program
    .command('inspect')
    .description('年报体检：应有的五个部分，见到或未见')
    .argument('<报告编号>', '检索结果中的编号')
  withIndexFlags(command)
    .option('--json', '输出与 GET /api/reports/编号/inspection 相同的 JSON')
    .action(async (id: string, flags: { json?: true }) => {
      const inspection = await asking(settingsOf(command, terminal), searcher => searcher.inspection(id))
      if (flags.json) return terminal.out(JSON.stringify(inspection))
      const { strong, dim } = styleOf(terminal.colors)
      for (const { name, found, evidence } of inspection.parts) {
        terminal.out(`${strong(name)}  ${found ? '见到' : '未见'}`)
        for (const { text } of evidence) terminal.out(dim(`  ${text}`))
      }
      terminal.out(dim('“未见”只是按通常的字样没有找到，不等于没有写。'))
    })
}
