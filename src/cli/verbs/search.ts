// search.ts — jiansuo search QUERY: the answer of /api/search, for a terminal or as JSON. Not: searching.
import type { Command } from 'commander'
import { searchParameters } from '../../api/search.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { searchResultText } from '../print-answers.ts'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addSearch(program: Command, terminal: Terminal): void {
  const command = program
    .command('search')
    .description('检索段落')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withFlagsOf(withIndexFlags(command), searchParameters)
    .option('--json', '输出与 GET /api/search 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(searchParameters, words, flags)
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.search(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : searchResultText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
