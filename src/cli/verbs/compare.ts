// compare.ts — jiansuo compare QUERY: the answer of /api/compare, for a terminal or as JSON. Not: counting.
import type { Command } from 'commander'
import { compareParameters } from '../../api/compare.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { compareText } from '../print-views.ts'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addCompare(program: Command, terminal: Terminal): void {
  const command = program
    .command('compare')
    .description('对比各地区各年份的次数')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withFlagsOf(withIndexFlags(command), compareParameters)
    .option('--json', '输出与 GET /api/compare 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(compareParameters, words, flags)
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.compare(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : compareText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
