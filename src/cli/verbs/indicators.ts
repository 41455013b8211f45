// indicators.ts — jiansuo indicators: the numbers of reports as a list, JSON, CSV or XLSX. Not: finding them.
import type { Command } from 'commander'
import { indicatorsParameters } from '../../api/indicators.ts'
import { JiansuoError } from '../../errors.ts'
import { withoutTail } from '../../report/language/tails.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { putOut, refuseBytes } from '../table-flag.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withIndicatorsFlag, withSearcher } from '../verb-settings.ts'

const FORMATS = ['json', 'csv', 'xlsx'] as const

export function addIndicators(program: Command, terminal: Terminal): void {
  const command = program.command('indicators').description('报告中的数字：指标、值、所在的句子')
  withFlagsOf(withIndicatorsFlag(withIndexFlags(command)), indicatorsParameters)
    .option('--format <格式>', 'json（默认）、csv 或 xlsx')
    .option('--base-url <网址>', 'CSV、XLSX 里的链接从哪里开始，例如 http://10.0.0.8:3000；默认只写 /r/…')
    .option('--json', '同 --format json')
    .option('--definitions', '输出现用的指标定义，格式与指标文件相同；加 --json 为 JSON')
    .action(async (flags: Record<string, unknown>) => {
      if (flags.definitions) {
        const [{ definitionsWith }, { printDefinitions }] = await Promise.all([
          import('../../indicators/definitions.ts'),
          import('../../indicators/definition-file.ts'),
        ])
        const definitions = definitionsWith(settingsOf(command, terminal).indicators)
        return terminal.out(flags.json ? JSON.stringify(definitions, null, 2) : printDefinitions(definitions))
      }
      const format = FORMATS.find(one => one === (flags.format ?? 'json'))
      if (!format)
        throw new JiansuoError('bad-query', `--format 的值“${flags.format}”不对：应为 json、csv 或 xlsx`)
      refuseBytes(format, terminal)
      const given = readQuestion(indicatorsParameters, [], flags)
      // A file is the whole answer unless a page of it was asked for.
      const options = flags.limit === undefined ? { ...given, limit: Number.MAX_SAFE_INTEGER } : given
      await withSearcher(settingsOf(command, terminal), async searcher => {
        const list = await searcher.indicators(options)
        if (format === 'json') return terminal.out(JSON.stringify(list))
        const { indicatorFile } = await import('../../export/indicators.ts')
        await putOut(indicatorFile(list, format, withoutTail(String(flags.baseUrl ?? ''), '/')), terminal)
      })
    })
}
