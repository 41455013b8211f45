// search.ts — jiansuo search QUERY: the answer of /api/search, for a terminal or as JSON. Not: searching.
import type { Command } from 'commander'
import { searchParameters } from '../../server/parameters.ts'
import { searchResultText } from '../print-answers.ts'
import { readQuestion, withQuestionFlags } from '../questions.ts'
import { asking, settingsOf } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addSearch(program: Command, terminal: Terminal): void {
  const command = program
    .command('search')
    .description('检索段落')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withQuestionFlags(command)
    .option('--sort <排序>', 'relevance 相关度（默认），year:desc，year:asc，region')
    .option('--distinct <单位>', 'report 每篇只取最相关的一段')
    .option('--explain', '说明每段的得分')
    .option('--limit <段数>', '一次的段数，1–100，默认 20')
    .option('--offset <段数>', '跳过的段数，0–10000')
    .option('--json', '输出与 GET /api/search 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(searchParameters, words, flags)
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.search(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : searchResultText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
