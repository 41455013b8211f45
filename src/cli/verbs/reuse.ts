// reuse.ts — jiansuo reuse REPORT: what of a report stands in others. Not: finding it.
import type { Command } from 'commander'
import { reuseParameters } from '../../api/reuse.ts'
import { readQuestion } from '../flags.ts'
import { reuseText, type Sources } from '../print-reuse.ts'
import { styleOf, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

/** Runs shown; `--json` has all. */
const SHOWN = 30

export function addReuse(program: Command, terminal: Terminal): void {
  const command = program
    .command('reuse')
    .description('看一篇报告哪些文字别处也有，哪些只有它有')
    .argument('<报告编号>', '检索结果中的编号')
  const { k, against } = reuseParameters
  withIndexFlags(command)
    .option('-k, --k <字数>', k.description)
    .option('--against <范围>', against.description)
    .option('--json', '输出与 GET /api/reports/编号/reuse 相同的 JSON')
    .action(async (id: string, flags: Record<string, unknown>) => {
      const options = readQuestion(reuseParameters, [], flags)
      await withSearcher(settingsOf(command, terminal), async searcher => {
        const answer = await searcher.reuse(id, options)
        if (flags.json) return terminal.out(JSON.stringify(answer))
        const sources: Sources = { own: await searcher.report(id), others: new Map() }
        for (const { samples } of answer.runs.slice(0, SHOWN)) {
          const other = samples[0]!.reportId
          if (!sources.others.has(other)) sources.others.set(other, await searcher.report(other))
        }
        terminal.out(reuseText(answer, sources, SHOWN, styleOf(terminal.colors)))
      })
    })
}
