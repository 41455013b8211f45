// search.ts — jiansuo search QUERY: the answer of /api/search, for a terminal or as JSON. Not: searching.
import type { Command } from 'commander'
import { readParameters, searchParameters } from '../../server/parameters.ts'
import { searchResultText } from '../print-answers.ts'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

const another = (value: string, before: string[] = []) => [...before, value]

export function addSearch(program: Command, terminal: Terminal): void {
  const command = program
    .command('search')
    .description('检索段落')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withIndexFlags(command)
    .option('--region <行政区划>', '全称、简称或代码，含其下级；可重复', another)
    .option('--year <年份>', '2021 或 2020..2022；可重复', another)
    .option('--mode <方式>', 'smart 按词（默认），exact 逐字')
    .option('--match <条件>', 'all 都要出现（默认），any 出现其一')
    .option('--report <编号>', '只在这一篇报告中检索')
    .option('--kind <种类>', 'title 标题，heading 小标题，paragraph 正文')
    .option('--sort <排序>', 'relevance 相关度（默认），year:desc，year:asc，region')
    .option('--distinct <单位>', 'report 每篇只取最相关的一段')
    .option('--explain', '说明每段的得分')
    .option('--limit <段数>', '一次的段数，1–100，默认 20')
    .option('--offset <段数>', '跳过的段数，0–10000')
    .option('--json', '输出与 GET /api/search 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readParameters(searchParameters, given(words, flags), name =>
        name === 'q' ? '检索词' : `--${name} `,
      )
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.search(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : searchResultText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}

/** Flags as the parameters of the same names. */
function* given(words: string[], flags: Record<string, unknown>): Generator<[string, string]> {
  yield ['q', words.join(' ')]
  for (const name of Object.keys(searchParameters)) {
    const value = flags[name]
    for (const text of Array.isArray(value) ? value : value === undefined ? [] : [value])
      yield [name, text === true ? '1' : String(text)]
  }
}
