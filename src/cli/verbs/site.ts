// site.ts — jiansuo site OUT [QUERY]: reports as a folder that opens from a file share, without a server. Not: making it.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { inspectionsParameters } from '../../api/inspection.ts'
import { collect, readQuestion } from '../flags.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addSite(program: Command, terminal: Terminal): void {
  const command = program
    .command('site')
    .description('把报告做成一个文件夹，放在共享盘上双击就能看、能检索，不需要服务器')
    .argument('<文件夹>', '写到哪里；要是空的，或是以前生成的')
    .argument('[检索词...]', '只要有命中的报告，默认全部')
  const { region, year } = inspectionsParameters
  withIndexFlags(command)
    .option('--region <行政区划>', region.description, collect)
    .option('--year <年份>', year.description, collect)
    .option('--title <题目>', '首页的题目，默认 报告汇编')
    .action(async (out: string, words: string[], flags: Record<string, unknown>) => {
      const { region, year } = readQuestion(inspectionsParameters, [], {
        region: flags.region,
        year: flags.year,
      })
      const { writeSite } = await import('../../site/write-site.ts')
      const query = words.join(' ').trim()
      const written = await withSearcher(settingsOf(command, terminal), searcher =>
        writeSite(searcher, resolve(terminal.directory, out), {
          ...(query && { query }),
          ...(region && { region }),
          ...(year && { year }),
          ...(flags.title !== undefined && { title: String(flags.title) }),
        }),
      )
      terminal.err(`已写入 ${out}：${written} 篇报告，双击其中的 index.html 打开`)
    })
}
