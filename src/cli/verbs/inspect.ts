// inspect.ts — jiansuo inspect [REPORT]: which parts an annual report owes are seen in it, or in many, and what is due
// and missing. Not: recognising them.
import type { Command } from 'commander'
import { inspectionsParameters } from '../../api/inspection.ts'
import { JiansuoError } from '../../errors.ts'
import type { Searcher } from '../../search/searcher.ts'
import { expectedIn } from '../expected-file.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { inspectionsText, inspectionText, promisesText } from '../print-inspection.ts'
import { styleOf, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addInspect(program: Command, terminal: Terminal): void {
  const command = program
    .command('inspect')
    .description('年报体检：应有的五个部分，见到或未见；不写编号则列出各地各年')
    .argument('[报告编号]', '检索结果中的编号')
  withFlagsOf(withIndexFlags(command), inspectionsParameters)
    .option('--expected <文件>', '应报清单（每行一个地区，可以接着写年份，或有列名的 CSV）；标出缺的')
    .option('--promises', '上一年的打算与本篇最相近的段落（要写报告编号）')
    .option('--json', '输出与接口相同的 JSON；有 --expected 时另有 missing')
    .action(async (id: string | undefined, flags: Record<string, unknown>) => {
      const style = styleOf(terminal.colors)
      const show = (answer: object, text: () => string) =>
        terminal.out(flags.json ? JSON.stringify(answer) : text())
      if (id === undefined && flags.promises)
        throw new JiansuoError('bad-query', '--promises 要写报告编号，例如 jiansuo inspect 编号 --promises')
      const one = async (searcher: Searcher, report: string) => {
        if (flags.promises) {
          const answer = await searcher.promises(report)
          return show(answer, () => promisesText(answer, style))
        }
        const answer = await searcher.inspection(report)
        show(answer, () => inspectionText(answer, style))
      }
      const many = async (searcher: Searcher) => {
        const given = readQuestion(inspectionsParameters, [], flags)
        const options = flags.limit === undefined ? { ...given, limit: Number.MAX_SAFE_INTEGER } : given
        const expected =
          flags.expected === undefined ? null : await expectedIn(String(flags.expected), terminal)
        const answer = await searcher.inspections(options)
        const { limit: _limit, offset: _offset, ...restrictions } = options
        const missing = expected && (await searcher.missing(expected, restrictions))
        show(missing ? { ...answer, missing } : answer, () => inspectionsText(answer, missing))
      }
      await withSearcher(settingsOf(command, terminal), searcher =>
        id === undefined ? many(searcher) : one(searcher, id),
      )
    })
}
