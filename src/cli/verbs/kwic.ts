// kwic.ts — jiansuo kwic QUERY: the answer of /api/concordance, for a terminal or as JSON. Not: finding it.
import type { Command } from 'commander'
import { concordanceParameters } from '../../api/concordance.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { concordanceText } from '../print-views.ts'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addKwic(program: Command, terminal: Terminal): void {
  const command = program
    .command('kwic')
    .description('逐处列出语境')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withFlagsOf(withIndexFlags(command), concordanceParameters)
    .option('--json', '输出与 GET /api/concordance 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(concordanceParameters, words, flags)
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.concordance(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : concordanceText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
