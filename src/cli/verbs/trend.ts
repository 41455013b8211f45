// trend.ts — jiansuo trend QUERY and jiansuo keyness: first use and spread of words, and words that some reports have more
// than others. Not: counting.
import type { Command } from 'commander'
import { keynessParameters } from '../../api/keyness.ts'
import { trendContract } from '../../api/trend.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { keynessText, trendText } from '../print-trend.ts'
import { addQuestionVerb } from '../question-verb.ts'
import { putOut, tableFormatOf, withTableFlag } from '../table-flag.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export const addTrend = (program: Command, terminal: Terminal): void =>
  addQuestionVerb(program, terminal, {
    contract: trendContract,
    name: 'trend',
    description: '首见与扩散：本库最早在哪里出现，各年有多少报告、地区用到',
    ask: (searcher, { q, ...options }) => searcher.trend(q, options),
    text: trendText,
    file: async (searcher, { q, ...options }, format) => {
      const { trendFile } = await import('../../export/trend-files.ts')
      return trendFile(searcher, q, { ...options, format }, '')
    },
  })

export function addKeyness(program: Command, terminal: Terminal): void {
  const command = program
    .command('keyness')
    .description('一个地区或年份的报告，哪些词用得明显比别的多或少（按篇数）')
  withTableFlag(withFlagsOf(withIndexFlags(command), keynessParameters))
    .option('--json', '输出与 GET /api/keyness 相同的 JSON')
    .action(async (flags: Record<string, unknown>) => {
      const options = readQuestion(keynessParameters, [], flags)
      const format = tableFormatOf(flags, terminal)
      await withSearcher(settingsOf(command, terminal), async searcher => {
        if (format === null) {
          const answer = await searcher.keyness(options)
          return terminal.out(flags.json ? JSON.stringify(answer) : keynessText(answer))
        }
        const { keynessFile } = await import('../../export/trend-files.ts')
        const { limit: _limit, ...restrictions } = options
        const file = await keynessFile(searcher, { ...restrictions, format }, '')
        await putOut(file.chunks, terminal)
      })
    })
}
