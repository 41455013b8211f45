// stats.ts — jiansuo stats: what the index holds. Not: its checksums (verify).
import type { Command } from 'commander'
import { statsText } from '../print-answers.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addStats(program: Command, terminal: Terminal): void {
  const command = program.command('stats').description('显示索引概况')
  withIndexFlags(command)
    .option('--json', '输出与 GET /api/stats 相同的 JSON')
    .action(async (flags: { json?: true }) => {
      const stats = await withSearcher(settingsOf(command, terminal), searcher => searcher.stats())
      terminal.out(flags.json ? JSON.stringify(stats) : statsText(stats))
    })
}
