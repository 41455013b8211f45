// coverage.ts — jiansuo coverage: what the library holds of each division and year, and what of an expected list it lacks.
// Not: counting it.
import type { Command } from 'commander'
import { coverageParameters } from '../../api/coverage.ts'
import { JiansuoError } from '../../errors.ts'
import { missingWithin } from '../../search/answers/missing.ts'
import { expectedIn } from '../expected-file.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { coverageText, missingText } from '../print-coverage.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addCoverage(program: Command, terminal: Terminal): void {
  const command = program.command('coverage').description('收录情况：各地区各年份有多少篇，还缺哪些')
  withFlagsOf(withIndexFlags(command), coverageParameters)
    .option('--expected <文件>', '应有哪些（每行一个地区，可以接着写年份，或有列名的 CSV）；列出缺的')
    .option('--json', '输出与 GET /api/coverage 相同的 JSON；有 --expected 时另有 missing')
    .action(async (flags: Record<string, unknown>) => {
      const options = readQuestion(coverageParameters, [], flags)
      if (flags.expected !== undefined && options.depth !== undefined)
        throw new JiansuoError(
          'bad-query',
          '--expected 按清单里的地区逐个核对，--depth 却把下级并入省级：两者请只用一个',
        )
      const file = flags.expected === undefined ? null : String(flags.expected)
      const expected = file === null ? null : await expectedIn(file, terminal)
      const held = await withSearcher(settingsOf(command, terminal), searcher => searcher.coverage(options))
      const missing = expected && missingWithin(expected, held, options)
      if (flags.json) terminal.out(JSON.stringify(missing ? { ...held, missing } : held))
      else terminal.out(missing ? missingText(missing) : coverageText(held))
    })
}
